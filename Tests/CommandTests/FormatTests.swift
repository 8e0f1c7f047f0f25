import CorpusReading
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// The same comments in every format and compression, as the command counts them.
@Suite struct `The counts of the same comments` {
  /// How a format is written, and the options that read it.
  private enum Form: String, CaseIterable {
    case txt, csv, tsv, quotedTSV, jsonl, escapedJSONL

    var suffix: String {
      switch self {
      case .quotedTSV: "tsv"
      case .escapedJSONL: "jsonl"
      default: rawValue
      }
    }

    var options: [String] {
      switch self {
      case .txt: []
      case .csv: ["--text-column", "document"]
      case .tsv: ["--text-column", "2", "--header", "--quoting", "none"]
      case .quotedTSV: ["--text-column", "2", "--header"]
      case .jsonl, .escapedJSONL: ["--text-field", "comment.body"]
      }
    }

    /// Comments as a file of this format.
    func bytes(_ comments: [String]) -> [UInt8] {
      let lines: [String] =
        switch self {
        case .txt: comments
        // A byte order mark and carriage returns, as spreadsheets write them.
        case .csv: ["\u{FEFF}id,document,label\r"] + comments.map { "1,\(quoted($0)),0\r" }
        case .tsv: ["id\tdocument\tlabel"] + comments.map { "1\t\($0)\t0" }
        case .quotedTSV: ["id\tdocument\tlabel"] + comments.map { "1\t\(quoted($0))\t0" }
        case .jsonl: comments.map { #"{"id": 1, "comment": {"likes": 2, "body": \#(json($0, escapes: false))}}"# }
        case .escapedJSONL: comments.map { #"{"comment":{"body":\#(json($0, escapes: true))},"x":[null]}"# }
        }
      return lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
    }
  }

  private static let sources = Array("\"sources\":[".utf8)

  /// A counts file without the list of sources, which names each file and its digest.
  private func counts(_ path: FilePath) throws -> [UInt8] {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path.string)))
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: Self.sources) })
    let end = try #require(bytes[start...].firstIndex(of: UInt8(ascii: "]")))
    return Array(bytes[..<start] + bytes[end...])
  }

  @Test func `are the same bytes whatever the format and the compression`() throws {
    // No tab: a TSV without quotation marks cannot hold one.
    var random = RandomComments(
      seed: 5, alphabet: ["가", "나", "\"", ",", "\\", "ㅋ", "😀", "e\u{301}", "a", "/", "\u{7F}"])
    let comments = (0..<100_000).map { _ in random.line() }
    try withTemporaryFolder { folder in
      var expected: [UInt8]?
      for form in Form.allCases {
        let plain = form.bytes(comments)
        for compression in [nil] + Compression.allCases.map(Optional.some) {
          let name = "comments.\(form.suffix)\(compression?.suffix ?? "")"
          try Data(compression?.compress(plain) ?? plain).write(to: URL(filePath: folder.appending(name).string))
          let arguments = ["count", name, "--output", "out", "--force", "--quiet"] + form.options
          let run = try CommandRun(arguments, in: folder)
          try #require(run.status == 0, "\(name): \(run.errorText)")
          let found = try counts(folder.appending("out"))
          expected = expected ?? found
          #expect(found == expected, "\(form), \(name)")
        }
      }
    }
  }
}

/// In quotation marks, those inside doubled.
private func quoted(_ text: String) -> String {
  let inside = text.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }
  return "\"" + String(String.UnicodeScalarView(inside)) + "\""
}

/// As a JSON string.
/// - Parameter escapes: whether everything beyond ASCII is escaped, as surrogate pairs where it must be.
private func json(_ text: String, escapes: Bool) -> String {
  var written = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": written += "\\\(scalar)"
    case _ where scalar.value < 0x20 || escapes && scalar.value > 0x7E:
      for unit in String(scalar).utf16 { written += "\\u" + String(0x10000 | UInt32(unit), radix: 16).dropFirst() }
    default: written.unicodeScalars.append(scalar)
    }
  }
  return written + "\""
}
