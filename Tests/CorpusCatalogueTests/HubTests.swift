import CorpusCatalogue
import FoundationEssentials
import Storage
import Synchronization
import SystemPackage
import TestSupport
import Testing

/// A server that answers as the hub does stands in for it.
@Suite struct HubTests {
  static let commit = String(repeating: "a1", count: 20)
  static let newer = String(repeating: "b2", count: 20)
  static let files: [String: [UInt8]] = [
    "vocab.txt": Array("[UNK]\n가\n".utf8), "tokenizer_config.json": Array("{}".utf8), "model.safetensors": [1, 2, 3],
  ]
  static let wanted: Set<String> = ["vocab.txt", "tokenizer.json", "tokenizer_config.json"]

  /// One repository, `owner/name`: small files by Git's identifier, `vocab.txt` as a large one.
  private static func answer(
    _ request: LoopbackRequest, commit: String = HubTests.commit, token: String? = nil
  ) -> LoopbackAnswer {
    if let token, request.headers["authorization"] != "Bearer \(token)" { return LoopbackAnswer(401) }
    if request.path.hasPrefix("api/models/owner/name/revision/") {
      let siblings = files.keys.sorted().map { name in
        let lfs =
          name == "vocab.txt"
          ? #", "lfs": {"sha256": "\#(SHA256.hex(files[name]!))", "size": \#(files[name]!.count), "pointerSize": 1}"#
          : ""
        return #"{"rfilename": "\#(name)", "size": \#(files[name]!.count)\#(lfs)}"#
      }
      let body = #"{"sha": "\#(commit)", "siblings": [\#(siblings.joined(separator: ", "))]}"#
      return LoopbackAnswer(200, [("Content-Type", "application/json")], Array(body.utf8))
    }
    let start = "owner/name/resolve/\(commit)/"
    guard request.path.hasPrefix(start), let content = files[String(request.path.dropFirst(start.count))] else {
      return LoopbackAnswer(404)
    }
    return LoopbackAnswer(200, [], content)
  }

  private func withHub(
    _ answer: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer,
    _ body: (LoopbackServer, FilePath) throws -> Void
  ) throws {
    let server = LoopbackServer(answer)
    defer { server.stop() }
    try withTemporaryFolder { try body(server, $0) }
  }

  private func hub(
    _ server: LoopbackServer, _ cache: FilePath, token: String? = nil, isOffline: Bool = false
  ) -> Hub {
    var options = FetchOptions()
    options.retries = 0
    return Hub(endpoint: server.url(""), token: token, isOffline: isOffline, cache: cache, options: options)
  }

