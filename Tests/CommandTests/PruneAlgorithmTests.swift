import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// `train --algorithm prune` against what it stands for: a larger vocabulary, and a merge that keeps the alphabet and
/// as many of its tokens as there is room for.
@Suite struct PruneAlgorithmTests {
  private func succeed(_ arguments: [String], _ folder: FilePath) throws {
    let run = try CommandRun(arguments, in: folder)
    #expect(run.status == 0, "\(arguments): \(run.errorText)")
  }

  @Test func `It gives what train and merge give, for any threads and memory`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", SampleComments.lines.joined(separator: "\n") + "\n")
      try succeed(["count", "a.txt", "--output", "a.counts"], folder)
      let pruning = ["--vocab-size", "900", "--algorithm", "prune", "--overtrain", "1.5", "--limit-alphabet", "200"]
      try succeed(["train", "--counts", "a.counts", "--output", "pruned"] + pruning, folder)
      try succeed(["train", "a.txt", "--threads", "3", "--output", "three"] + pruning, folder)
      try succeed(["train", "a.txt", "--threads", "1", "--memory", "80MB", "--output", "small"] + pruning, folder)
      let limited = ["--limit-alphabet", "200", "--vocab-size"]
      try succeed(["train", "--counts", "a.counts", "--output", "larger"] + limited + ["1350"], folder)
      try succeed(
        ["train", "--counts", "a.counts", "--allow-larger", "--output", "alphabet"] + limited + ["1"], folder)
      try succeed(
        ["merge", "alphabet", "larger", "--on-counts", "a.counts", "--size", "900", "--output", "merged"], folder)
      let expected = try text(folder, "merged/vocab.txt")
      for name in ["pruned", "three", "small"] { #expect(try text(folder, "\(name)/vocab.txt") == expected, "\(name)") }
      #expect(try text(folder, "three/training.json") == text(folder, "small/training.json"))
      let manifest = try text(folder, "pruned/training.json").filter { !$0.isWhitespace }
      #expect(manifest.contains(#""algorithm":"prune""#) && manifest.contains(#""overtrain":1.5"#))
      #expect(manifest.contains(#""pruning":{"struck_out":450,"trained_size":1350}"#))
      #expect(try text(folder, "pruned/README.md").contains("merges, less 450 tokens that cost least |"))
    }
  }

  @Test(arguments: [
    (
      ["--overtrain", "1.5"], "--overtrain says what prune starts from; give --algorithm prune with it, or leave it out"
    ),
    (
      ["--algorithm", "prune", "--overtrain", "0.9"],
      "--overtrain 0.9: a number from 1 to 1000 with at most three decimals is needed, such as 1.2"
    ),
    (
      ["--algorithm", "prune", "--overtrain", "much"],
      "--overtrain much: a number from 1 to 1000 with at most three decimals is needed, such as 1.2"
    ),
  ]) func `Wrong usage says what is right`(_ options: [String], _ message: String) throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "이 영화\n")
      let run = try CommandRun(["train", "a.txt", "--output", "out"] + options, in: folder)
      #expect(run.status == 64)
      #expect(run.errorText.hasPrefix("error: \(message)\n"), "\(run.errorText)")
      #expect(try names(folder) == ["a.txt"])
    }
  }

  @Test func `An alphabet larger than the vocabulary is refused as ever`() throws {
    try BadRun(
      "a vocabulary too small",
      ["train", "a.txt", "--output", "out", "--vocab-size", "10", "--limit-alphabet", "100", "--algorithm", "prune"],
      files: ["a.txt": "이 영화 재밌다 이 영화 최고\n"],
      "error: --vocab-size 10: 5 special tokens and 8 characters with their forms inside words need 17; ask for at least "
        + "17, keep fewer characters, or use --allow-larger\n"
    ).check()
  }
}
