/// What `audit --json` prints, as far as a page shows it. `docs/audit.md` describes the fields.
struct AuditDocument: Decodable {
  static let schemas = ["kc-vocab/audit/1", "kc-vocab/audit/2"]

  var pipelineFingerprint: String
  var corpus: Corpus
  var vocabularies: [Vocabulary]
  var comparisons: [Comparison]
  var baseline: Baseline?
  var gates: [Gate]
  var groups: [Group]

  private enum CodingKeys: String, CodingKey {
    case corpus, vocabularies, comparisons, baseline, gates, groups
    case pipelineFingerprint = "pipeline_fingerprint"
  }

  struct Corpus: Decodable {
    var files: Count
    var lines: Count
    var words: Count
    var distinctWords: Count
    var characters: Count
    var bytes: Count
    var invalidSequences: Count

    private enum CodingKeys: String, CodingKey {
      case files, lines, words, characters, bytes
      case distinctWords = "distinct_words"
      case invalidSequences = "invalid_sequences"
    }
  }

  struct Interval: Decodable {
    var low: Double
    var high: Double
  }

  struct Vocabulary: Decodable {
    var name: String
    var digest: String
    var size: Count
    var totals: Totals
    var rates: [String: Double]
    var intervals: [String: Interval]
    var byClass: [ClassSlice]
    var byFrequency: [FrequencySlice]
    var causes: [Cause]
    var unknownCharacters: [UnknownCharacter]
    var unknownWords: [UnknownWord]
    var listsAllUnknownWords: Bool
    var examples: [Example]
    var efficiency: Efficiency
    /// By id; summed as floating point, for they are not checked one by one.
    var tokenCounts: [Int]

    private enum CodingKeys: String, CodingKey {
      case name, digest, size, totals, rates, intervals, causes, examples, efficiency
      case byClass = "by_class"
      case byFrequency = "by_frequency"
      case unknownCharacters = "unknown_characters"
      case unknownWords = "unknown_words"
      case listsAllUnknownWords = "unknown_words_complete"
      case tokenCounts = "token_counts"
    }
  }

  struct Totals: Decodable {
    var tokens: Count
    var unknownWords: Count
    var unknownDistinctWords: Count
    var unknownLines: Count
    var unknownCharacters: Count

    private enum CodingKeys: String, CodingKey {
      case tokens
      case unknownWords = "unknown_words"
      case unknownDistinctWords = "unknown_distinct_words"
      case unknownLines = "unknown_lines"
      case unknownCharacters = "unknown_characters"
    }
  }

  struct SliceText: Decodable {
    var words: Count
    var distinctWords: Count

    private enum CodingKeys: String, CodingKey {
      case words
      case distinctWords = "distinct_words"
    }
  }

  struct ClassSlice: Decodable {
    var characterClass: String
    var text: SliceText
    var totals: Totals
    var rates: [String: Double]
    var intervals: [String: Interval]

    private enum CodingKeys: String, CodingKey {
      case text, totals, rates, intervals
      case characterClass = "class"
    }
  }

  struct FrequencySlice: Decodable {
    var fewestOccurrences: Count
    var mostOccurrences: Count
    var text: SliceText
    var totals: Totals
    var rates: [String: Double]
    var intervals: [String: Interval]

    private enum CodingKeys: String, CodingKey {
      case text, totals, rates, intervals
      case fewestOccurrences = "fewest_occurrences"
      case mostOccurrences = "most_occurrences"
    }
  }

  struct Cause: Decodable {
    var cause: String
    var words: Count
    var distinctWords: Count

    private enum CodingKeys: String, CodingKey {
      case cause, words
      case distinctWords = "distinct_words"
    }
  }

  struct UnknownCharacter: Decodable {
    var character: String
    var codePoint: String
    var name: String
    var script: String
    var characterClass: String
    var cause: String
    var occurrences: Count
    var words: Count
    var lines: Count

    private enum CodingKeys: String, CodingKey {
      case character, name, script, cause, occurrences, words, lines
      case codePoint = "code_point"
      case characterClass = "class"
    }
  }

  struct UnknownWord: Decodable {
    var word: String
    var occurrences: Count
    var cause: String
    var character: String?
  }

  struct Example: Decodable {
    var text: String
    var marked: String
    var unknown: [UnknownWord]
  }

  struct Efficiency: Decodable {
    var piecesPerWord: [Pieces]
    var tokenLengths: [Length]
    var utilisation: [Utilisation]
    var mostFrequent: [UsedToken]

    private enum CodingKeys: String, CodingKey {
      case utilisation
      case piecesPerWord = "pieces_per_word"
      case tokenLengths = "token_lengths"
      case mostFrequent = "most_frequent"
    }

    struct Pieces: Decodable {
      var pieces: Count
      var words: Count
    }

    struct Length: Decodable {
      var characters: Count
      var tokens: Count
    }

    struct Utilisation: Decodable {
      var origin: String
      var tokens: Count
      var used: Count
      var neverUsed: Count
      var usedOnce: Count
      var occurrences: Count

      private enum CodingKeys: String, CodingKey {
        case origin, tokens, used, occurrences
        case neverUsed = "never_used"
        case usedOnce = "used_once"
      }
    }

    struct UsedToken: Decodable {
      var id: Count
      var token: String
      var occurrences: Count
    }
  }
}