  private func directory(_ hub: Hub, _ name: String) throws -> FilePath {
    try hub.directory(of: #require(try HubName(name)), wanted: Self.wanted, needed: ["vocab.txt", "tokenizer.json"])
  }

  private func content(_ path: FilePath) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path.string))) }

  @Test func `names are owner, name and revision, and lead nowhere else`() throws {
    let name = try #require(try HubName("hf:owner/name@refs/pr/1"))
    #expect(name.owner == "owner" && name.name == "name" && name.revision == "refs/pr/1")
    #expect(try HubName("hf:a/b")?.revision == "main")
    #expect(try HubName("owner/name") == nil)
    for text in [
      "hf:", "hf:a", "hf:a/b/c", "hf:../b", "hf:a/..", "hf:a/b@", "hf:a/b@../c", "hf:a/b@c d", "hf:a/b?c", "hf:가/b",
    ] {
      #expect(throws: CatalogueError.hubName(text)) { try HubName(text) }
    }
  }

  @Test func `a vocabulary's files are fetched, verified and kept by commit`() throws {
    try withHub({ Self.answer($0) }) { server, cache in
      let found = try directory(hub(server, cache), "hf:owner/name")
      #expect(found == cache.appending("owner--name").appending(Self.commit))
      #expect(try content(found.appending("vocab.txt")) == Self.files["vocab.txt"])
      #expect(!FileManager.default.fileExists(atPath: found.appending("model.safetensors").string))
      let count = server.requests.count
      _ = try directory(hub(server, cache), "hf:owner/name")
      // A branch may have moved, so it is asked for; the files are there.
      #expect(server.requests.count == count + 1)
      _ = try directory(hub(server, cache, isOffline: true), "hf:owner/name")
      #expect(server.requests.count == count + 1)
    }
  }

  @Test func `a commit is asked for once`() throws {
    try withHub({ Self.answer($0) }) { server, cache in
      let name = "hf:owner/name@" + Self.commit
      let found = try directory(hub(server, cache), name)
      let count = server.requests.count
      #expect(try directory(hub(server, cache), name) == found)
      #expect(server.requests.count == count)
    }
  }

  @Test func `a branch that moved is another directory`() throws {
    let commit = Mutex(Self.commit)
    try withHub({ request in Self.answer(request, commit: commit.withLock { $0 }) }) { server, cache in
      let old = try directory(hub(server, cache), "hf:owner/name")
      commit.withLock { $0 = Self.newer }
      let new = try directory(hub(server, cache), "hf:owner/name")
      #expect(old != new && new.lastComponent?.string == Self.newer)
      #expect(try content(old.appending("vocab.txt")) == content(new.appending("vocab.txt")))
    }
  }

  @Test func `a private repository wants a token, which no other host gets`() throws {
    let other = LoopbackServer { _ in LoopbackAnswer(200, [], Self.files["vocab.txt"]!) }
    defer { other.stop() }
    try withHub({ [port = other.port] request in
      let answer = Self.answer(request, token: "secret")
      guard request.path.hasSuffix("vocab.txt") else { return answer }
      return LoopbackAnswer.redirect("http://localhost:\(port)/vocab.txt")
    }) { server, cache in
      #expect(throws: CatalogueError.hub("hf:owner/name", .refused(status: 401, withToken: false))) {
        try directory(hub(server, cache), "hf:owner/name")
      }
      let found = try directory(hub(server, cache, token: "secret"), "hf:owner/name")
      #expect(try content(found.appending("vocab.txt")) == Self.files["vocab.txt"])
      #expect(other.requests.count == 1 && other.requests[0].headers["authorization"] == nil)
    }
  }

  @Test func `what the hub cannot give is said`() throws {
    try withHub({ $0.path.contains("/nothing") ? LoopbackAnswer(404) : Self.answer($0) }) { server, cache in
      #expect(throws: CatalogueError.hub("hf:owner/nothing", .refused(status: 404, withToken: false))) {
        try directory(hub(server, cache), "hf:owner/nothing")
      }
      #expect(throws: CatalogueError.hub("hf:owner/name", .offline)) {
        try directory(hub(server, cache, isOffline: true), "hf:owner/name")
      }
      #expect(
        throws: CatalogueError.hub(
          "hf:owner/name",
          .lacks(["tokenizer.json"], holding: ["model.safetensors", "tokenizer_config.json", "vocab.txt"]))
      ) {
        let name = try #require(try HubName("hf:owner/name"))
        _ = try hub(server, cache).directory(of: name, wanted: Self.wanted, needed: ["tokenizer.json"])
      }
    }
  }

  @Test func `what is not what the hub states is refused`() throws {
    try withHub({ request in
      request.path.hasSuffix("vocab.txt") ? LoopbackAnswer(200, [], Array("[UNK]\n나\n".utf8)) : Self.answer(request)
    }) { server, cache in
      let error = #expect(throws: CatalogueError.self) { try directory(hub(server, cache), "hf:owner/name") }
      guard case .wrongDigest = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    try withHub({ _ in LoopbackAnswer(200, [], Array("{}".utf8)) }) { server, cache in
      let error = #expect(throws: CatalogueError.self) { try directory(hub(server, cache), "hf:owner/name") }
      guard case .unusableAnswer = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }
}
