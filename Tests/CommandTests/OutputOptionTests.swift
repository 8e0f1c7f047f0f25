import FoundationEssentials
import Glibc
import SystemPackage
import TestSupport
import Testing

/// An option that names something to write, in a run that reads some of everything it can.
private struct OutputCase: CustomTestStringConvertible, Sendable {
  var arguments: [String]
  var option: String
  /// Files that the run reads.
  var inputs: [String]

  var testDescription: String { "\(arguments[0]) \(option)" }

  static let reading = ["c.txt", "folder", "--files-from", "list.txt"]
  static let readFiles = ["c.txt", "folder/d.txt", "list.txt", "e.txt"]

  static let files: [OutputCase] = [
    OutputCase(arguments: ["count"] + reading, option: "--output", inputs: readFiles),
    OutputCase(arguments: ["count"] + reading + ["--output", "new"], option: "--dedup-report", inputs: readFiles),
    OutputCase(arguments: ["clean"] + reading, option: "--output", inputs: readFiles),
    OutputCase(arguments: ["clean"] + reading + ["--output", "new"], option: "--dedup-report", inputs: readFiles),
    OutputCase(arguments: ["suggest", "v.txt"] + reading, option: "--output", inputs: ["v.txt"] + readFiles),
    OutputCase(
      arguments: ["suggest", "base", "c.txt"], option: "--output", inputs: ["base/vocab.txt", "base/training.json"]),
    OutputCase(arguments: ["suggest", "v.txt", "c.txt"], option: "--dedup-report", inputs: ["v.txt", "c.txt"]),
    OutputCase(
      arguments: ["audit", "v.txt", "c.txt", "--against", "w.txt", "--baseline", "b.json"], option: "--dedup-report",
      inputs: ["v.txt", "c.txt", "w.txt", "b.json"]),
    OutputCase(
      arguments: ["train", "c.txt", "--require-alphabet", "a.txt", "--output", "new"], option: "--dedup-report",
      inputs: ["c.txt", "a.txt"]),
    OutputCase(
      arguments: ["merge", "v.txt", "w.txt", "--on", "c.txt", "--exclude-file", "x.txt", "--output", "new"],
      option: "--dedup-report", inputs: ["v.txt", "w.txt", "c.txt", "x.txt"]),
    OutputCase(
      arguments: ["prune", "v.txt", "--on", "c.txt", "--min-count", "1", "--drop", "x.txt", "--dry-run"],
      option: "--dedup-report", inputs: ["v.txt", "c.txt", "x.txt"]),
    OutputCase(
      arguments: ["clean", "c.txt", "--exclude", "e.txt"], option: "--output", inputs: ["c.txt", "e.txt"]),
    OutputCase(
      arguments: ["audit", "v.txt", "c.txt", "--seen", "e.txt"], option: "--dedup-report",
      inputs: ["v.txt", "c.txt", "e.txt"]),
    OutputCase(arguments: ["audit", "v.txt", "c.txt", "--partial"], option: "--output", inputs: ["v.txt", "c.txt"]),
    OutputCase(arguments: ["counts", "join", "n.counts"], option: "--output", inputs: ["n.counts"]),
    OutputCase(
      arguments: ["merge", "v.txt", "w.txt", "--on", "c.txt", "--dry-run"], option: "--dedup-report",
      inputs: ["v.txt", "w.txt", "c.txt"]),
  ]

  /// Runs whose output directory holds what they read.
  static let directories: [[String]] = [
    ["train", "base/vocab.txt"], ["train", "hard.txt"], ["train", "link.txt"], ["train", "base"],
    ["train", "--counts", "base/token-counts.tsv"], ["train", "c.txt", "--require-alphabet", "base/vocab.txt"],
    ["train", "c.txt", "--files-from", "base/README.md"], ["merge", "base", "w.txt"], ["merge", "v.txt", "base"],
    ["merge", "v.txt", "base/vocab.txt"], ["merge", "v.txt", "w.txt", "--on", "base/vocab.txt"],
    ["merge", "v.txt", "w.txt", "--on-counts", "base/token-counts.tsv"],
    ["merge", "v.txt", "w.txt", "--exclude-file", "hard.txt"], ["prune", "base", "--drop", "x.txt"],
    ["prune", "v.txt", "--drop", "base/vocab.txt"], ["prune", "v.txt", "--on", "hard.txt", "--min-count", "1"],
  ]
}

@Suite struct OutputOptionTests {
  private static let vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n##나\n"

