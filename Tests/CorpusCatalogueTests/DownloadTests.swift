import CorpusCatalogue
import Synchronization
import SystemPackage
import TestSupport
import Testing

@Suite struct DownloadTests {
  @Test func `A file is fetched, verified and recorded`() throws {
    try FetchCase.run({ .file(sampleContent, tag: "\"1\"", for: $0) }) { run throws in
      run.entry.files[0].sha256 = sampleDigest.uppercased()
      run.entry.files[0].bytes = sampleContent.count
      let result = try run.fetch()
      #expect(try run.content() == sampleContent)
      #expect(result.states == [.fetched])
      #expect(result.record.files[0].sha256 == sampleDigest && result.record.files[0].isVerified)
      #expect(run.names == ["data.txt", "fetched.json"])
      #expect(run.server.requests.map { $0.headers["range"] } == [nil])
    }
  }

  @Test func `What is there already is not fetched again`() throws {
    for digest in [sampleDigest, nil] {
      try FetchCase.run({ .file(sampleContent, tag: nil, for: $0) }) { run throws in
        run.entry.files[0].sha256 = digest
        try run.fetch()
        let again = try run.fetch()
        #expect(again.states == [.alreadyThere])
        #expect(run.server.requests.count == 1)
        // A file that was changed since is neither taken for the corpus nor replaced.
        try run.put("data.txt", [1, 2, 3])
        #expect(run.failure() == .file(.exists(run.folder.appending("data.txt"))))
        run.options.replaces = true
        #expect(try run.fetch().states == [.fetched])
        #expect(try run.content() == sampleContent)
      }
    }
  }

  @Test func `A wrong digest is refused and leaves nothing in place`() throws {
    try FetchCase.run({ .file(sampleContent, tag: nil, for: $0) }) { run throws in
      let expected = String(repeating: "0", count: 64)
      run.entry.files[0].sha256 = expected
      let failure = run.failure()
      #expect(failure == .wrongDigest(url: run.server.url("data.txt"), found: sampleDigest, expected: expected))
      #expect(run.names.isEmpty)
      #expect(run.server.requests.count == 1, "trying again cannot help")
    }
  }

  @Test func `Git's identifier verifies too`() throws {
    // `printf 'hello\n' | git hash-object --stdin`
    let hello = "ce013625030ba8dba906f756967f9e9ca394464a"
    try FetchCase.run({ .file(Array("hello\n".utf8), tag: nil, for: $0) }) { run throws in
      run.entry.files[0].gitBlob = hello
      #expect(try run.fetch().record.files[0].isVerified)
    }
    try FetchCase.run({ .file(Array("hallo\n".utf8), tag: nil, for: $0) }) { run throws in
      run.entry.files[0].gitBlob = hello
      guard case .wrongDigest(_, _, hello)? = run.failure() else {
        Issue.record("another content passed")
        return
      }
      #expect(run.names.isEmpty)
    }
  }

  @Test func `Another size than the catalogue's is refused, as early as it shows`() throws {
    for count in [sampleContent.count - 1, sampleContent.count + 1] {
      try FetchCase.run({ .file(sampleContent, tag: nil, for: $0) }) { run throws in
        run.entry.files[0].bytes = count
        let failure = run.failure()
        #expect(
          failure == .wrongSize(url: run.server.url("data.txt"), found: sampleContent.count, expected: count))
        #expect(run.names.isEmpty)
      }
    }
    // Without a stated length the content itself shows it; what is too long is not read to its end.
    for (count, found) in [(10, nil), (sampleContent.count + 1, sampleContent.count)] {
      try FetchCase.run({ request in
        var answer = LoopbackAnswer.file(sampleContent, tag: nil, for: request)
        answer.statedLength = nil
        return answer
      }) { run throws in
        run.entry.files[0].bytes = count
        #expect(run.failure() == .wrongSize(url: run.server.url("data.txt"), found: found, expected: count))
        #expect(run.names.isEmpty)
      }
    }
  }

  @Test func `A server that fails for a while is asked again, one that refuses is not`() throws {
    try FetchCase.run({ request in
      request.number < 2 ? LoopbackAnswer(503) : .file(sampleContent, tag: nil, for: request)
    }) { run throws in
      #expect(try run.fetch().states == [.fetched])
      #expect(run.server.requests.count == 3)
    }
    for (status, requests) in [(404, 1), (403, 1), (500, 4)] {
      try FetchCase.run({ _ in LoopbackAnswer(status, [], Array("sorry".utf8)) }) { run throws in
        #expect(run.failure() == .status(url: run.server.url("data.txt"), status))
        #expect(run.server.requests.count == requests)
        #expect(run.names.isEmpty)
      }
    }
  }

  @Test func `A web page in place of a file is refused`() throws {
    try FetchCase.run({ _ in LoopbackAnswer(200, [("Content-Type", "text/html; charset=utf-8")], Array("<p>".utf8)) }) {
      run throws in
      #expect(run.failure() == .webPage(url: run.server.url("data.txt")))
      #expect(run.names.isEmpty)
    }
  }

  @Test func `Progress counts the file's bytes`() throws {
    try FetchCase.run({ .file(sampleContent, tag: nil, for: $0) }) { run throws in
      let events = Mutex<[FetchEvent]>([])
      try run.fetch { event in events.withLock { $0.append(event) } }
      let done = events.withLock { events in
        events.compactMap { event -> Int? in
          guard case .progress("data.txt", let done, sampleContent.count) = event else { return nil }
          return done
        }
      }
      #expect(done.last == sampleContent.count && done == done.sorted())
    }
  }

  @Test func `A host that is not there is a connection error`() throws {
    try FetchCase.run({ _ in LoopbackAnswer() }) { run throws in
      run.server.stop()
      run.options.retries = 1
      guard case .connection(run.server.url("data.txt"), _, _)? = run.failure() else {
        Issue.record("no connection error")
        return
      }
      #expect(run.names.isEmpty)
    }
  }
}
