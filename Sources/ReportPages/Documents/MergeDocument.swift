/// What `merge --json` prints, as far as a page shows it. `docs/merging.md` describes the fields.
struct MergeDocument: Decodable {
  static let schema = "kc-vocab/merge/1"

  var pipeline: String
  var base: Base
  var donors: [Donor]
  var merged: Merged
  var effect: Effect?

  struct Base: Decodable {
    var name: String
    var digest: String
    var size: Count
  }

  struct Merged: Decodable {
    var digest: String
    var size: Count
    var added: Count
    var filled: Count
    var padding: Count
  }

  struct Donor: Decodable {
    var name: String
    var size: Count
    var overlap: Count
    var added: Count
    var addedKinds: [String: Count]
    var addedSamples: [String: [String]]
    var skipped: [String: Count]
    var notChosenBy: [String: Count]
    var skippedSamples: [String: [String]]
  }

  struct Effect: Decodable {
    var corpus: Corpus
    var before: Measured
    var after: Measured
    var donors: [Measured]
    var wordsResegmented: Count
    var linesResegmented: Count?
    var linesResegmentedRate: Double?
    var examples: [Example]
    var addedUsed: Count
    var addedNeverUsed: Count
    var addedOccurrences: Count
    var mostUsed: [UsedEntry]
    var neverUsedSamples: [String]
  }

  struct Corpus: Decodable {
    var lines: Count
    var words: Count
    var distinctWords: Count
    var characters: Count
    var bytes: Count
  }

  struct Measured: Decodable {
    var totals: Totals
    var rates: [String: Double]
  }

  struct Totals: Decodable { var tokens: Count }

  struct Example: Decodable {
    var text: String
    var before: [String]
    var after: [String]
  }

  struct UsedEntry: Decodable {
    var token: String
    var occurrences: Count
  }
}
