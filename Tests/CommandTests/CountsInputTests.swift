import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// What may be wrong with the counts files that a vocabulary is trained from.
@Suite struct CountsInputTests {
  /// Runs `body` in a folder that holds a.counts, with that file's first line.
  private func withCounts(_ body: (FilePath, _ header: String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "가 나 다\n")
      #expect(try CommandRun(["count", "a.txt", "--output", "a.counts"], in: folder).status == 0)
      let header = try text(folder, "a.counts").split(separator: "\n")[0]
      try body(folder, header + "\n")
    }
  }

  @Test(arguments: [
    ("가\t1\n나\t2\n다\n", 4, "has not one tab; a line is a word, a tab and its count"),
    ("가\t1\n나\tx\n", 3, "has no count after the tab (a decimal number from 1 on); repair the line, or count again"),
    ("가\t0\n", 2, "has no count after the tab (a decimal number from 1 on); repair the line, or count again"),
    ("나\t1\n가\t1\n", 3, "stands before the word on the line above; sort the lines by their bytes (`LC_ALL=C sort`)"),
    ("가\t1\n가\t1\n", 3, "repeats the word on the line above; join the two lines by adding their counts"),
    ("\t1\n", 2, "has no word before the tab; remove the line"),
  ]) func `A line that is broken is named`(_ lines: String, _ number: Int, _ message: String) throws {
    try withCounts { folder, header in
      try write(folder, "b.counts", header + lines)
      let run = try CommandRun(["train", "--counts", "a.counts", "b.counts", "--output", "out"], in: folder)
      #expect(run.status == 1)
      #expect(run.errorText == "error: b.counts:\(number): \(message)\n")
      #expect(try names(folder) == ["a.counts", "a.txt", "b.counts"])
    }
  }

  @Test func `A file that was cut off is noticed`() throws {
    try withCounts { folder, header in
      try write(folder, "b.counts", header + "가\t1\n나\t1\n")
      let run = try CommandRun(["train", "--counts", "b.counts", "--output", "out"], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText
          == "error: b.counts: the counts add up to 2, and its header says 3 words; the file was cut off or "
          + "changed, so count again\n")
    }
  }

  @Test func `Counts of different pipelines are not joined, and the difference is named`() throws {
    try withCounts { folder, _ in
      try CommandRun(["count", "a.txt", "--lowercase", "--output", "b.counts"], in: folder)
      let run = try CommandRun(["train", "--counts", "a.counts", "b.counts", "--output", "out"], in: folder)
      #expect(run.status == 1)
      #expect(run.errorText.contains("was counted by another pipeline than"), "\(run.errorText)")
      #expect(run.errorText.contains("(case: "), "\(run.errorText)")
      let flags = try CommandRun(
        ["train", "--counts", "a.counts", "--normalization", "nfkc", "--output", "out"], in: folder)
      #expect(flags.status == 1)
      #expect(
        flags.errorText == "error: a.counts: was counted with another text pipeline than the flags say "
          + "(normal form: NFC / NFKC); leave the flags out\n")
    }
  }

  @Test func `What is no counts file is named`() throws {
    try withCounts { folder, _ in
      let run = try CommandRun(["train", "--counts", "a.txt", "--output", "out"], in: folder)
      #expect(run.status == 1)
      #expect(run.errorText == "error: a.txt: is not a counts file; make one with `kc-vocab count`\n")
      let missing = try CommandRun(["train", "--counts", "a.counts", "z.counts", "--output", "out"], in: folder)
      #expect(missing.status == 1)
      #expect(missing.errorText == "error: z.counts: no such file; check the name\n")
    }
  }
}
