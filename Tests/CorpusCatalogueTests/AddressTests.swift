import CorpusCatalogue
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite struct AddressTests {
  @Test func `Redirects are followed, relative ones too`() throws {
    try FetchCase.run({ request in
      switch request.path {
      case "data.txt": .redirect("/far/away.txt?v=1")
      case "far/away.txt?v=1": .redirect("here.txt", 307)
      default: .file(sampleContent, tag: nil, for: request)
      }
    }) { run throws in
      try run.fetch()
      #expect(try run.content() == sampleContent)
      #expect(run.server.requests.map(\.path) == ["data.txt", "far/away.txt?v=1", "far/here.txt"])
    }
  }

  @Test func `Redirects in a circle end`() throws {
    try FetchCase.run({ request in .redirect(request.path == "data.txt" ? "b" : "data.txt", 301) }) { run throws in
      run.options.redirectLimit = 5
      #expect(run.failure() == .tooManyRedirects(run.server.url("data.txt"), limit: 5))
      #expect(run.server.requests.count == 6)
      #expect(run.names.isEmpty)
    }
  }

  @Test func `Addresses that others can read along are refused before anything is asked`() throws {
    try FetchCase.run({ _ in LoopbackAnswer() }) { run throws in
      for address in [
        "http://example.com/data.txt", "ftp://127.0.0.1/data.txt", "file:///etc/passwd",
        "http://127.0.0.1.example.com/",
        "http://127.0.0.1@example.com/", "http://0.0.0.0/",
      ] {
        run.entry.files[0].url = address
        switch run.failure() {
        case .insecureURL(_, nil)?, .malformedURL?: break
        case let other: Issue.record("\(address): \(String(describing: other))")
        }
      }
      #expect(run.server.requests.isEmpty)
    }
  }

  @Test func `A redirect does not lead out of what is safe`() throws {
    for location in ["http://example.com/data.txt", "file:///etc/passwd"] {
      try FetchCase.run({ _ in .redirect(location) }) { run throws in
        #expect(run.failure() == .insecureURL(location, redirectedFrom: run.server.url("data.txt")))
        #expect(run.names.isEmpty)
      }
    }
  }
}

/// Takes a lock as another process would.
func lock(_ descriptor: FileDescriptor) throws {
  guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else { throw Errno(rawValue: errno) }
}
