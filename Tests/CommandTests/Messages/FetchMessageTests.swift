import CorpusReading
import FoundationEssentials
import Glibc
import Storage
import SystemPackage
import TestSupport
import Testing

/// What is said of catalogues that cannot be read, and of downloads that fail.
@Suite struct FetchMessageTests {
  /// What a server sends, and what is said of it.
  struct Refusal: CustomTestStringConvertible, Sendable {
    var name: String
    /// Further fields of the file in the catalogue.
    var file = ""
    var fileName = "a.tsv"
    var options: [String] = []
    /// `URL` is the file's address.
    var message: String
    /// What stays in the corpus's directory.
    var kept: [String] = []
    var answer: @Sendable (LoopbackRequest) -> LoopbackAnswer

    var testDescription: String { name }

    init(
      _ name: String, file: String = "", fileName: String = "a.tsv", options: [String] = [], kept: [String] = [],
      _ message: String, answer: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer
    ) {
      (self.name, self.file, self.fileName, self.options) = (name, file, fileName, options)
      (self.kept, self.message, self.answer) = (kept, message, answer)
    }
  }

  private static func catalogue(_ url: String, _ file: String = "", name: String = "a.tsv") -> String {
    """
    {"schema": "kc-vocab/catalogue/1", "kind": "corpora", "entries": [
      {"name": "sample", "title": "Sample", "description": "", "license": "CC0-1.0", "homepage": "https://example.com",
       "access": "direct", "files": [{"url": "\(url)", "name": "\(name)"\(file)}]},
      {"name": "far", "title": "Far", "description": "", "license": "CC0-1.0", "homepage": "https://example.com/far",
       "access": "manual", "files": []}]}
    """
  }

  private static let content = [UInt8](repeating: 0x61, count: 2000)
  private static let changed =
    "the publisher has changed the file, or somebody else has; if the new one is meant, put its digest into a "
    + "catalogue of your own (--catalogue)"

  private static func raw(_ head: String, _ body: String = "") -> LoopbackAnswer {
    var answer = LoopbackAnswer(200, [], Array(body.utf8))
    answer.rawHead = Array(head.utf8)
    return answer
  }

  private static func withoutLength(_ content: [UInt8]) -> LoopbackAnswer {
    var answer = LoopbackAnswer(200, [], content)
    answer.statedLength = nil
    return answer
  }

  static let refusals: [Refusal] = [
    Refusal(
      "a file that is not there",
      "URL: the server answers with status 404; the file has moved; see the homepage (kc-vocab corpus show)"
    ) { _ in LoopbackAnswer(404) },
    Refusal(
      "a file that is not for everybody",
      "URL: the server answers with status 403; it wants an account, or the file has moved; see the homepage"
    ) { _ in LoopbackAnswer(403) },
    Refusal("a server that is out of order", "URL: the server answers with status 503; try again later") { _ in
      LoopbackAnswer(503)
    },
    Refusal(
      "a page that asks for something",
      "URL: a web page came instead of the file; open the address in a browser to see what it wants"
    ) { _ in LoopbackAnswer(200, [("Content-Type", "text/html")], Array("<p>".utf8)) },
    Refusal(
      "a compressed transfer",
      "URL: the answer cannot be used, it comes compressed (gzip) although that was not asked for; try again"
    ) { _ in LoopbackAnswer(200, [("Content-Encoding", "gzip")], [1, 2, 3]) },
    Refusal(
      "a part that nobody asked for",
      "URL: the answer cannot be used, it is a part of the file that was not asked for; try again"
    ) { _ in LoopbackAnswer(206, [("Content-Range", "bytes 5-7/9")], [1, 2, 3]) },
    Refusal(
      "a size that is not the catalogue's", file: #", "bytes": 2001"#,
      "URL: has 2,000 bytes where the catalogue says 2,001, so it was refused; \(changed)"
    ) { _ in LoopbackAnswer(200, [], content) },
    Refusal(
      "more bytes than the catalogue says", file: #", "bytes": 1999"#,
      "URL: has more bytes than the 1,999 that the catalogue says, so it was refused; \(changed)"
    ) { _ in withoutLength(content) },
    Refusal(
      "more bytes than are allowed", options: ["--size-limit", "1000B"],
      "URL: has more than 1,000 bytes, and the catalogue does not say how many it should have, so it was refused; "
        + "if it is meant, allow more with --size-limit"
    ) { _ in withoutLength(content) },
    Refusal(
      "a server that takes its time", options: ["--time-limit", "1"],
      "URL: took more than 1 seconds, for 0 bytes so far; if it is meant, allow more with --time-limit"
    ) { _ in
      sleep(2)
      return LoopbackAnswer(200, [], content)
    },
    Refusal(
      "a server that falls silent", options: ["--stall-timeout", "1"],
      "URL: nothing came for 1 seconds, after 0 bytes; try again later, or with a longer --stall-timeout"
    ) { _ in LoopbackAnswer(200, [], content).stalled(after: 0) },
    Refusal("a transfer that breaks off at once", "URL: the transfer broke off after 0 bytes; try again later") { _ in
      LoopbackAnswer(200, [], content).cut(after: 0)
    },
    Refusal(
      "an address that leads to another without encryption",
      "URL: leads on to http://example.com/x, which is no https address, so others could read along or change the "
        + "file; find an https address, or use --allow-http"
    ) { _ in .redirect("http://example.com/x") },
    Refusal("an address that leads on for ever", "URL: leads on more than 10 times; check the catalogue") { _ in
      .redirect("/a.tsv")
    },
    Refusal("an address that leads to none", "https://: is no address; check the catalogue") { _ in
      .redirect("https://")
    },
    Refusal(
      "an archive that is none", file: #", "unpack": "tar""#, fileName: "a.tar", kept: ["a.tar"],
      "sample/a.tar: cannot be unpacked (Unrecognized archive format); the archive was left as it is; look at it\n"
        + "sample/a.tar was written before"
    ) { _ in LoopbackAnswer(200, [], content) },
    Refusal(
      "an archive that grows too large", file: #", "unpack": "gzip""#, fileName: "a.gz",
      options: ["--size-limit", "1000B"], kept: ["a.gz"],
      "sample/a.gz: holds more than 1,000 bytes, and the catalogue knows no digest of it, so nothing was unpacked; if "
        + "it is meant, allow more with --size-limit\nsample/a.gz was written before"
    ) { _ in LoopbackAnswer(200, [], Compression.gzip.compress(content)) },
  ]

