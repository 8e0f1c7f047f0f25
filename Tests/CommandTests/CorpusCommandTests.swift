import CorpusCatalogue
import Storage
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct CorpusCommandTests {
  static let content = Array("댓글\n".utf8) + [UInt8](repeating: 0x61, count: 200_000)

  /// Runs `body` in a folder with a catalogue of one corpus, `sample`, on a server of its own.
  private func withCorpus(
    sha256: String? = SHA256.hex(content), _ answer: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer,
    _ body: (FilePath, LoopbackServer) throws -> Void
  ) throws {
    let server = LoopbackServer(answer)
    defer { server.stop() }
    try withTemporaryFolder { folder in
      let digest = sha256.map { "\"\($0)\"" } ?? "null"
      try write(
        folder, "c.json",
        """
        {"schema": "kc-vocab/catalogue/1", "kind": "corpora", "entries": [
          {"name": "sample", "title": "Sample", "description": "For tests.", "license": "CC0-1.0",
           "homepage": "https://example.com", "access": "direct", "files": [
             {"url": "\(server.url("a.tsv"))", "name": "a.tsv", "sha256": \(digest),
              "format": {"format": "tsv", "header": true, "quotes": false, "text_column": "text"}}]},
          {"name": "far", "title": "Far", "description": "", "license": "not stated", "homepage": "https://example.com",
           "access": "registration", "how_to_get": "Sign there.", "files": []}]}
        """)
      try body(folder, server)
    }
  }

  @Test func `The list is of everything built in`() throws {
    let run = try CommandRun(["corpus", "list"], in: "/")
    let lines = run.text.split(separator: "\n")
    #expect(run.status == 0)
    #expect(lines.count == 1 + CatalogueSet().entries.count)
    #expect(lines[1].hasPrefix("nsmc") && lines[1].contains("CC0-1.0") && lines[1].contains("200,000"))
    for part in ["\nkc-30k ", "\nkcbert-base ", "  vocabulary  "] { #expect(run.text.contains(part), "\(part)") }
  }

  @Test func `List and show are JSON for programs`() throws {
    struct List: Decodable {
      struct Entry: Decodable { var name, kind, license: String }
      var schema: String
      var entries: [Entry]
    }
    let list = try JSONDecoder().decode(
      List.self, from: Data(try CommandRun(["corpus", "list", "--json"], in: "/").output))
    #expect(list.schema == "kc-vocab/corpus-list/1")
    #expect(list.entries.map(\.name) == CatalogueSet().entries.map(\.entry.name))
    #expect(Set(list.entries.map(\.kind)) == ["corpora", "vocab"])
    struct Shown: Decodable { var schema, name, kind, license: String }
    let shown = try JSONDecoder().decode(
      Shown.self, from: Data(try CommandRun(["corpus", "show", "kcbert-base", "--json"], in: "/").output))
    #expect(shown.schema == "kc-vocab/corpus-show/1" && shown.name == "kcbert-base" && shown.kind == "vocab")
  }

  @Test(arguments: [("kc-30k", 30_000), ("kc-50k", 50_000)])
  func `A vocabulary that comes along is read by its name and copied`(name: String, size: Int) throws {
    struct Manifest: Decodable {
      struct Vocabulary: Decodable { var size: Int }
      var vocabulary: Vocabulary
    }
    struct Fetched: Decodable {
      struct File: Decodable {
        var path, sha256, state: String
        var url: String?
      }
      var files: [File]
    }
    try withTemporaryFolder { folder in
      let info = try CommandRun(["info", name, "--json"], in: folder)
      #expect(try JSONDecoder().decode(Manifest.self, from: Data(info.output)).vocabulary.size == size)
      let run = try CommandRun(["corpus", "fetch", name, "--json"], in: folder)
      let fetched = try JSONDecoder().decode(Fetched.self, from: Data(run.output))
      #expect(run.status == 0 && fetched.files.contains { $0.path == name + "/vocab.txt" })
      for file in fetched.files {
        let bytes = try Data(contentsOf: URL(filePath: folder.appending(file.path).string))
        #expect(SHA256.hex(bytes) == file.sha256 && file.state == "copied" && file.url == nil)
      }
      // Then the directory of that name counts, and is not replaced unasked.
      let again = try CommandRun(["corpus", "fetch", name], in: folder)
      #expect(again.status == 1 && again.errorText.hasPrefix("error: \(name): exists"))
      #expect(try CommandRun(["corpus", "fetch", name, "--force", "--quiet"], in: folder).status == 0)
      try write(folder, name + "/vocab.txt", "[UNK]\n")
      #expect(try CommandRun(["info", name], in: folder).status == 1)
    }
  }

  @Test func `Show says how to fetch and how to read`() throws {
    let run = try CommandRun(["corpus", "show", "unsmile"], in: "/")
    #expect(run.text.contains("licence     CC-BY-NC-ND-4.0\n"))
    #expect(run.text.contains("fetch with  kc-vocab corpus fetch unsmile\n"))
    #expect(
      run.text.contains(
        "then        kc-vocab train unsmile/unsmile_train_v1.0.tsv --format tsv --header --quoting none --text-column 문장 "
          + "--output out\n"))
  }

  @Test func `A corpus is fetched, and once`() throws {
    try withCorpus({ .file(Self.content, tag: nil, for: $0) }) { folder, server in
      let run = try CommandRun(["corpus", "fetch", "sample", "--catalogue", "c.json"], in: folder)
      #expect(run.status == 0 && run.errorText.isEmpty)
      #expect(
        run.text == """
          sample/a.tsv  200.0 kB, fetched, verified
          licence       CC0-1.0
          then          kc-vocab train sample/a.tsv --format tsv --header --quoting none --text-column text --output out

          """)
      #expect(try Data(contentsOf: URL(filePath: folder.appending("sample/a.tsv").string)) == Data(Self.content))
      #expect(try names(folder.appending("sample")) == ["a.tsv", "fetched.json"])
      let again = try CommandRun(["corpus", "fetch", "sample", "--catalogue", "c.json", "--json"], in: folder)
      struct Report: Decodable {
        struct File: Decodable {
          var path, sha256, state: String
          var bytes: Int
          var verified: Bool
        }
        var schema, license: String
        var files: [File]
      }
      let report = try JSONDecoder().decode(Report.self, from: Data(again.output))
      #expect(report.schema == "kc-vocab/corpus-fetch/1" && report.license == "CC0-1.0")
      #expect(report.files.map(\.state) == ["already_there"] && report.files[0].verified)
      #expect(report.files[0].path == "sample/a.tsv" && report.files[0].bytes == Self.content.count)
      #expect(server.requests.count == 1)
    }
  }

  @Test func `A proxy does not stand between this machine and itself`() throws {
    try withCorpus({ .file(Self.content, tag: nil, for: $0) }) { folder, _ in
      let script = "http_proxy=http://127.0.0.1:9 exec \"$0\" corpus fetch sample --catalogue c.json --retries 0"
      let run = try ChildProcess("/bin/sh", ["-c", script, CommandRun.executable], in: folder)
      #expect(run.status == 0, "\(run.errorText)")
    }
  }

  @Test func `A digest that nobody knows is a warning`() throws {
    try withCorpus(sha256: nil, { .file(Self.content, tag: nil, for: $0) }) { folder, _ in
      let run = try CommandRun(
        ["corpus", "fetch", "sample", "--catalogue", "c.json", "--output", "x/y"], in: folder)
      #expect(run.status == 0)
      #expect(
        run.errorText == "warning: a.tsv: the catalogue knows no digest of it, so it was not verified; it is "
          + SHA256.hex(Self.content) + "\n")
      #expect(try names(folder.appending("x/y")) == ["a.tsv", "fetched.json"])
    }
  }

  @Test func `Refusals say what is wrong and what to do`() throws {
    try withCorpus({ .file(Array("other".utf8), tag: nil, for: $0) }) { folder, server in
      let url = server.url("a.tsv")
      for (name, message) in [
        ("nsmc", "nsmc: no corpus or vocabulary in the catalogue has this name; there are sample, far"),
        ("smaple", "smaple: no corpus or vocabulary in the catalogue has this name; did you mean 'sample'?"),
        ("far", "far: its publisher gives it only to those who register, at https://example.com; sign there."),
        (
          "sample",
          "\(url): its digest is \(SHA256.hex(Array("other".utf8))) where the catalogue says "
            + "\(SHA256.hex(Self.content)), so it was refused and removed; the publisher has changed the file, or somebody else has; "
            + "if the new one is meant, put its digest into a catalogue of your own (--catalogue)"
        ),
      ] {
        let run = try CommandRun(["corpus", "fetch", name, "--catalogue", "c.json", "--output", "out"], in: folder)
        #expect(run.errorText == "error: \(message)\n")
        #expect(run.status == 1 && run.output.isEmpty)
      }
      #expect(try names(folder.appending("out")).isEmpty)
    }
  }

  @Test func `A lost connection keeps what came, and says how to go on`() throws {
    try withCorpus({ request in
      let answer = LoopbackAnswer.file(Self.content, tag: "\"1\"", for: request)
      return request.number == 0 ? answer.cut(after: 100_000) : answer
    }) { folder, server in
      let fetch = ["corpus", "fetch", "sample", "--catalogue", "c.json", "--retries", "0"]
      let run = try CommandRun(fetch, in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText
          == "error: \(server.url("a.tsv")): the transfer broke off after 100,000 bytes; run the same command "
          + "again, it goes on from sample/a.tsv.part\n")
      #expect(try names(folder.appending("sample")) == ["a.tsv.part", "a.tsv.part.json"])
      let again = try CommandRun(fetch, in: folder)
      #expect(again.status == 0 && again.errorText == "a.tsv: goes on after the first 0.1 MB\n")
      #expect(again.text.hasPrefix("sample/a.tsv  200.0 kB, fetched, the first 0.1 MB by an earlier run, verified\n"))
    }
  }

  @Test func `An interrupted fetch keeps its part and says so`() throws {
    try withCorpus({ .file(Self.content, tag: "\"1\"", for: $0).stalled(after: 100_000) }) { folder, _ in
      // Job control, because a shell without it lets its background jobs ignore Ctrl-C.
      let script = """
        set -m
        "$0" corpus fetch sample --catalogue c.json & process=$!
        for attempt in $(seq 1200); do
          [ "$(stat -c %s sample/a.tsv.part 2>/dev/null)" = 100000 ] && break
          sleep 0.05
        done
        kill -INT $process
        wait $process
        """
      let run = try ChildProcess("/bin/bash", ["-c", script, CommandRun.executable], in: folder)
      #expect(run.status == 130)
      let message = "interrupted: sample/a.tsv.part keeps the first 0.1 MB; the same command goes on from there\n"
      #expect(run.errorText.hasPrefix(message), "\(run.errorText)")
      #expect(try names(folder.appending("sample")) == ["a.tsv.part", "a.tsv.part.json"])
    }
  }

  @Test func `A full disk keeps what came`() throws {
    try withCorpus({ .file(Self.content, tag: "\"1\"", for: $0) }) { folder, _ in
      // A limit on the size of files, in blocks of 512 bytes, fails a write as a full disk does.
      let limited = "trap '' XFSZ; ulimit -f 100; exec \"$0\" corpus fetch sample --catalogue c.json"
      let run = try ChildProcess("/bin/sh", ["-c", limited, CommandRun.executable], in: folder)
      #expect(run.status == 1)
      #expect(run.errorText.hasPrefix("error: sample/a.tsv.part: cannot be written"), "\(run.errorText)")
      #expect(try CommandRun(["corpus", "fetch", "sample", "--catalogue", "c.json"], in: folder).status == 0)
    }
  }

  @Test func `Wrong usage has its own exit code`() throws {
    for arguments in [
      ["fetch"], ["fetch", "nsmc", "--retries", "-1"], ["fetch", "nsmc", "--stall-timeout", "0"], ["x"],
    ] {
      #expect(try CommandRun(["corpus"] + arguments, in: "/").status == 64, "\(arguments)")
    }
  }
}
