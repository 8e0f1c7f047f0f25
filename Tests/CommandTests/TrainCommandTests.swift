import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct TrainCommandTests {
  @Test func `A vocabulary directory is written whole`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", SampleComments.lines.joined(separator: "\n"))
      let run = try CommandRun(["train", "a.txt", "--vocab-size", "400", "--output", "out"], in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      #expect(run.text.contains("vocabulary") && run.text.contains("written to  out"))
      #expect(
        try names(folder.appending("out")) == [
          "README.md", "special_tokens_map.json", "token-counts.tsv", "tokenizer.json", "tokenizer_config.json",
          "training.json", "vocab.txt",
        ])
      let tokens = try text(folder, "out/vocab.txt").split(separator: "\n", omittingEmptySubsequences: false)
      #expect(tokens.prefix(5) == ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
      #expect(tokens.count == 401 && tokens.last == "")
    }
  }

  @Test func `Threads, order of lines and files, and a detour over counts change no byte`() throws {
    try withTemporaryFolder { folder in
      let lines = SampleComments.lines
      try write(folder, "a.txt", lines.joined(separator: "\n") + "\n")
      var generator = SeededGenerator(seed: 11)
      let shuffled = lines.shuffled(using: &generator)
      for part in 0..<7 {
        let some = shuffled.indices.filter { $0 % 7 == part }.map { shuffled[$0] }
        try write(folder, "part\(part).txt", some.joined(separator: "\r\n"))
      }
      let parts = (0..<7).map { "part\($0).txt" }
      let size = ["--vocab-size", "500"]
      try succeed(["train", "a.txt", "--threads", "1", "--output", "one"] + size, folder)
      try succeed(["train", "a.txt", "--threads", "5", "--output", "five"] + size, folder)
      try succeed(["train"] + parts + ["--output", "parts"] + size, folder)
      try succeed(["count", "a.txt", "--output", "a.counts"], folder)
      try succeed(["train", "--counts", "a.counts", "--output", "counted"] + size, folder)
      try succeed(["count"] + parts.prefix(3) + ["--output", "b.counts"], folder)
      try succeed(["count"] + parts.dropFirst(3) + ["--output", "c.counts.zst"], folder)
      try succeed(["train", "--counts", "b.counts", "c.counts.zst", "--output", "joined"] + size, folder)
      let expected = try text(folder, "one/vocab.txt")
      for output in ["five", "parts", "counted", "joined"] {
        #expect(try text(folder, "\(output)/vocab.txt") == expected, "\(output)")
      }
      for file in try names(folder.appending("one")) {
        #expect(try text(folder, "one/\(file)") == text(folder, "five/\(file)"), "\(file)")
      }
    }
  }

  @Test func `Standard input is a file like any other`() throws {
    try withTemporaryFolder { folder in
      let corpus = SampleComments.lines.joined(separator: "\n")
      try write(folder, "a.txt", corpus)
      try succeed(["train", "a.txt", "--output", "file", "--vocab-size", "300"], folder)
      let run = try CommandRun(
        ["train", "-", "--output", "pipe", "--vocab-size", "300"], in: folder, input: Array(corpus.utf8))
      #expect(run.status == 0)
      #expect(try text(folder, "file/vocab.txt") == text(folder, "pipe/vocab.txt"))
    }
  }

  @Test func `JSON has the documented names`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "하이 하이요\n하이 ☃\n")
      let run = try CommandRun(
        ["train", "a.txt", "--output", "out", "--json", "--limit-alphabet", "3", "--vocab-size", "10"], in: folder)
      struct Report: Decodable {
        struct Corpus: Decodable { var files, lines, words, distinctWords: Int }
        struct Alphabet: Decodable {
          var kept, dropped, droppedOccurrences: Int
        }
        struct Figures: Decodable {
          var size: Int
          var digest: String
        }
        var schema: String
        var corpus: Corpus
        var alphabet: Alphabet
        var merges: Int
        var vocabulary: Figures
      }
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let report = try decoder.decode(Report.self, from: Data(run.output))
      #expect(report.schema == "kc-vocab/train/1")
      #expect(report.corpus.files == 1 && report.corpus.lines == 2)
      #expect(report.corpus.words == 4 && report.corpus.distinctWords == 3)
      // Of the two characters that occur once, the one with the higher code point goes.
      #expect(report.alphabet.kept == 3 && report.alphabet.dropped == 1 && report.alphabet.droppedOccurrences == 1)
      #expect(run.text.contains("\"U+C694\" : 1"))
      #expect(report.merges == 1 && report.vocabulary.size == 10)
    }
  }

  @Test func `A corpus too small for the size asked is a warning`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "하이 하이\n")
      let run = try CommandRun(["train", "a.txt", "--output", "out"], in: folder)
      #expect(run.status == 0)
      #expect(
        run.errorText
          == "warning: the corpus gives 9 of 30,000 tokens: no further pair occurs at least 2 times\n")
      let quiet = try CommandRun(["train", "a.txt", "--output", "out", "--force", "--quiet"], in: folder)
      #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.errorOutput.isEmpty)
    }
  }

  @Test func `Bytes that are not UTF-8 are counted and located`() throws {
    try withTemporaryFolder { folder in
      let bytes = Array("하이 하이\n하".utf8) + [0xFF] + Array("이\n".utf8)
      try Data(bytes).write(to: URL(filePath: folder.appending("a.txt").string))
      let run = try CommandRun(["count", "a.txt", "--output", "a.counts"], in: folder)
      #expect(run.status == 0)
      #expect(
        run.errorText
          == "warning: 1 byte sequence was not UTF-8 and read as U+FFFD; the first at a.txt:2:4 (--strict stops there)\n"
      )
      // The normaliser deletes U+FFFD, so the word closes up.
      #expect(try text(folder, "a.counts").hasSuffix("\n하이\t3\n"))
    }
  }

  @Test func `A full disk leaves nothing behind`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", SampleComments.lines.joined(separator: "\n"))
      // A limit on the size of files, in blocks of 512 bytes, fails a write as a full disk does.
      let limited = "trap '' XFSZ; ulimit -f 4; exec \"$0\" train a.txt --vocab-size 500 --output out"
      let run = try ChildProcess("/bin/sh", ["-c", limited, CommandRun.executable], in: folder)
      #expect(run.status == 1)
      let error = run.errorText.split(separator: "\n").last ?? ""
      #expect(error.hasPrefix("error: out/") && error.contains("cannot be written"), "\(run.errorText)")
      #expect(try names(folder) == ["a.txt"])
    }
  }

  /// A small file system of one's own, where the kernel allows that.
  private static let smallDisk =
    "mkdir disk && mount -t tmpfs -o size=16k tmpfs disk && \"$0\" train a.txt --vocab-size 500 --output disk/out; "
    + "status=$?; ls -A disk; exit $status"

  private static let canMount: Bool = {
    let mount = ["--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return (try? withTemporaryFolder { try ChildProcess("/usr/bin/unshare", mount, in: $0).status }) == 0
  }()

  @Test(.enabled(if: canMount, "needs the right to mount a file system"))
  func `A disk that is really full is called that`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", SampleComments.lines.joined(separator: "\n"))
      let run = try ChildProcess(
        "/usr/bin/unshare", ["--map-root-user", "--mount", "/bin/sh", "-c", Self.smallDisk, CommandRun.executable],
        in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText.hasSuffix(
          ": cannot be written (the disk is full); free some space or choose another disk. Nothing was left behind\n"),
        "\(run.errorText)")
      #expect(run.output.isEmpty, "left behind: \(run.text)")
    }
  }

  @Test(arguments: ["INT", "TERM", "HUP"]) func `An interrupted run leaves nothing behind`(_ signal: String) throws {
    try withTemporaryFolder { folder in
      // Job control, because a shell without it lets its background jobs ignore Ctrl-C. The run has begun when it has a
      // second thread, which waits for signals.
      let script = """
        set -m
        "$0" train - --output out < <(sleep 20) & process=$!
        for attempt in $(seq 1200); do
          [ "$(ls /proc/$process/task | wc -l)" -ge 2 ] && break
          sleep 0.05
        done
        kill -\(signal) $process
        wait $process
        """
      let run = try ChildProcess("/bin/bash", ["-c", script, CommandRun.executable], in: folder)
      #expect(run.status == 130)
      #expect(run.errorText.hasPrefix("interrupted: nothing was written\n"), "\(run.errorText)")
      #expect(try names(folder).isEmpty)
    }
  }

  private func succeed(_ arguments: [String], _ folder: FilePath) throws {
    let run = try CommandRun(arguments, in: folder)
    #expect(run.status == 0, "\(arguments): \(run.errorText)")
  }
}

func write(_ folder: FilePath, _ name: String, _ text: String) throws {
  try Data(text.utf8).write(to: URL(filePath: folder.appending(name).string))
}

func text(_ folder: FilePath, _ name: String) throws -> String {
  String(decoding: try Data(contentsOf: URL(filePath: folder.appending(name).string)), as: UTF8.self)
}

func names(_ folder: FilePath) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted()
}
