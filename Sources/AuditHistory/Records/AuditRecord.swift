public import CorpusReading
internal import Storage

/// What a history keeps of one vocabulary's audit.
public struct AuditRecord: Hashable, Sendable {
  public var label: String
  public var toolVersion: String
  /// As the audit calls it.
  public var vocabulary: String
  /// SHA-256 of its `vocab.txt`.
  public var vocabularyDigest: String
  public var vocabularySize: Int
  public var pipelineFingerprint: String
  public var sources: [SourceDescription]
  public var figures: [Figure]
  public var gates: [Gate]

  public init(
    label: String, toolVersion: String, vocabulary: String, vocabularyDigest: String, vocabularySize: Int,
    pipelineFingerprint: String, sources: [SourceDescription], figures: [Figure], gates: [Gate]
  ) {
    self.label = label
    self.toolVersion = toolVersion
    self.vocabulary = vocabulary
    self.vocabularyDigest = vocabularyDigest
    self.vocabularySize = vocabularySize
    self.pipelineFingerprint = pipelineFingerprint
    self.sources = sources
    self.figures = figures
    self.gates = gates
  }

  /// One number of the audit.
  public struct Figure: Hashable, Sendable {
    /// The part of the text it is about: empty for all of it, else such as `class:hangul` or `words:10-99`.
    public var slice: String
    /// As in the audit's JSON.
    public var name: String
    public var value: Number
    public var low: Double?
    public var high: Double?
    public var standardError: Double?

    public init(
      slice: String, name: String, value: Number, low: Double? = nil, high: Double? = nil, standardError: Double? = nil
    ) {
      self.slice = slice
      self.name = name
      self.value = value
      self.low = low
      self.high = high
      self.standardError = standardError
    }
  }

  public enum Number: Hashable, Sendable {
    case count(Int)
    case rate(Double)

    public var value: Double {
      switch self {
      case .count(let count): Double(count)
      case .rate(let rate): rate
      }
    }
  }

  /// A gate as it came out.
  public struct Gate: Hashable, Sendable {
    public var condition: String
    public var figure: String
    public var limit: Double
    public var value: Double?
    public var isFailed: Bool

    public init(condition: String, figure: String, limit: Double, value: Double?, isFailed: Bool) {
      self.condition = condition
      self.figure = figure
      self.limit = limit
      self.value = value
      self.isFailed = isFailed
    }
  }
}

extension AuditRecord {
  /// SHA-256 of the sources' digests, whatever their order and names.
  public var corpusDigest: String { SHA256.hex(sources.map(\.sha256).sorted().joined(separator: "\n").utf8) }

  /// What makes it the same audit: the vocabulary, the pipeline, the corpus and the counts of the whole text, but no
  /// label, and nothing that depends on what else was asked (gates, a baseline, other vocabularies, groups, a seed).
  var digest: String {
    let head = [vocabularyDigest, pipelineFingerprint, corpusDigest]
    let counts = figures.compactMap { figure -> String? in
      guard figure.slice.isEmpty, case .count(let count) = figure.value else { return nil }
      return "\(figure.name)\t\(count)"
    }
    return SHA256.hex((head + counts.sorted()).joined(separator: "\n").utf8)
  }

  /// The date that the label begins with, as in `2026`, `2026-03` or `2026-03-09 reviews`; nil if it begins with none.
  var labelledDate: String? { Self.date(at: label) }

  /// - Parameter isWhole: whether nothing may follow the date.
  package static func date(at text: String, isWhole: Bool = false) -> String? {
    let scalars = Array(text.unicodeScalars)
    func number(_ start: Int, _ count: Int) -> Int? {
      guard scalars.count >= start + count else { return nil }
      let digits = scalars[start..<start + count]
      guard digits.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
      return Int(String(String.UnicodeScalarView(digits)))
    }
    func follows(_ place: Int, _ range: ClosedRange<Int>) -> Bool {
      scalars.indices.contains(place) && scalars[place] == "-" && number(place + 1, 2).map(range.contains) ?? false
    }
    guard number(0, 4) != nil else { return nil }
    var end = 4
    if follows(4, 1...12) { end = follows(7, 1...31) ? 10 : 7 }
    let rest = scalars[end...]
    guard isWhole ? rest.isEmpty : rest.first.map({ !$0.properties.isAlphabetic && !("-"..."9").contains($0) }) ?? true
    else { return nil }
    return String(String.UnicodeScalarView(scalars[..<end]))
  }
}
