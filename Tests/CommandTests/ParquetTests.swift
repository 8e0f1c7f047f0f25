import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// What the README says of Parquet, run as it stands there.
@Suite(.enabled(if: Python.withParquet != nil, Python.parquetReason)) struct `A Parquet file` {
  /// Two row groups, with quotation marks, a newline and a missing value.
  private static let script = """
    import pyarrow as pa, pyarrow.parquet as pq
    bodies = ['가나 "다"\\n라', None, 'a,b', '가나', 'ㅋㅋ']
    pq.write_table(pa.table({'id': list(range(5)), 'body': bodies}), 'comments.parquet', row_group_size=2)
    """

  /// The README's line that reads Parquet.
  private func line() throws -> String {
    let folder = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
    let readme = try String(contentsOfFile: folder.appending("README.md").string, encoding: .utf8)
    return String(
      try #require(readme.split(separator: "\n").first { $0.hasPrefix("python3 ") && $0.contains("parquet") }))
  }

  @Test func `trains through the pipe that the README shows`() throws {
    let python = try #require(Python.withParquet)
    try withTemporaryFolder { folder in
      let made = try ChildProcess(python, ["-c", Self.script], in: folder)
      try #require(made.status == 0, "\(made.errorText)")
      let programs = ["python3": python, "kc-vocab": CommandRun.executable]
      let functions = programs.map { "\($0)() { '\($1)' \"$@\"; }; " }.joined()
      let run = try ChildProcess("/bin/bash", ["-c", "set -e -o pipefail; " + functions + (try line())], in: folder)
      try #require(run.status == 0, "\(run.errorText)")
      let text = "가나 \"다\" 라\na,b\n가나\nㅋㅋ\n"
      try Data(text.utf8).write(to: URL(filePath: folder.appending("plain.txt").string))
      try #require(try CommandRun(["train", "plain.txt", "--output", "plain"], in: folder).status == 0)
      let vocabularies = try ["vocab/mine", "plain"].map {
        try String(contentsOfFile: folder.appending("\($0)/vocab.txt").string, encoding: .utf8)
      }
      #expect(vocabularies[0] == vocabularies[1])
    }
  }
}
