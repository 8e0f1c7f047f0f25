import CorpusCatalogue
import SystemPackage
import TestSupport
import Testing

@Suite struct ResumeTests {
  @Test func `A transfer that is cut off goes on where it ended`() throws {
    try FetchCase.run({ request in
      let answer = LoopbackAnswer.file(sampleContent, tag: "\"1\"", for: request)
      return request.number < 3 ? answer.cut(after: 70_000) : answer
    }) { run throws in
      // More failures than retries: each brought something new.
      run.options.retries = 1
      #expect(try run.fetch().states == [.fetched])
      #expect(try run.content() == sampleContent)
      #expect(
        run.server.requests.map { $0.headers["range"] } == [nil, "bytes=70000-", "bytes=140000-", "bytes=210000-"])
      #expect(run.server.requests.map { $0.headers["if-range"] } == [nil, "\"1\"", "\"1\"", "\"1\""])
    }
  }

  @Test func `The next run goes on from the partial file`() throws {
    try FetchCase.run({ request in
      let answer = LoopbackAnswer.file(sampleContent, tag: "\"1\"", for: request)
      return request.number == 0 ? answer.cut(after: 70_000) : answer
    }) { run throws in
      run.options.retries = 0
      let partial = run.folder.appending("data.txt.part")
      guard case .truncated(run.server.url("data.txt"), let download)? = run.failure() else {
        Issue.record("the cut went unseen")
        return
      }
      #expect(download.path == partial && download.byteCount == 70_000)
      #expect(run.names == ["data.txt.part", "data.txt.part.json"])
      #expect(try run.content("data.txt.part") == Array(sampleContent.prefix(70_000)))
      #expect(try run.fetch().states == [.resumed(at: 70_000)])
      #expect(try run.content() == sampleContent)
      #expect(run.names == ["data.txt", "fetched.json"])
    }
  }

  @Test func `A file that changed in between is never glued`() throws {
    let changed = sampleContent.map { ~$0 }
    try FetchCase.run({ request in
      request.number == 0
        ? LoopbackAnswer.file(sampleContent, tag: "\"1\"", for: request).cut(after: 70_000)
        : .file(changed, tag: "\"2\"", for: request)
    }) { run throws in
      #expect(try run.fetch().states == [.fetched])
      #expect(try run.content() == changed)
    }
  }

  @Test func `A part of another version is refused although the server sends it`() throws {
    let changed = sampleContent.map { ~$0 }
    try FetchCase.run({ request in
      var request = request
      if request.number == 0 {
        return LoopbackAnswer.file(sampleContent, tag: "\"1\"", for: request).cut(after: 70_000)
      }
      request.headers["if-range"] = nil
      return .file(changed, tag: "\"2\"", for: request)
    }) { run throws in
      try run.fetch()
      #expect(try run.content() == changed)
    }
  }

  @Test func `A part from another place is refused`() throws {
    try FetchCase.run({ request in
      guard request.headers["range"] != nil else {
        let answer = LoopbackAnswer.file(sampleContent, tag: "\"1\"", for: request)
        return request.number == 0 ? answer.cut(after: 70_000) : answer
      }
      let range = ("Content-Range", "bytes 69999-299999/300000")
      return LoopbackAnswer(206, [("ETag", "\"1\""), range], Array(sampleContent[69_999...]))
    }) { run throws in
      try run.fetch()
      #expect(try run.content() == sampleContent)
    }
  }

  @Test func `A server that ignores ranges sends the whole again`() throws {
    try FetchCase.run({ request in
      let whole = LoopbackAnswer(200, [("ETag", "\"1\"")], sampleContent)
      return request.number == 0 ? whole.cut(after: 70_000) : whole
    }) { run throws in
      #expect(try run.fetch().states == [.fetched])
      #expect(try run.content() == sampleContent)
      #expect(run.server.requests.count == 2)
    }
  }

  @Test func `Without a validator only a known digest allows to go on`() throws {
    for digest in [nil, sampleDigest] {
      try FetchCase.run({ request in
        let answer = LoopbackAnswer.file(sampleContent, tag: nil, for: request)
        return request.number == 0 ? answer.cut(after: 70_000) : answer
      }) { run throws in
        run.entry.files[0].sha256 = digest
        try run.fetch()
        #expect(try run.content() == sampleContent)
        #expect(run.server.requests[1].headers["range"] == (digest == nil ? nil : "bytes=70000-"))
      }
    }
    // A weak tag may stand for other bytes.
    try FetchCase.run({ request in
      let answer = LoopbackAnswer.file(sampleContent, tag: "W/\"1\"", for: request)
      return request.number == 0 ? answer.cut(after: 70_000) : answer
    }) { run throws in
      try run.fetch()
      #expect(run.server.requests.map { $0.headers["range"] } == [nil, nil])
    }
  }

  @Test func `Old bytes that spoil the digest are left behind`() throws {
    try FetchCase.run({ request in
      let answer = LoopbackAnswer.file(sampleContent, tag: "\"1\"", for: request)
      return request.number == 0 ? answer.cut(after: 70_000) : answer
    }) { run throws in
      run.entry.files[0].sha256 = sampleDigest
      run.options.retries = 0
      _ = run.failure()
      try run.put("data.txt.part", [UInt8](repeating: 0, count: 70_000))
      #expect(try run.fetch().states == [.fetched])
      #expect(try run.content() == sampleContent)
      #expect(run.server.requests.map { $0.headers["range"] } == [nil, "bytes=70000-", nil])
    }
  }

  @Test func `A partial file that is whole already is verified and used`() throws {
    try FetchCase.run({ request in
      let answer = LoopbackAnswer.file(sampleContent, tag: "\"1\"", for: request)
      return request.number == 0 ? answer.cut(after: 70_000) : answer
    }) { run throws in
      run.entry.files[0].sha256 = sampleDigest
      run.options.retries = 0
      _ = run.failure()
      try run.put("data.txt.part", sampleContent)
      try run.fetch()
      #expect(try run.content() == sampleContent)
      #expect(run.server.requests.count == 2)
    }
  }

  @Test func `A partial file of another address is not gone on with`() throws {
    try FetchCase.run({ request in
      let answer = LoopbackAnswer.file(sampleContent, tag: "\"1\"", for: request)
      return request.number == 0 && request.path == "data.txt" ? answer.cut(after: 70_000) : answer
    }) { run throws in
      run.options.retries = 0
      _ = run.failure()
      run.entry.files[0].url = run.server.url("other.txt")
      try run.fetch()
      #expect(run.server.requests.last?.headers["range"] == nil)
    }
  }

  @Test func `A transfer that stalls ends, and what came is kept`() throws {
    try FetchCase.run({ .file(sampleContent, tag: "\"1\"", for: $0).stalled(after: 70_000) }) { run throws in
      run.options.retries = 0
      let partial = run.folder.appending("data.txt.part")
      guard case .stalled(run.server.url("data.txt"), seconds: 1, let download)? = run.failure() else {
        Issue.record("the stall went unseen")
        return
      }
      #expect(download.path == partial && download.byteCount == 70_000)
    }
  }

  @Test func `A server that never gets further is given up`() throws {
    try FetchCase.run({ .file(sampleContent, tag: "\"1\"", for: $0).cut(after: 0) }) { run throws in
      run.options.retries = 2
      guard case .truncated? = run.failure() else {
        Issue.record("no end")
        return
      }
      #expect(run.server.requests.count == 3)
      #expect(run.names.isEmpty)
    }
  }

  @Test func `Two processes do not write one partial file`() throws {
    try FetchCase.run({ .file(sampleContent, tag: "\"1\"", for: $0) }) { run throws in
      let path = run.folder.appending("data.txt.part")
      let held = try FileDescriptor.open(path, .readWrite, options: [.create], permissions: .ownerReadWrite)
      defer { try? held.close() }
      try lock(held)
      #expect(run.failure() == .busy(run.folder.appending("data.txt")))
    }
  }
}
