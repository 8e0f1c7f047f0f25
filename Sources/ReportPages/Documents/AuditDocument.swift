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

  struct Corpus: Decodable {
    var files: Count
    var lines: Count
    var words: Count
    var distinctWords: Count
    var characters: Count
    var bytes: Count
    var invalidSequences: Count
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
    var unknownWordsComplete: Bool
    var examples: [Example]
    var efficiency: Efficiency
    /// By id; summed as floating point, for they are not checked one by one.
    var tokenCounts: [Int]
  }

  struct Totals: Decodable {
    var tokens: Count
    var unknownWords: Count
    var unknownDistinctWords: Count
    var unknownLines: Count
    var unknownCharacters: Count
  }

  struct SliceText: Decodable {
    var words: Count
    var distinctWords: Count
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
  }

  struct Cause: Decodable {
    var cause: String
    var words: Count
    var distinctWords: Count
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
      case character, codePoint, name, script, cause, occurrences, words, lines
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
    }

    struct UsedToken: Decodable {
      var id: Count
      var token: String
      var occurrences: Count
    }
  }
}
