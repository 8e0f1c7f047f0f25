/// What `train --json` prints, as far as a page shows it. `docs/training.md` describes the fields.
struct TrainDocument: Decodable {
  static let schema = "kc-vocab/train/1"

  var corpus: Corpus
  var alphabet: Alphabet
  var merges: Count
  /// How often the merged pair occurred, for some merges from the first to the last.
  var mergeFrequencies: [MergeFrequency]?
  var smallestMergeFrequency: Count?
  var pruning: Pruning?
  var vocabulary: Vocabulary
  var stages: [Stage]

  private enum CodingKeys: String, CodingKey {
    case corpus, alphabet, merges, pruning, vocabulary, stages
    case mergeFrequencies = "merge_frequencies"
    case smallestMergeFrequency = "smallest_merge_frequency"
  }

  struct Corpus: Decodable {
    var files: Count
    var lines: Count
    var words: Count
    var distinctWords: Count
    var characters: Count
    var bytes: Count

    private enum CodingKeys: String, CodingKey {
      case files, lines, words, characters, bytes
      case distinctWords = "distinct_words"
    }
  }

  struct Alphabet: Decodable {
    var kept: Count
    var dropped: Count
    var droppedOccurrences: Count
    /// By code point.
    var droppedCharacters: [String: Count]

    private enum CodingKeys: String, CodingKey {
      case kept, dropped
      case droppedOccurrences = "dropped_occurrences"
      case droppedCharacters = "dropped_characters"
    }
  }

  struct MergeFrequency: Decodable {
    var merge: Count
    var frequency: Count
  }

  struct Pruning: Decodable {
    var trainedSize: Count
    var struckOut: Count

    private enum CodingKeys: String, CodingKey {
      case trainedSize = "trained_size"
      case struckOut = "struck_out"
    }
  }

  struct Vocabulary: Decodable {
    var size: Count
    var digest: String
  }
}

/// How long a part of a run took, and the most memory until then.
struct Stage: Decodable {
  var name: String
  var seconds: Double
  var peakBytes: Count

  private enum CodingKeys: String, CodingKey {
    case name, seconds
    case peakBytes = "peak_bytes"
  }
}
