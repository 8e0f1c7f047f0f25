import CommentText
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// Counts and vocabularies that were made where ICU has another version of Unicode.
@Suite struct JoiningVersionsTests {
  private static let otherVersion = "14.0"

  /// Writes `name` again as if it had been made under another version.
  private func age(_ folder: FilePath, _ name: String, _ pipeline: TextPipeline = .standard) throws {
    var other = pipeline
    other.unicodeVersion = Self.otherVersion
    let path = folder.appending(name).string
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let aged = text.replacing("\"\(ICU.unicodeVersion)\"", with: "\"\(Self.otherVersion)\"")
      .replacing(pipeline.fingerprint, with: other.fingerprint)
    #expect(aged != text)
    try write(folder, name, aged)
  }

  @Test func `Counts of two versions are trained on together, and the result is of the running one`() throws {
    try withTemporaryFolder { folder in
      for name in ["a", "b"] {
        try write(folder, name + ".txt", SampleComments.lines.prefix(60).joined(separator: "\n"))
        #expect(try CommandRun(["count", name + ".txt", "--output", name, "--quiet"], in: folder).status == 0)
      }
      let train = ["train", "--vocab-size", "900", "--quiet", "--force", "--counts", "a", "b", "--output"]
      #expect(try CommandRun(train + ["same"], in: folder).status == 0)
      try age(folder, "b")
      let run = try CommandRun(train + ["joined"], in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      for file in ["vocab.txt", "tokenizer.json", "training.json"] {
        #expect(
          FileManager.default.contents(atPath: folder.appending("same/" + file).string)
            == FileManager.default.contents(atPath: folder.appending("joined/" + file).string), "\(file)")
      }
    }
  }

  @Test func `A character that the older version does not know is named`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "가나 \u{1FAE8}\n")
      for name in ["a", "b"] {
        #expect(try CommandRun(["count", "a.txt", "--output", name, "--quiet"], in: folder).status == 0)
      }
      try age(folder, "b")
      let run = try CommandRun(["train", "--counts", "a", "b", "--output", "v"], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText == "error: b: was counted by another pipeline than a (Unicode version: \(Self.otherVersion) / "
          + "\(ICU.unicodeVersion), which treat U+1FAE8 differently); count both with the same options\n")
    }
  }

  @Test func `A vocabulary of another version is merged and compared, unless a character of it is younger`() throws {
    try withTemporaryFolder { folder in
      for (name, text) in [("base", "가나 다라 가나\n"), ("donor", "마바 사아 마바\n"), ("young", "마바 \u{1FAE8} \u{1FAE8}\n")] {
        try write(folder, name + ".txt", text)
        let train = ["train", name + ".txt", "--vocab-size", "40", "--output", name, "--quiet"]
        #expect(try CommandRun(train, in: folder).status == 0)
      }
      let pair = try CommandRun(["merge", "base", "donor", "--output", "same", "--quiet"], in: folder)
      #expect(pair.status == 0)
      try age(folder, "donor/training.json")
      try age(folder, "young/training.json")
      let run = try CommandRun(["merge", "base", "donor", "--output", "merged", "--quiet"], in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      #expect(
        FileManager.default.contents(atPath: folder.appending("same/vocab.txt").string)
          == FileManager.default.contents(atPath: folder.appending("merged/vocab.txt").string))
      let audit = try CommandRun(["audit", "base", "base.txt", "--against", "donor"], in: folder)
      #expect(audit.status == 0, "\(audit.errorText)")
      let young = try CommandRun(["merge", "base", "young", "--output", "x"], in: folder)
      #expect(young.status == 1 && young.errorText.contains("which treat U+1FAE8 differently"), "\(young.errorText)")
      let other = try CommandRun(["audit", "base", "base.txt", "--against", "young"], in: folder)
      #expect(other.status == 1 && other.errorText.contains("which treat U+1FAE8 differently"), "\(other.errorText)")
    }
  }
}
