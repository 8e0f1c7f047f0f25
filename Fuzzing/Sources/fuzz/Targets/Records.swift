import CorpusReading
import Oracles

extension FuzzTarget {
  /// Lines of text come out alike whatever the blocks and the threads, plain or compressed.
  static let text = records("text", .text)
  /// So do the fields of CSV,
  static let csv = records("csv", .csv)
  /// of TSV,
  static let tsv = records("tsv", .tsv)
  /// and of JSON lines.
  static let jsonLines = records("json-lines", .jsonl)

  private static func records(_ name: String, _ format: RecordFormat) -> FuzzTarget {
    FuzzTarget(name, byteLimit: 200) {
      { input in
        var choices = Choices(input)
        var options = ReadingOptions()
        options.format = format
        if format != .text { set(&options, &choices) }
        let smallChunk = 3 + choices.number(below: 64)
        let bytes = Array(choices.rest)
        let whole = CommentReading.outcome(bytes, options)
        options.chunkByteCount = smallChunk
        claimEqual(CommentReading.outcome(bytes, options), whole, "blocks of \(smallChunk) bytes")
        guard choices.isOne(in: 50) else { return }
        claimEqual(
          CommentReading.outcome(bytes, options, threads: 3), whole, "blocks of \(smallChunk) bytes, three threads")
        // What is compressed already would be taken apart twice.
        guard format != .text || options.encoding == .utf8 else { return }
        let compressed = Compression.gzip.compress(bytes)
        claimEqual(CommentReading.outcome(compressed, options, threads: 2), whole, "compressed")
      }
    }
  }

  private static func set(_ options: inout ReadingOptions, _ choices: inout Choices) {
    let flags = choices.flags()
    if flags[0] { options.badRecords = .skip }
    if flags[1] { options.hasHeader = flags[2] }
    if flags[3] { options.quoting = flags[4] ? .rfc4180 : Quoting.allCases.last }
    let names = ["text", "a", "1", "2", "a.b", "/a/0", "", "가"]
    if flags[5] { options.textField = FieldSelector(choices.element(of: names)) }
    if flags[6] {
      options.group = GroupSelector(field: FieldSelector(choices.element(of: names)), period: flags[2] ? .month : nil)
    }
    if flags[7] { options.documentField = FieldSelector(choices.element(of: names)) }
  }
}
