public import CommentText
public import CorpusReading
internal import FoundationEssentials

/// The first line of a counts file: what was counted, and how.
public struct CountsHeader: Hashable, Sendable {
  public var pipeline: TextPipeline
  public var totals: CorpusTotals
  public var sources: [SourceDescription]
  /// What the counts of one file that are kept for later runs depend on (`ShardDirectory`); nil for all others.
  var shardKey: String?

  static let magic = "#kc-vocab-counts"
  static let version = "1"
}

/// The JSON of the header. Everything but the pipeline is optional, so that other tools can easily write such files.
private struct HeaderFields: Codable {
  var pipeline: TextPipeline?
  var fingerprint: String?
  var lines: Int?
  var words: Int?
  var characters: Int?
  var bytes: Int?
  var invalidSequences: Int?
  var sources: [Source]?
  var shardKey: String?

  struct Source: Codable {
    var name: String
    var bytes: Int
    var sha256: String?
  }

  /// The largest integer that every program reads from JSON as it is (RFC 8259, section 6).
  private static let largest = (1 << 53) - 1

  /// The name of a figure that no counting gives; sums of any number of those that remain stay in 64 bits for all that
  /// is likely to be read.
  var outOfRange: String? {
    let figures = [
      ("lines", lines), ("characters", characters), ("bytes", bytes), ("invalid_sequences", invalidSequences),
    ]
    if let figure = figures.first(where: { !(0...Self.largest).contains($0.1 ?? 0) }) { return figure.0 }
    // The sum of the counts, which may be more.
    if let words, words < 0 { return "words" }
    return (sources ?? []).contains { !(0...Self.largest).contains($0.bytes) } ? "sources" : nil
  }

  enum CodingKeys: String, CodingKey {
    case pipeline, fingerprint, lines, words, characters, bytes, sources
    case invalidSequences = "invalid_sequences"
    case shardKey = "shard_key"
  }
}

extension CountsHeader {
  /// The line, with its newline. Equal headers give equal bytes.
  func encoded() -> [UInt8] {
    let fields = HeaderFields(
      pipeline: pipeline, fingerprint: pipeline.fingerprint, lines: totals.lines, words: totals.words,
      characters: totals.characters, bytes: totals.bytes, invalidSequences: totals.invalidSequences,
      sources: sources.map { .init(name: $0.name, bytes: $0.byteCount, sha256: $0.sha256.isEmpty ? nil : $0.sha256) },
      shardKey: shardKey)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(fields) else { preconditionFailure("strings and integers can be encoded") }
    return Array("\(Self.magic)\t\(Self.version)\t".utf8) + json + [UInt8(ascii: "\n")]
  }

  /// Reads the line, without its newline.
  /// - Returns: the header, and the number of words if it says one.
  static func decode(_ line: UnsafeRawBufferPointer) throws(CountsHeaderProblem) -> (CountsHeader, words: Int?) {
    let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
    guard let first = parts.first, first.elementsEqual(magic.utf8) else { throw .notCounts }
    guard parts.count == 3 else { throw .malformed }
    guard parts[1].elementsEqual(version.utf8) else { throw .version(String(decoding: parts[1], as: UTF8.self)) }
    guard let fields = try? JSONDecoder().decode(HeaderFields.self, from: Data(parts[2])) else { throw .malformed }
    guard let pipeline = fields.pipeline else { throw .pipelineMissing }
    if let fingerprint = fields.fingerprint, fingerprint != pipeline.fingerprint {
      throw .fingerprint(found: fingerprint, expected: pipeline.fingerprint)
    }
    if let name = fields.outOfRange { throw .outOfRange(name) }
    var totals = CorpusTotals()
    totals.lines = fields.lines ?? 0
    totals.words = fields.words ?? 0
    totals.characters = fields.characters ?? 0
    totals.bytes = fields.bytes ?? 0
    totals.invalidSequences = fields.invalidSequences ?? 0
    let sources = (fields.sources ?? []).map {
      SourceDescription(name: $0.name, byteCount: $0.bytes, sha256: $0.sha256 ?? "")
    }
    let header = CountsHeader(pipeline: pipeline, totals: totals, sources: sources, shardKey: fields.shardKey)
    return (header, fields.words)
  }
}
