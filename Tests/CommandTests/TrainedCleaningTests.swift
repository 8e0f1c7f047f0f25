import SystemPackage
import TestSupport
import Testing

/// Vocabularies that say how their text was cleaned.
@Suite struct TrainedCleaningTests {
  private static let comments = "ㅋㅋㅋㅋㅋ 가나 https://example.com\n가나 ㅋㅋㅋㅋ★★\n나가 ㅋㅋ\n"

  private func inFolder(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", Self.comments)
      let train = ["train", "a.txt", "--clean", "kcelectra-2022", "--vocab-size", "40", "--output", "v", "--quiet"]
      #expect(try CommandRun(train, in: folder).status == 0)
      try body(folder)
    }
  }

  private static func warning(_ own: String) -> String {
    "warning: v: was made from text cleaned by kcelectra-2022/1, and this text \(own); --clean as-trained cleans it so\n"
  }

  @Test(arguments: [["audit", "v", "a.txt"], ["encode", "v", "a.txt"], ["suggest", "v", "a.txt"]])
  func `Text that is not cleaned as the vocabulary's was is told in a line, and as-trained cleans it so`(
    _ arguments: [String]
  ) throws {
    try inFolder { folder in
      let raw = try CommandRun(arguments, in: folder)
      #expect(raw.status == 0 && raw.errorText == Self.warning("is not cleaned"))
      let other = try CommandRun(arguments + ["--clean", "kcbert-2020"], in: folder)
      #expect(other.errorText == Self.warning("is cleaned by kcbert-2020/1"))
      let trained = try CommandRun(arguments + ["--clean", "as-trained"], in: folder)
      let named = try CommandRun(arguments + ["--clean", "kcelectra-2022"], in: folder)
      #expect(trained.status == 0 && trained.errorText.isEmpty && named.errorText.isEmpty)
      #expect(trained.output == named.output && trained.output != raw.output)
      let meant = try CommandRun(arguments + ["--clean", "none"], in: folder)
      #expect(meant.errorText.isEmpty && meant.output == raw.output)
      #expect(try CommandRun(arguments + ["--quiet"], in: folder).errorText.isEmpty)
    }
  }

  @Test func `A merge looks at the base, and only if comments are read`() throws {
    try inFolder { folder in
      try write(folder, "donor.txt", "[UNK]\n다\n##다\n")
      let merge = ["merge", "v", "donor.txt", "--dry-run"]
      #expect(try CommandRun(merge, in: folder).errorText.isEmpty)
      #expect(try CommandRun(merge + ["--on", "a.txt"], in: folder).errorText == Self.warning("is not cleaned"))
      let trained = try CommandRun(merge + ["--on", "a.txt", "--clean", "as-trained"], in: folder)
      #expect(trained.status == 0 && trained.errorText.isEmpty)
    }
  }

  @Test(arguments: [([], "is not cleaned"), (["--clean", "kcbert-2020"], "is cleaned by kcbert-2020/1")])
  func `Counts of text that is not cleaned as the base's was are told of`(_ clean: [String], _ own: String) throws {
    try inFolder { folder in
      try write(folder, "donor.txt", "[UNK]\n다\n##다\n")
      for (name, options) in [("other", clean), ("same", ["--clean", "kcelectra-2022"])] {
        let count = ["count", "a.txt", "--output", name, "--quiet"] + options
        #expect(try CommandRun(count, in: folder).status == 0)
      }
      let merge = ["merge", "v", "donor.txt", "--dry-run", "--on-counts"]
      let other = try CommandRun(merge + ["other"], in: folder)
      #expect(
        other.errorText
          == "warning: other: its text \(own), and the base was made from text cleaned by kcelectra-2022/1; count text that "
          + "is cleaned so\n")
      #expect(other.status == 0)
      let same = try CommandRun(merge + ["same"], in: folder)
      #expect(same.status == 0 && same.errorText.isEmpty, "\(same.errorText)")
    }
  }

  @Test func `as-trained needs a vocabulary that says so`() throws {
    try inFolder { folder in
      try write(folder, "vocab.txt", AuditCommandTests.vocabulary)
      let bare = try CommandRun(["audit", "vocab.txt", "a.txt", "--clean", "as-trained"], in: folder)
      #expect(
        bare.errorText
          == "error: vocab.txt: does not say that its text was cleaned, which --clean as-trained asks for; leave that out, or "
          + "name the cleaning\n")
      #expect(bare.status == 1)
      for command in [["train", "a.txt", "--output", "x"], ["count", "a.txt", "--output", "x"], ["clean", "a.txt"]] {
        let run = try CommandRun(command + ["--clean", "as-trained"], in: folder)
        #expect(run.status == 64)
        #expect(
          run.errorText.hasPrefix(
            "error: --clean as-trained asks a vocabulary how its text was cleaned, and none is read here; name the cleaning "
              + "itself\n"))
      }
    }
  }
}
