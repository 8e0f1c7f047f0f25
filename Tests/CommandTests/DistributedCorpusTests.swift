import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// Corpora as they are handed around, with nothing done to them before.
@Suite struct `A corpus as it is distributed` {
  private func vocabulary(_ arguments: [String], _ files: [(String, [UInt8])]) throws -> String {
    try withTemporaryFolder { folder in
      for (name, bytes) in files { try Data(bytes).write(to: URL(filePath: folder.appending(name).string)) }
      let common = ["train", "--vocab-size", "400", "--output", "out", "--quiet"]
      let run = try CommandRun(common + arguments, in: folder)
      try #require(run.status == 0, "\(run.errorText)")
      return try String(contentsOfFile: folder.appending("out/vocab.txt").string, encoding: .utf8)
    }
  }

  /// Comments with quotation marks that are text: unpaired, at the ends, alone.
  private static let comments: [String] = {
    var random = RandomComments(seed: 11, alphabet: ["가", "나", "다", "라", "\"", ",", "ㅋ", "!"])
    return (0..<1500).map { _ in random.line() } + ["\"시작만", "끝만\"", "\"", "\"양쪽\"", "\"둘\" 셋\""]
  }()

  private var expected: String {
    get throws { try vocabulary(["a.txt"], [("a.txt", Array(Self.comments.map { $0 + "\n" }.joined().utf8))]) }
  }

  @Test func `trains as NSMC is: a TSV with a header whose quotation marks are text`() throws {
    let records = Self.comments.enumerated().map { "\(9_976_970 + $0)\t\($1)\t\($0 % 2)\n" }
    let file = ("ratings.txt", Array(("id\tdocument\tlabel\n" + records.joined()).utf8))
    let asNamed = try vocabulary(["ratings.txt", "--format", "tsv", "--text-column", "document"], [file])
    #expect(asNamed == (try expected))
    // Renamed, by the column's number.
    let renamed = try vocabulary(["reviews.tsv", "--text-column", "2", "--header"], [("reviews.tsv", file.1)])
    #expect(renamed == (try expected))
  }

  @Test func `trains as spreadsheets and databases dump it: with CRLF, a byte order mark and quoted newlines`() throws {
    let comments = Self.comments.map { comment in
      // What is a newline here is white space to the counting of words, as the space is.
      comment.utf8.map { $0 == UInt8(ascii: " ") ? [0x0D, 0x0A] : $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }.joined()
    }
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("id,\"작성일\",content\r\n".utf8)
    for (number, comment) in comments.enumerated() {
      bytes += Array("\(number),\"2026-03-01\",\"".utf8) + comment + Array("\"\r\n".utf8)
    }
    #expect(try vocabulary(["dump.csv", "--text-column", "content"], [("dump.csv", bytes)]) == expected)
  }
}
