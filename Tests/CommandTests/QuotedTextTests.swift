import SystemPackage
import TestSupport
import Testing
import kc_vocab

@Suite struct `Text of others in messages` {
  @Test func `has every character that a terminal acts on as its code point`() {
    let controls = Array(0...0x1F) + Array(0x7F...0x9F) + Array(0x202A...0x202E) + Array(0x2066...0x2069)
    for value in controls + [0x2028, 0x2029, 0x061C, 0x200E, 0x200F] {
      let scalar = Unicode.Scalar(UInt32(value))!
      let escapes: [Int: String] = [0x09: #"\t"#, 0x0A: #"\n"#, 0x0D: #"\r"#]
      let escape = escapes[value] ?? #"\u{\#(String(value, radix: 16, uppercase: true))}"#
      #expect("가\(scalar)a".shown() == "가\(escape)a")
    }
    for kept in ["가나 ㅋㅋ", "👨‍👩‍👧", "e\u{301}", "\u{200B}", "\\u{1B}"] { #expect(kept.shown() == kept) }
  }

  @Test func `is cut at eighty characters, and paths are whole`() {
    #expect(String(repeating: "가", count: 81).shown() == String(repeating: "가", count: 80) + "…")
    #expect(String(repeating: "가", count: 80).shown() == String(repeating: "가", count: 80))
    let long = String(repeating: "a", count: 200)
    #expect(FilePath(long + "\u{1B}").shown == long + #"\u{1B}"#)
    #expect("a\nb\r".escapingControls(keepsLines: true) == "a\nb\\r")
  }

  @Test func `reaches the terminal escaped and short, whatever names a file has`() throws {
    try withTemporaryFolder { folder in
      let name = "\u{1B}[31m\u{202E}" + String(repeating: "k", count: 10_000)
      let input = "\(name),b\n1,2\n"
      let run = try CommandRun(
        ["count", "-", "--format", "csv", "--text-field", "zz", "-q", "--output", "o"], in: folder, input: input.utf8)
      #expect(run.status == 1)
      #expect(run.errorText.hasPrefix(#"error: standard input: has no column 'zz'; it has '\u{1B}[31m\u{202E}kkk"#))
      #expect(run.errorOutput.count < 300)
      let file = try CommandRun(["count", "a\u{1B}31m.txt", "--output", "o"], in: folder)
      #expect(file.errorText == "error: a\\u{1B}31m.txt: no such file; check the name\n")
    }
  }
}
