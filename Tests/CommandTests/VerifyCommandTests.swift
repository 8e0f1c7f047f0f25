import SystemPackage
import TestSupport
import Testing

@Suite struct VerifyCommandTests {
  static let comments = "가나 가나\n\n[MASK] 뷁 가나가나, a\n"

  /// A vocabulary directory, comments, and a program that takes Python's place.
  /// - Parameter encode: shell commands that turn comments into ids; comments from standard input.
  private func inFolder(_ encode: String, libraries: String = "tokenizers 9.9", _ body: (FilePath) throws -> Void)
    throws
  {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", Self.comments)
      let train = try CommandRun(
        ["train", "a.txt", "--vocab-size", "12", "--min-frequency", "1", "--output", "v"], in: folder)
      #expect(train.status == 0, "\(train.errorText)")
      // -c, the script, and what is asked of it.
      let program = "#!/bin/sh\nif [ \"$3\" = libraries ]; then printf '\(libraries)'; else \(encode); fi\n"
      // By another process: a fork of this one could hold the file open while it is started.
      let written = try ChildProcess("/bin/sh", ["-c", "cat >python"], in: folder, input: Array(program.utf8))
      #expect(written.status == 0)
      let mode = try ChildProcess("/bin/chmod", ["+x", "python"], in: folder)
      #expect(mode.status == 0)
      try body(folder)
    }
  }

  private func run(
    _ arguments: [String], python: String? = nil, in folder: FilePath
  ) throws -> ChildProcess {
    let python = python ?? folder.appending("python").string
    return try ChildProcess(
      "/usr/bin/env", ["KC_VOCAB_PYTHON=\(python)", CommandRun.executable] + arguments, in: folder)
  }

  @Test func `Comments that are encoded alike are counted, and others shown side by side with status 3`() throws {
    try inFolder("\"$KC_VOCAB\" encode v - --ids | sed \"$CHANGE\"") { folder in
      let same = try ChildProcess(
        "/usr/bin/env",
        [
          "KC_VOCAB_PYTHON=\(folder.appending("python"))", "KC_VOCAB=\(CommandRun.executable)", "CHANGE=",
          CommandRun.executable, "verify", "v", "a.txt",
        ], in: folder)
      #expect(same.status == 0, "\(same.errorText)")
      #expect(same.text == "tokenizers 9.9: 3 comments encoded alike\n")
      for (arguments, isJSON) in [([String](), false), (["--json"], true)] {
        let other = try ChildProcess(
          "/usr/bin/env",
          [
            "KC_VOCAB_PYTHON=\(folder.appending("python"))", "KC_VOCAB=\(CommandRun.executable)", "CHANGE=3s/4 /99 /",
            CommandRun.executable, "verify", "v", "a.txt",
          ] + arguments, in: folder)
        #expect(other.status == 3, "\(other.errorText)")
        #expect(
          other.errorText
            == "error: v: tokenizers 9.9 encodes a comment otherwise; please report it with the comment and the directory\n"
        )
        for part in isJSON
          ? ["\"comment\" : 3", "\"their_ids\" : [\n          99,", "\"schema\" : \"kc-vocab/verify/1\"", "\"<99>\""]
          : [
            "tokenizers 9.9: differs from comment 3 on\n  comment   [MASK] 뷁 가나가나, a\n  kc-vocab  4 ",
            "\n  theirs    99 ",
          ]
        {
          #expect(other.text.contains(part), "\(part)\n\(other.text)")
        }
      }
    }
  }

  @Test func `A line that is missing is a difference`() throws {
    try inFolder("printf ''") { folder in
      let run = try run(["verify", "v", "a.txt"], in: folder)
      #expect(run.status == 3 && run.text.hasPrefix("tokenizers 9.9: differs from comment 1 on\n  comment   가나 가나\n"))
    }
  }

  @Test func `A Python without the libraries, without a directory that loads, or that is none, is an error`() throws {
    try inFolder("echo 'Traceback' >&2; echo 'ValueError: no model' >&2; exit 1") { folder in
      let broken = try run(["verify", "v", "a.txt"], in: folder)
      #expect(broken.status == 1)
      #expect(
        broken.errorText
          == "error: v: tokenizers 9.9 cannot load or use it (ValueError: no model); check the directory\n")
      let missing = try run(["verify", "v", "a.txt"], python: "/nowhere/python", in: folder)
      #expect(missing.status == 1)
      #expect(
        missing.errorText.hasPrefix("error: /nowhere/python: cannot be run (No such file or directory); name a Python ")
      )
      let list = try run(["verify", "v/vocab.txt", "a.txt"], in: folder)
      #expect(
        list.status == 1 && list.errorText.contains("v/vocab.txt: is no vocabulary directory"), "\(list.errorText)")
      try write(folder, "empty.txt", "")
      #expect(try run(["verify", "v", "empty.txt"], in: folder).status == 1)
    }
    try inFolder("exit 1", libraries: "") { folder in
      let none = try run(["verify", "v", "a.txt"], in: folder)
      #expect(
        none.status == 1 && none.errorText.contains("has neither tokenizers nor transformers"), "\(none.errorText)")
    }
  }

  @Test(.enabled(if: Python.reference != nil, Python.reason))
  func `tokenizers and transformers 5 agree`() throws {
    try agree(Python.reference ?? "", ["tokenizers", "transformers"])
  }

  @Test(.enabled(if: Python.transformers4 != nil, Python.reason))
  func `Both implementations of transformers 4 agree`() throws {
    try agree(Python.transformers4 ?? "", ["tokenizers", "transformers", "transformers-slow"])
  }

  private func agree(_ python: String, _ libraries: [String]) throws {
    try inFolder("exit 1") { folder in
      let run = try run(["verify", "v", "a.txt"], python: python, in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      let lines = run.text.split(separator: "\n")
      #expect(lines.map { String($0.prefix { $0 != " " }) } == libraries, "\(run.text)")
      #expect(lines.allSatisfy { $0.hasSuffix(": 3 comments encoded alike") }, "\(run.text)")
    }
  }
}