  @Test(arguments: refusals) func `What a server sends is refused in words that help`(_ refusal: Refusal) throws {
    let server = LoopbackServer(refusal.answer)
    defer { server.stop() }
    try withTemporaryFolder { folder in
      let url = server.url("a.tsv")
      try write(folder, "c.json", Self.catalogue(url, refusal.file, name: refusal.fileName))
      let run = try CommandRun(
        ["corpus", "fetch", "sample", "--catalogue", "c.json", "--retries", "0"] + refusal.options, in: folder)
      #expect(run.errorText == "error: \(refusal.message.replacing("URL", with: url))\n")
      #expect(run.status == 1 && run.output.isEmpty)
      #expect((try? names(folder.appending("sample")))?.filter { !$0.contains(".part") } ?? [] == refusal.kept)
    }
  }

  private static func file(_ entries: String, schema: String = "kc-vocab/catalogue/1") -> String {
    #"{"schema": "\#(schema)", "kind": "corpora", "entries": [\#(entries)]}"#
  }

  private static func entry(_ name: String, file: String) -> String {
    #"""
    {"name": "\#(name)", "title": "", "description": "", "license": "", "homepage": "", "access": "direct", "files": [
    {"url": "https://example.com", "name": "\#(file)"}]}
    """#
  }

  private static func list(_ name: String, _ catalogue: String, _ message: String) -> BadRun {
    BadRun(
      name, ["corpus", "list", "--catalogue", "c.json"], files: ["c.json": catalogue],
      "error: c.json: \(message)\n")
  }

  private static func fetch(_ name: String, _ corpus: String, _ catalogue: String, _ message: String) -> BadRun {
    BadRun(
      name, ["corpus", "fetch", corpus, "--catalogue", "c.json", "--output", "."], files: ["c.json": catalogue],
      "error: \(message)\n")
  }

  static let catalogues: [BadRun] = [
    list("text for a catalogue", "가\n", "is no catalogue: it is not JSON; mend the catalogue"),
    list(
      "a catalogue without entries", #"{"schema": "kc-vocab/catalogue/1", "kind": "corpora"}"#,
      "is no catalogue: entries is missing; mend the catalogue"),
    list(
      "a catalogue of a version to come", file("", schema: "kc-vocab/catalogue/9"),
      "has the schema kc-vocab/catalogue/9, and this program reads kc-vocab/catalogue/1; update kc-vocab or the catalogue"
    ),
    list(
      "a name twice", file(entry("a", file: "x") + "," + entry("a", file: "y")), "names 'a' twice; mend the catalogue"),
    list(
      "a name of a file that leads elsewhere", file(entry("a", file: #"../x\n\u001b"#)),
      #"'../x\n\u{1B}' of the entry 'a' is no plain file name; mend the catalogue"#),
    fetch(
      "a corpus that nobody may fetch", "far", catalogue("https://example.com"),
      "far: cannot be fetched by this program; it is at https://example.com/far; see its homepage"),
    fetch("no address", "sample", catalogue("https://"), "https://: is no address; check the catalogue"),
    fetch(
      "an address without encryption", "sample", catalogue("http://example.com/x"),
      "http://example.com/x: is no https address, so others could read along or change the file; find an https "
        + "address, or use --allow-http"),
  ]

  @Test(arguments: catalogues) func `A catalogue that cannot be used is named, with what to do`(_ run: BadRun) throws {
    try run.check()
  }

  @Test func `A vocabulary that was not installed with the program is told`() throws {
    try BadRun(
      "a program alone", [],
      "error: kc-30k: does not lie beside this program; install the whole package, or name a directory of the source "
        + "tree's vocab\n"
    )
    .after("cp \"$0\" kc-vocab").started(by: "exec ./kc-vocab corpus fetch kc-30k --output out")
    .check()
  }

  @Test func `An archive that reaches outside is refused, and left as it is`() throws {
    try withTemporaryFolder { folder in
      let made = try ChildProcess("/bin/sh", ["-c", "ln -s /etc/passwd link; tar -cf a.tar link; rm link"], in: folder)
      try #require(made.status == 0)
      let archive = try fileBytes(folder.appending("a.tar"))
      let server = LoopbackServer { _ in LoopbackAnswer(200, [], archive) }
      defer { server.stop() }
      try write(folder, "c.json", Self.catalogue(server.url("a.tsv"), #", "unpack": "tar""#, name: "a.tar"))
      let run = try CommandRun(["corpus", "fetch", "sample", "--catalogue", "c.json"], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText
          == "error: sample/a.tar: holds 'link', a link or a place outside of its directory, so nothing was unpacked; "
          + "the archive was left as it is; look at it\nsample/a.tar was written before\n")
      #expect(try names(folder.appending("sample")) == ["a.tar"])
    }
  }

  @Test func `Another version than that of the part begins anew, after another try`() throws {
    let server = LoopbackServer { request in
      if request.number == 1 { return LoopbackAnswer(503) }
      let answer = LoopbackAnswer.file(Self.content, tag: "\"\(request.number)\"", for: request)
      return request.number == 0 ? answer.cut(after: 1000) : answer
    }
    defer { server.stop() }
    try withTemporaryFolder { folder in
      try write(folder, "c.json", Self.catalogue(server.url("a.tsv")))
      let fetch = ["corpus", "fetch", "sample", "--catalogue", "c.json", "--retries"]
      #expect(try CommandRun(fetch + ["0"], in: folder).status == 1)
      let run = try CommandRun(fetch + ["1"], in: folder)
      #expect(run.status == 0)
      #expect(
        run.errorText == """
          warning: \(server.url("a.tsv")): the server answers with status 503; trying again
          a.tsv: starts afresh, the server has another version or sends no parts
          warning: a.tsv: the catalogue knows no digest of it, so it was not verified; it is \(SHA256.hex(Self.content))

          """)
    }
  }

  @Test func `A file that another process fetches is left to it`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "c.json", Self.catalogue("http://127.0.0.1:9/a.tsv"))
      let part = try FileDescriptor.open(
        folder.appending("a.tsv.part"), .readWrite, options: .create, permissions: .ownerReadWrite)
      defer { try? part.close() }
      try #require(flock(part.rawValue, LOCK_EX) == 0)
      let run = try CommandRun(
        ["corpus", "fetch", "sample", "--catalogue", "c.json", "--output", "."], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText
          == "error: ./a.tsv: is being fetched by another process; wait for it, or choose another --output\n")
    }
  }

  @Test func `A server that is not there, and one that speaks something else, are connection errors`() throws {
    let server = LoopbackServer { _ in Self.raw("", "hello") }
    defer { server.stop() }
    try withTemporaryFolder { folder in
      for url in [server.url("a.tsv"), "http://127.0.0.1:9/a.tsv"] {
        try write(folder, "c.json", Self.catalogue(url))
        let run = try CommandRun(
          ["corpus", "fetch", "sample", "--catalogue", "c.json", "--retries", "0"], in: folder)
        #expect(run.status == 1)
        // The reason is curl's.
        #expect(run.errorText.hasPrefix("error: \(url): no connection ("), "\(run.errorText)")
        #expect(
          run.errorText.hasSuffix("); check the network and the proxy settings, and try again\n"), "\(run.errorText)")
      }
    }
  }

  @Test(.enabled(if: geteuid() == 0, "needs root, to mount a small disk"))
  func `A full disk keeps what came, and says how it goes on`() throws {
    let server = LoopbackServer { .file([UInt8](repeating: 0x61, count: 100_000), tag: "\"1\"", for: $0) }
    defer { server.stop() }
    try withTemporaryFolder { folder in
      try write(folder, "c.json", Self.catalogue(server.url("a.tsv")))
      let script =
        "mkdir m; mount -t tmpfs -o size=32k none m; "
        + "exec \"$0\" corpus fetch sample --catalogue c.json --output m --quiet"
      let run = try ChildProcess(
        "/usr/bin/unshare", ["-m", "/bin/sh", "-ec", script, CommandRun.executable], in: folder)
      #expect(run.status == 1)
      let said = run.errorText.replacing(/after [0-9,]+ bytes/, with: "after so many bytes")
      #expect(
        said == "error: m/a.tsv.part: cannot be written (the disk is full); free some space and run the same command "
          + "again, it goes on after so many bytes\n")
    }
  }
}
