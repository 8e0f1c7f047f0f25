extension AuditDocument {
  struct Comparison: Decodable {
    var left: String
    var right: String
    var lines: Count
    var lineRate: Double
    var words: Count
    var distinctWords: Count
    var examples: [SideBySide]

    struct SideBySide: Decodable {
      var text: String
      var left: [String]
      var right: [String]
      var words: [Word]
    }

    struct Word: Decodable {
      var left: [String]
      var right: [String]
    }
  }

  struct Baseline: Decodable {
    var name: String
    var incompatibilities: [Incompatibility]
    var changes: [Change]
    var drift: Drift?
    var newlyUnknownCharacters: [UnknownCharacter]
    var newlyUnknownWords: [UnknownWord]

    struct Incompatibility: Decodable { var kind: String }

    struct Change: Decodable {
      var rate: String
      var before: Double
      var after: Double
      var change: Double
      var low: Double?
      var high: Double?
    }

    struct Drift: Decodable {
      var distance: Double
      var risen: [Shift]
      var fallen: [Shift]
    }

    struct Shift: Decodable {
      var token: String
      var before: Double
      var after: Double
    }
  }

  struct Gate: Decodable {
    var condition: String
    var figure: String
    var value: Double?
    var isFailed: Bool
    var reason: String?

    private enum CodingKeys: String, CodingKey {
      case condition, figure, value, reason
      case isFailed = "failed"
      /// As version 1 calls it.
      case isMissed = "missed"
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      condition = try container.decode(String.self, forKey: .condition)
      figure = try container.decode(String.self, forKey: .figure)
      value = try container.decodeIfPresent(Double.self, forKey: .value)
      reason = try container.decodeIfPresent(String.self, forKey: .reason)
      isFailed = try container.decode(Bool.self, forKey: container.contains(.isMissed) ? .isMissed : .isFailed)
    }
  }

  struct Group: Decodable {
    var key: String
    var corpus: Corpus
    var vocabularies: [GroupVocabulary]
  }

  struct GroupVocabulary: Decodable {
    var rates: [String: Double]
    var intervals: [String: Interval]
  }
}
