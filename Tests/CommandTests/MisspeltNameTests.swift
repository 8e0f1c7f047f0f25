import FoundationEssentials
import TestSupport
import Testing
import kc_vocab

/// Commands and options that are misspelt, in every way that one slip of a finger can.
@Suite struct MisspeltNameTests {
  static let messages: [(arguments: [String], message: String)] = [
    (["trian", "c.txt", "--output", "x"], "kc-vocab trian: there is no such command; did you mean 'train'?"),
    (["trian", "--help"], "kc-vocab trian: there is no such command; did you mean 'train'?"),
    (["Train"], "kc-vocab Train: there is no such command; did you mean 'train'?"),
    (["enc", "v", "c.txt"], "kc-vocab enc: there is no such command; did you mean 'encode'?"),
    (
      ["fly"],
      "kc-vocab fly: there is no such command; there are train, tune, merge, prune, count, clean, encode, decode, "
        + "verify, info, audit, suggest, history, report, corpus, counts, pipeline, "
        + "completions, help"
    ),
    (["corpus", "lst"], "kc-vocab corpus lst: there is no such command; did you mean 'list'?"),
    (["corpus", "lst", "--json"], "kc-vocab corpus lst: there is no such command; did you mean 'list'?"),
    (["corpus", "x"], "kc-vocab corpus x: there is no such command; there are list, show, fetch"),
    (["help", "trian"], "kc-vocab trian: there is no such command; did you mean 'train'?"),
    (["help", "corpus", "shwo"], "kc-vocab corpus shwo: there is no such command; did you mean 'show'?"),
    (["train", "c.txt", "--ouput", "x"], "--ouput: kc-vocab train has no such option; did you mean '--output'?"),
    (["train", "c.txt", "--ouput=x"], "--ouput: kc-vocab train has no such option; did you mean '--output'?"),
    (["train", "c.txt", "-output", "x"], "-output: kc-vocab train has no such option; did you mean '--output'?"),
    (["train", "--conts", "a.counts"], "--conts: kc-vocab train has no such option; did you mean '--counts'?"),
    (
      ["train", "c.txt", "--vocab_size", "9", "--output", "x"],
      "--vocab_size: kc-vocab train has no such option; did you mean '--vocab-size'?"
    ),
    (
      ["train", "c.txt", "--vocabsize", "9", "--output", "x"],
      "--vocabsize: kc-vocab train has no such option; did you mean '--vocab-size'?"
    ),
    (
      ["train", "c.txt", "--vocab", "9", "--output", "x"],
      "--vocab: kc-vocab train has no such option; did you mean '--vocab-size'?"
    ),
    (
      ["train", "c.txt", "--model_prefix", "x"],
      "--model_prefix: kc-vocab train has no such option; `kc-vocab train --help` lists them"
    ),
    (["info", "-x", "v"], "-x: kc-vocab info has no such option; `kc-vocab info --help` lists them"),
    (["corpus", "list", "--jsn"], "--jsn: kc-vocab corpus list has no such option; did you mean '--json'?"),
  ]

  @Test(arguments: messages) func `What is misspelt is named, with what was probably meant`(
    _ arguments: [String], _ message: String
  ) throws {
    let run = try CommandRun(arguments, in: "/")
    #expect(run.errorText == "error: \(message)\n")
    #expect(run.status == 64 && run.output.isEmpty)
  }

  @Test func `Messages of the parser begin like our own`() throws {
    for arguments in [["train"], ["info"], ["info", "a", "b"], ["train", "--vocab-size", "many", "--output", "x"]] {
      let run = try CommandRun(arguments, in: "/")
      #expect(run.status == 64 && run.errorText.hasPrefix("error: "), "\(run.errorText)")
    }
  }

  @Test func `What is no name of an option is left alone: numbers, standard input, and all behind --`() throws {
    for arguments in [["count", "-", "--output", "/dev/null/x"], ["info", "--", "--ouput"], ["count", "-1"]] {
      let run = try CommandRun(arguments, in: "/")
      #expect(!run.errorText.contains("has no such option"), "\(run.errorText)")
    }
  }

  /// Every text that one swap, omission, doubling or replacement makes of a name.
  private static func slips(of name: String) -> Set<String> {
    let letters = Array(name)
    var slips: Set<String> = []
    for place in letters.indices {
      var changed = letters
      if place > 0 {
        changed.swapAt(place - 1, place)
        slips.insert(String(changed))
        changed = letters
      }
      changed.remove(at: place)
      slips.insert(String(changed))
      changed = letters
      changed.insert(letters[place], at: place)
      slips.insert(String(changed))
      changed = letters
      changed[place] = letters[place] == "x" ? "y" : "x"
      slips.insert(String(changed))
    }
    return slips
  }

  private static let commands = [
    "train", "merge", "prune", "count", "clean", "encode", "decode", "verify", "info", "audit", "suggest", "corpus",
    "help",
  ]

  @Test(arguments: [commands, ["list", "show", "fetch"]])
  func `One slip in the name of any command leads back to that command`(names: [String]) {
    for name in names {
      for slip in Self.slips(of: name) where !names.contains(slip) {
        if !nearestNames(to: slip, in: names).contains(name) { Issue.record("\(slip)") }
      }
    }
  }

  @Test(arguments: commands.filter { !["corpus", "help"].contains($0) })
  func `One slip in the name of any option leads back to that option`(command: String) throws {
    let run = try CommandRun([command, "--experimental-dump-help"], in: "/")
    let help = try JSONDecoder().decode(Help.self, from: Data(run.output))
    let names = help.command.arguments.flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map { "--" + $0.name }
    #expect(names.contains(command == "decode" ? "--keep-special-tokens" : "--json"))
    for name in names {
      for slip in Self.slips(of: String(name.dropFirst(2))).map({ "--" + $0 }) where !names.contains(slip) {
        if !nearestNames(to: slip, in: names).contains(name) { Issue.record("\(slip)") }
      }
    }
    // One of them as a person would type it.
    let slip = try #require(Self.slips(of: "vocabulary").sorted().first)
    let answer = try CommandRun([command, "--" + slip], in: "/")
    #expect(
      answer.status == 64 && answer.errorText.hasPrefix("error: --\(slip): kc-vocab \(command) has no such option; "))
  }

  @Test func `Nothing is proposed for what is like nothing, however long it is`() {
    let names = ["train", "--output", "train-more"]
    for name in ["", "-", "xyz", "--", String(repeating: "train", count: 1_000_000), "학습", "\u{1B}[31m"] {
      #expect(nearestNames(to: name, in: names) == [], "\(name.prefix(20))")
    }
    #expect(nearestNames(to: "TRAIN_more", in: names) == ["train-more"])
    #expect(nearestNames(to: "tra", in: names) == ["train", "train-more"])
    #expect(nearestNames(to: "name", in: []) == [])
  }

  private struct Help: Decodable {
    var command: Command

    struct Command: Decodable { var arguments: [Argument] }

    struct Argument: Decodable { var names: [Name]? }

    struct Name: Decodable {
      var kind: String
      var name: String
    }
  }
}
