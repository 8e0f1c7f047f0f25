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
    FuzzTarget(name) {
      let (plainFolder, gzipFolder) = (try Scratch.makeFolder("plain"), try Scratch.makeFolder("gzip"))
      return { input in
        var choices = Choices(input)
        var options = ReadingOptions()
        options.format = format
        if format != .text { set(&options, &choices) }
        let smallChunk = 3 + choices.number(below: 64)
        let bytes = Array(choices.rest)
        let whole = outcome(bytes, options, "plain")
        options.chunkByteCount = smallChunk
        claimEqual(outcome(bytes, options, "plain", threads: 3), whole, "blocks of \(smallChunk) bytes, three threads")
        claimEqual(outcome(bytes, options, "plain"), whole, "blocks of \(smallChunk) bytes")
        // What is compressed already would be taken apart twice.
        guard format != .text || options.encoding == .utf8 else { return }
        claimEqual(outcome(Compression.gzip.compress(bytes), options, "gzip", threads: 2), whole, "compressed")
        _ = (plainFolder, gzipFolder)
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

  private static func outcome(
    _ bytes: [UInt8], _ options: ReadingOptions, _ folder: String, threads: Int = 1
  ) -> Outcome<CommentReading> {
    do {
      let path = try Scratch.write(bytes, folder + "/a")
      switch CommentReading.outcome(path, options, threads: threads) {
      case .failure(let words): return .failure(words.replacing("/\(folder)/", with: "/"))
      case let value: return value
      }
    } catch { fail("no file: \(error)") }
  }
}