  /// Runs `body` in a folder that has everything that the cases read.
  private func withInputs(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { folder in
      for name in ["folder", "base"] { try #require(mkdir(folder.appending(name).string, 0o777) == 0) }
      for name in ["c.txt", "folder/d.txt", "e.txt"] { try write(folder, name, "가나 다\n가나 다\n라\n") }
      for name in ["v.txt", "w.txt", "base/vocab.txt"] { try write(folder, name, Self.vocabulary) }
      for name in ["b.json", "base/training.json", "base/README.md", "base/token-counts.tsv", "x.txt", "a.txt"] {
        try write(folder, name, "c.txt\n")
      }
      try write(folder, "list.txt", "e.txt\n")
      try #require(CommandRun(["count", "c.txt", "--output", "n.counts", "--quiet"], in: folder).status == 0)
      try #require(link(folder.appending("base/vocab.txt").string, folder.appending("hard.txt").string) == 0)
      try #require(symlink("base/vocab.txt", folder.appending("link.txt").string) == 0)
      try body(folder)
    }
  }

  /// Every file of a folder with its bytes.
  private func contents(_ folder: FilePath) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.string) {
      let path = folder.appending(name).string
      contents[name] = FileManager.default.contents(atPath: path) ?? Data()
    }
    return contents
  }

  private func expectRefusal(
    _ arguments: [String], _ words: [String], in folder: FilePath, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try contents(folder)
    let run = try CommandRun(arguments, in: folder)
    #expect(run.status == 1, "\(arguments)", sourceLocation: location)
    #expect(
      run.errorText.hasPrefix("error: ") && words.contains { run.errorText.contains($0) },
      "\(arguments): \(run.errorText)", sourceLocation: location)
    #expect(run.output.isEmpty, "\(arguments)", sourceLocation: location)
    #expect(try contents(folder) == before, "\(arguments)", sourceLocation: location)
  }

  @Test(arguments: OutputCase.files) fileprivate func `A file that is read is never written to, by whatever name`(
    _ output: OutputCase
  ) throws {
    try withInputs { folder in
      try #require(symlink(".", folder.appending("here").string) == 0)
      for (number, input) in output.inputs.enumerated() {
        let (soft, hard) = ("soft\(number)", "hard\(number)")
        try #require(symlink(input, folder.appending(soft).string) == 0)
        try #require(link(folder.appending(input).string, folder.appending(hard).string) == 0)
        for name in [input, "here/./\(input)", soft, hard] {
          let arguments = output.arguments + [output.option, name]
          try expectRefusal(arguments + ["--force"], ["is read", "which is read"], in: folder)
        }
        try expectRefusal(output.arguments + [output.option, input], ["is read", "which is read"], in: folder)
      }
    }
  }

  @Test(arguments: OutputCase.files) fileprivate func `A file that exists is replaced only where that is asked for`(
    _ output: OutputCase
  ) throws {
    try withInputs { folder in
      try write(folder, "there", "mine\n")
      try expectRefusal(
        output.arguments + [output.option, "there"],
        ["there: exists already; choose another name, or replace it with --force"], in: folder)
    }
  }

  @Test(arguments: OutputCase.directories) func `A directory that holds what is read is never replaced`(
    _ arguments: [String]
  ) throws {
    try withInputs { folder in
      for name in ["base", "./base"] {
        try expectRefusal(
          arguments + ["--output", name, "--force"], ["which is read", "is read, so"], in: folder)
      }
    }
  }

  @Test func `Two outputs of a run are different files`() throws {
    try withInputs { folder in
      for (output, report) in [("o", "o"), ("o", "./o"), ("o", "folder/../o")] {
        let arguments = ["count", "c.txt", "--output", output, "--dedup-report", report, "--force"]
        try expectRefusal(arguments, ["\(report): is what both --output and --dedup-report are to write"], in: folder)
      }
      let inside = ["train", "c.txt", "--output", "out", "--dedup-report", "out/report.json"]
      try expectRefusal(inside, ["out/report.json: lies in out, which appears as a whole"], in: folder)
    }
  }

  @Test func `Standard streams count as files where they are some`() throws {
    try withInputs { folder in
      for (command, words) in [
        ("clean c.txt >> c.txt", "standard output: is the file that c.txt names, which is read; write to another one"),
        ("encode v.txt c.txt >> v.txt", "standard output: is the file that v.txt names, which is read"),
        ("count - --output c.txt --force < c.txt", "c.txt: is the same file as standard input, which is read"),
      ] {
        let before = try contents(folder)
        let run = try ChildProcess("/bin/sh", ["-c", "exec \"$0\" " + command, CommandRun.executable], in: folder)
        #expect(run.status == 1 && run.errorText.hasPrefix("error: \(words)"), "\(run.errorText)")
        #expect(try contents(folder) == before)
      }
    }
  }

  @Test(arguments: OutputCase.files.filter { $0.option == "--output" || $0.arguments.contains("new") })
  fileprivate func `A dash is standard output, where nothing else goes then`(_ output: OutputCase) throws {
    // A vocabulary of this directory cannot be read: its manifest is another file's.
    guard !output.arguments.contains("base"), output.arguments[0] != "merge" else { return }
    try withInputs { folder in
      let name = "copy"
      let file = try CommandRun(output.arguments + [output.option, name, "--force"], in: folder)
      #expect(file.status == 0, "\(file.errorText)")
      let expected = try contents(folder)[name]
      let dash = try CommandRun(output.arguments + [output.option, "-", "--force"], in: folder)
      #expect(dash.status == 0, "\(dash.errorText)")
      #expect(Data(dash.output) == expected)
      #expect(try contents(folder)["-"] == nil)
      let json = try CommandRun(output.arguments + [output.option, "-", "--force", "--json"], in: folder)
      #expect(json.status == 64 && json.errorText.contains("--json prints the report"), "\(json.errorText)")
    }
  }

  /// What the value of each option is; one that is new has to be put in here, and in the tables above if it names an
  /// output.
  private static let outputs = ["output", "dedup-report", "report", "work-dir", "temp-dir", "record", "html"]
  private static let inputs = [
    "against", "baseline", "catalogue", "counts", "drop", "exclude", "exclude-from", "exclude-file", "files-from",
    "join",
    "on",
    "on-counts", "require-alphabet", "seen", "vocab", "vocabulary",
  ]
  private static let others = [
    "algorithm", "allow-characters", "alphabet-coverage", "alphabet-min-count", "alphabet-positions", "budget", "clean",
    "count-power", "delimiter", "documents", "donor-prefix", "encoding",
    "explain",
    "fail-if", "files", "force-pipeline", "format", "group-by", "hold-out", "label", "language", "length-of",
    "limit-alphabet",
    "mask-rule",
    "max-added",
    "max-token-length", "memory", "min-characters", "min-count", "min-frequency", "normalization", "on-bad-record",
    "only-script", "output-format", "overtrain", "pad-to-multiple-of", "preset", "progress", "quoting", "retries",
    "seed",
    "shorten-repeats", "since", "size",
    "size-limit",
    "special-tokens", "stall-timeout", "text-field", "threads", "time-limit", "try", "unknown-cost", "vocab-size",
  ]

  @Test func `Every option of every command is known to be an output, an input or neither`() throws {
    let run = try CommandRun(["--experimental-dump-help"], in: "/")
    let help = try JSONDecoder().decode(DumpedHelp.self, from: Data(run.output))
    let known = Set(Self.outputs + Self.inputs + Self.others)
    for (command, option) in help.command.options(of: []) {
      #expect(known.contains(option), "\(command) --\(option): say in this file whether it names an output")
      guard Self.outputs.prefix(2).contains(option), command != "corpus fetch" else { continue }
      let isTested =
        OutputCase.files.contains {
          $0.arguments.starts(with: command.split(separator: " ").map(String.init)) && $0.option == "--\(option)"
        }
        || OutputCase.directories.contains { $0[0] == command && option == "output" }
      // A line for each comment leaves no comment out, and verify and tune write nothing; reports are tried with the
      // command that makes them.
      #expect(
        isTested || ["encode", "verify", "report", "tune"].contains(command),
        "\(command) --\(option): is in none of the tables of this file")
    }
  }
}

private struct DumpedHelp: Decodable {
  var command: Command

  struct Command: Decodable {
    var commandName: String
    var subcommands: [Command]?
    var arguments: [Argument]?

    func options(of parents: [String]) -> [(command: String, option: String)] {
      let own = (arguments ?? []).filter { $0.kind == "option" }.compactMap { argument in
        (argument.names ?? []).first { $0.kind == "long" }?.name
      }
      let inner = (subcommands ?? []).flatMap { $0.options(of: parents + [$0.commandName]) }
      return own.map { (parents.joined(separator: " "), $0) } + inner
    }
  }

  struct Argument: Decodable {
    var kind: String
    var names: [Name]?
  }

  struct Name: Decodable {
    var kind: String
    var name: String
  }
}
