import SystemPackage
import TestSupport
import Testing

/// `kc-vocab.toml` and the environment.
@Suite struct SettingsTests {
  private static let comments = "가나 가나 다\n가나 라\n"

  private func inFolder(_ settings: String, _ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", Self.comments)
      try write(folder, "kc-vocab.toml", settings)
      try body(folder)
    }
  }

  private func run(_ variables: [String], _ arguments: [String], in folder: FilePath) throws -> ChildProcess {
    try ChildProcess("/usr/bin/env", variables + [CommandRun.executable] + arguments, in: folder)
  }

  @Test func `The file and the environment say options, and a line says what came from where`() throws {
    let settings = """
      # for every command that has it
      threads = 1
      memory = "1GB"  # of the machine's 8

      [train]
      vocab-size = 1_2
      require-alphabet = [
        "ascii", # letters and digits
        'hangul',
      ]

      [count]
      dedup = true

      """
    try inFolder(settings) { folder in
      let train = ["train", "a.txt", "--output", "v", "--allow-larger"]
      let first = try run(["KC_VOCAB_MEMORY=500MB"], train, in: folder)
      let line =
        "settings: --vocab-size 12 (kc-vocab.toml:6), --require-alphabet ascii --require-alphabet hangul (kc-vocab.toml:7), "
        + "--memory 500MB (KC_VOCAB_MEMORY), --threads 1 (kc-vocab.toml:2)\n"
      #expect(first.status == 0 && first.errorText.hasPrefix(line), "\(first.errorText)")
      #expect(try text(folder, "v/vocab.txt").split(separator: "\n").count > 11_172)
      // The command line comes first, and quiet runs say nothing.
      let second = try run(
        ["KC_VOCAB_THREADS=2"], ["count", "a.txt", "-o", "c", "--no-dedup", "--threads", "3", "--memory=1GB"],
        in: folder)
      #expect(second.status == 0 && second.errorText.isEmpty, "\(second.errorText)")
      let third = try CommandRun(["count", "a.txt", "-qo", "d"], in: folder)
      #expect(third.status == 0, "\(third.errorText)")
      let quiet = try CommandRun(["count", "a.txt", "-o", "e", "--quiet"], in: folder)
      #expect(quiet.status == 0 && quiet.errorText.isEmpty, "\(quiet.errorText)")
      // Neither help nor commands without such options look at it.
      #expect(try CommandRun(["train", "--help"], in: folder).errorText.isEmpty)
      #expect(try CommandRun(["info", "v"], in: folder).errorText.isEmpty)
    }
  }

  @Test func `A command's own part decides against what is said for all, also where it leaves a switch alone`() throws {
    try inFolder("quiet = true\n[count]\nquiet = false\n") { folder in
      let count = try CommandRun(["count", "a.txt", "--output", "c"], in: folder)
      #expect(count.status == 0 && count.errorText.isEmpty && count.text.contains("written to"), "\(count.text)")
      let train = try CommandRun(["train", "a.txt", "--output", "v", "--vocab-size", "12"], in: folder)
      #expect(train.status == 0 && train.text.isEmpty && train.errorText.isEmpty, "\(train.errorText)")
    }
  }

  @Test func `Another file may be named, or none`() throws {
    try inFolder("threads = 0\n") { folder in
      try write(folder, "other.toml", "[count]\nthreads = 1\n")
      let count = ["count", "a.txt", "--force", "--output", "c"]
      let other = try run(["KC_VOCAB_CONFIG=other.toml"], count, in: folder)
      #expect(other.status == 0 && other.errorText == "settings: --threads 1 (other.toml:2)\n", "\(other.errorText)")
      let none = try run(["KC_VOCAB_CONFIG="], count, in: folder)
      #expect(none.status == 0 && none.errorText.isEmpty, "\(none.errorText)")
      let missing = try run(["KC_VOCAB_CONFIG=no.toml"], count, in: folder)
      #expect(missing.status == 64)
      #expect(
        missing.errorText == "error: no.toml: the settings cannot be read; check the name that KC_VOCAB_CONFIG gives\n")
    }
  }

  static let mistakes: [(settings: String, message: String)] = [
    ("\nthreads = 0", "kc-vocab.toml:2: --threads 0: at least 1 is needed"),
    (
      "threads = \"many\"", "kc-vocab.toml:1: The value 'many' is invalid for '--threads <n>'"
    ),
    ("treads = 2", "kc-vocab.toml:1: treads: no command has such an option; did you mean 'threads'?"),
    (
      "[count]\nvocab-size = 3",
      "kc-vocab.toml:2: vocab-size: kc-vocab count has no such option"
    ),
    ("[tran]\nx = 1", "kc-vocab.toml:1: [tran]: there is no such command; did you mean 'train'?"),
    ("force = true", "kc-vocab.toml:1: --force is not set for all runs; say it where it is meant"),
    ("dedup = \"yes\"", "kc-vocab.toml:1: dedup is a switch; give true or false"),
    ("memory = true", "kc-vocab.toml:1: memory needs a value; give a text in quotation marks or a number"),
    ("memory = [\"1GB\"]", "kc-vocab.toml:1: memory takes one value; give no list"),
    ("memory = 1GB", "kc-vocab.toml:1: 1GB is no value; put texts into quotation marks"),
    ("memory = \"1GB", "kc-vocab.toml:1: a text has no end; close it with \""),
    ("memory = \"1GB\n\"", "kc-vocab.toml:1: a text has no end; close it with \""),
    ("memory = ", "kc-vocab.toml:1: a value is missing; give a text in quotation marks, a number, true or false"),
    ("memory", "kc-vocab.toml:1: = is missing; write `option = value` or [command]"),
    ("memory = 1 threads = 2", "kc-vocab.toml:1: something follows the value; begin a new line for it"),
    ("threads = 1\n\nthreads = 2", "kc-vocab.toml:3: threads is set a second time; leave out one of the two"),
    ("[count]\n[count]", "kc-vocab.toml:2: [count] stands here a second time; put its lines together"),
    (
      "x = \"\\q\"",
      "kc-vocab.toml:1: after \\ only \", \\, n and t are read; write a text with \\ in it between ' and '"
    ),
    ("format = [\n\"csv\"", "kc-vocab.toml:2: a list ends with ]"),
  ]

  @Test(arguments: mistakes) func `What is wrong in the file is named with its line`(
    _ settings: String, _ message: String
  ) throws {
    try inFolder(settings) { folder in
      let run = try CommandRun(["count", "a.txt", "--output", "c"], in: folder)
      #expect(run.status == 64 && run.errorText.hasPrefix("error: \(message)"), "\(run.errorText)")
      #expect(try names(folder) == ["a.txt", "kc-vocab.toml"])
    }
  }

  @Test func `A setting that does not go with the command line is named`() throws {
    try inFolder("[train]\nlimit-alphabet = 10\n") { folder in
      let run = try CommandRun(["train", "a.txt", "--output", "v", "--alphabet-coverage", "0.9"], in: folder)
      #expect(run.status == 64)
      #expect(
        run.errorText.hasPrefix(
          "error: kc-vocab.toml:2: --limit-alphabet and --alphabet-coverage both choose the alphabet; give one"),
        "\(run.errorText)")
      // What is wrong without it is not its fault.
      let own = try CommandRun(["train", "a.txt", "--output", "v", "--vocab-size", "-3"], in: folder)
      #expect(own.status == 64 && !own.errorText.contains("kc-vocab.toml"), "\(own.errorText)")
    }
  }
}
