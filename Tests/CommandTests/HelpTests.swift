import CommentText
import TestSupport
import Testing

@Suite struct HelpTests {
  @Test func `The version goes to standard output`() throws {
    let run = try CommandRun(["--version"], in: "/")
    #expect(run.status == 0)
    // Sources/kc-vocab/Program/Version.swift is the only place that names it.
    let number = run.text.prefix { $0 != " " }
    #expect(number.split(separator: ".").count == 3 && number.allSatisfy { $0.isNumber || $0 == "." })
    #expect(run.text.hasSuffix("; ICU \(ICU.libraryVersion), Unicode \(ICU.unicodeVersion))\n"), "\(run.text)")
    #expect(run.errorText.isEmpty)
  }

  @Test func `An unknown subcommand is wrong usage`() throws {
    let run = try CommandRun(["fly"], in: "/")
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
  }

  static let options: [(command: [String], options: String)] = [
    (
      ["train"],
      """
      --output --force --vocab-size --min-frequency --max-token-length --limit-alphabet --alphabet-coverage \
      --require-alphabet --alphabet-positions --alphabet-min-count --algorithm --overtrain --count-power --special-tokens --allow-larger --exact-size --counts --normalization --lowercase \
      --strip-accents --no-clean-text --no-cjk-spacing --threads --quiet --json --strict --format --text-field
      """
    ),
    (["tune"], "--try --hold-out --leave-out --seed --json --threads --normalization --text-field"),
    (["count"], "--output --force --normalization --threads --quiet --json --strict --partial --cleaned"),
    (["encode"], "--ids --json --add-special-tokens --threads --strict --normalization"),
    (["decode"], "--keep-special-tokens"),
    (["info"], "--json"),
    (["report"], "--output --language --force"),
    (
      ["audit"],
      """
      --against --seen --baseline --fail-if --group-by --seed --markdown --json --report --language --no-try --partial \
      --cleaned --output --join --files --counts
      """
    ),
    (["clean"], "--exclude --exclude-from --keep-empty --documents --explain --output --output-format --json"),
    (["prune"], "--on --on-counts --count-power --min-count --size --drop --output --dry-run --force --json"),
    (["verify"], "--json --threads --text-field"),
    (["counts", "join"], "--output --force --threads --memory --quiet --json"),
    (["pipeline"], "--normalization --preset --vocabulary --json"),
    (["corpus", "list"], "--json --catalogue"),
    (["corpus", "show"], "--json --catalogue"),
    (["corpus", "fetch"], "--output --force --allow-http --retries --stall-timeout --catalogue --quiet --json"),
  ]

  @Test(arguments: options) func `Help goes to standard output and explains every option`(
    _ command: [String], _ options: String
  ) throws {
    for arguments in [command + ["--help"], ["help"] + command] {
      let run = try CommandRun(arguments, in: "/")
      #expect(run.status == 0 && run.errorText.isEmpty)
      #expect(run.text.contains("\nusage: kc-vocab \(command.joined(separator: " "))"))
      let words = Set(run.text.split { " \n,<>[]()/".contains($0) }.map(String.init))
      for option in options.split(separator: " ") { #expect(words.contains(String(option)), "\(option)") }
    }
  }

  @Test func `The overview names every subcommand and exit code`() throws {
    let run = try CommandRun(["--help"], in: "/")
    for name in [
      "train", "merge", "prune", "count", "encode", "decode", "verify", "info", "audit", "suggest", "report", "corpus",
    ] {
      #expect(run.text.contains("\n  \(name)"), "\(name)")
    }
    let words = run.text.split { " \n".contains($0) }.joined(separator: " ")
    #expect(
      words.contains(
        "0 done, 1 failed, 3 a gate of audit failed or verify found a difference, 64 wrong usage, 130 interrupted"))
  }

  @Test func `The whole help begins with what a command is about, and ends with what all share`() throws {
    let text = try CommandRun(["audit", "--help"], in: "/").text
    let places = [
      "--against", "--baseline ", "--fail-if <", "--report <", "Examples", "--threads", "--format", "--clean <",
    ]
    .map { name in text.firstRange(of: name)?.lowerBound }
    for (place, next) in zip(places, places.dropFirst()) {
      #expect(try #require(place) < #require(next), "\(text)")
    }
    #expect(text.split(separator: "\n").prefix(20).contains { $0.contains("--baseline ") }, "\(text)")
  }

  @Test func `The whole help is wrapped once, and examples are whole`() throws {
    for (command, example) in [
      ("train", "  kc-vocab train - --vocab-size 32000 --limit-alphabet 6000 --output out < comments.txt"),
      ("audit", "  kc-vocab audit vocab/mine march.txt --baseline feb.json --fail-if 'drift>0.02'"),
      (
        "merge",
        "  kc-vocab merge vocab/mine a.txt b.txt --on comments.txt --min-count 5 --size 50000 --output vocab/merged"
      ),
    ] {
      let lines = try CommandRun([command, "--help"], in: "/").text.split(separator: "\n").map(String.init)
      #expect(lines.contains(example), "\(lines)")
      for line in lines where !line.hasPrefix("  kc-vocab ") { #expect(line.count <= 80, "\(line)") }
      // No line but the last of a paragraph is short: what follows would have fitted.
      let text = lines.filter { $0.hasPrefix(String(repeating: " ", count: 26)) }
      #expect(text.count { $0.count > 60 } > text.count / 4)
    }
  }

  @Test func `Each command has a short help of one screen, of options that it has`() throws {
    let root = try CommandRun(["-h"], in: "/")
    let commands = try CommandRun(["--help"], in: "/").text.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("  "), !line.hasPrefix("  kc-vocab"), let first = line.dropFirst(2).first, first.isLowercase
      else { return nil }
      return line.split(separator: " ").first.map(String.init)
    }
    #expect(commands.count >= 10)
    for command in [""] + commands {
      let asked = command.isEmpty ? [] : [command]
      let run = try CommandRun(asked + ["-h"], in: "/")
      #expect(run.status == 0 && run.errorText.isEmpty)
      #expect(command.isEmpty || run.text != root.text, "\(command)")
      let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(lines.count <= 24, "\(command): \(lines.count) lines")
      for line in lines { #expect(line.count <= 80, "\(line)") }
      let all = Set(try CommandRun(asked + ["--help"], in: "/").text.split { " \n,/".contains($0) }.map(String.init))
      for line in lines where line.hasPrefix("  --") {
        let option = String(line.split(separator: " ")[0])
        #expect(all.contains(option), "\(command) \(option)")
      }
      // Behind operands, too.
      if !command.isEmpty { #expect(try CommandRun([command, "x", "-h"], in: "/").output == run.output) }
    }
    #expect(try CommandRun(["trian", "-h"], in: "/").status == 64)
  }
}
