/// What `train --json` prints, as far as a page shows it. `docs/training.md` describes the fields.
struct TrainDocument: Decodable {
  static let schema = "kc-vocab/train/1"

  var corpus: AuditDocument.Corpus
  var alphabet: Alphabet
  var merges: Count
  /// How often the merged pair occurred, for some merges from the first to the last.
  var mergeFrequencies: [MergeFrequency]?
  var smallestMergeFrequency: Count?
  var pruning: Pruning?
  var vocabulary: Vocabulary
  var stages: [Stage]

  struct Alphabet: Decodable {
    var kept: Count
    var dropped: Count
    var droppedOccurrences: Count
    /// By code point.
    var droppedCharacters: [String: Count]
  }

  struct MergeFrequency: Decodable {
    var merge: Count
    var frequency: Count
  }

  struct Pruning: Decodable {
    var trainedSize: Count
    var struckOut: Count
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
}
