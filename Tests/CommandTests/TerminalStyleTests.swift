import SystemPackage
import TestSupport
import Testing

import kc_vocab

@Suite struct `Results on a terminal` {
  private let section = ReportSection(
    title: "Title",
    table: {
      var table = ReportTable(["name<", "count", "=", "result!"])
      table.rows = [["가", "1", TerminalBar.text(0.5, columns: 4), "passed"], ["나", "20", "", "failed"]]
      return table
    }())

  @Test func `are set off by colours there, and nowhere else`() {
    let plain = "Title\n  name  count      result\n  가        1  ██  passed\n  나       20      failed\n"
    #expect([section].terminalText(columns: 80) == plain)
    let coloured = [section].terminalText(columns: 80, style: .coloured)
    #expect(coloured.contains("\u{1B}[1mTitle\u{1B}[0m\n") && coloured.contains("\u{1B}[32mpassed\u{1B}[0m\n"))
    #expect(coloured.contains("\u{1B}[1;31mfailed\u{1B}[0m\n") && coloured.contains("\u{1B}[34m██\u{1B}[0m"))
    var stripped = coloured
    for code in ["[1m", "[32m", "[1;31m", "[34m", "[0m"] { stripped.replace("\u{1B}" + code, with: "") }
    #expect(stripped == plain)
  }

  @Test func `have bars in eighths of a column`() {
    let bars: [(Double, String)] = [
      (0, ""), (0.0001, "▏"), (0.125, "▌"), (0.25, "█"), (0.28125, "█▏"), (1, "████"), (7, "████"), (.nan, ""),
    ]
    for (share, bar) in bars { #expect(TerminalBar.text(share, columns: 4) == bar, "\(share)") }
    #expect(TerminalBar.heights([0, 1, 2, 7]) == "▁▂▃█")
    #expect(TerminalBar.heights([3, 3]) == "▅▅" && TerminalBar.heights([]) == "")
    #expect(TerminalBar.heights(Array(repeating: 1, count: 40)).count == 16)
  }

  /// What an audit prints on a terminal, which `script` makes.
  private func shown(_ environment: String) throws -> String {
    try withTemporaryFolder { folder in
      let words = "printf '[UNK]\\n가\\n' > v.txt; printf '가\\n뷁\\n' > a.txt; \(environment) '\(CommandRun.executable)'"
      let command = "stty columns 100; \(words) audit v.txt a.txt --fail-if 'unknown_line_rate>1%' --quiet"
      return try ChildProcess(
        "/usr/bin/env", ["script", "--quiet", "--return", "--command", command, "/dev/null"], in: folder
      ).text
    }
  }

  @Test(.enabled(if: ProgressTests.hasTerminals, "needs pseudo-terminals and script"))
  func `keep to NO_COLOR and TERM`() throws {
    let escape = "\u{1B}["
    #expect(try shown("env -u NO_COLOR TERM=xterm").contains("\u{1B}[1;31mfailed\u{1B}[0m"))
    #expect(try shown("env NO_COLOR= TERM=xterm").contains(escape))
    for plain in ["env NO_COLOR=1 TERM=xterm", "env -u NO_COLOR TERM=dumb", "env -u NO_COLOR -u TERM"] {
      let text = try shown(plain)
      #expect(text.contains("failed") && !text.contains(escape), "\(plain)")
    }
  }
}
