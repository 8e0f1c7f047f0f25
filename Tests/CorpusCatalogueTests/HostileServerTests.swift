import CorpusCatalogue
import SystemPackage
import TestSupport
import Testing

/// A server that breaks HTTP, and redirects that lead astray.
@Suite struct HostileServerTests {
  private static let answers: [(name: String, head: String, body: String)] = [
    ("negative length", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "abc"),
    ("length beyond 64 bits", "HTTP/1.1 200 OK\r\nContent-Length: 10000000000000000000\r\n\r\n", "abc"),
    ("length too long", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", "abc"),
    ("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\n", "abc"),
    ("chunk beyond 64 bits", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "FFFFFFFFFFFFFFFFF\r\nabc"),
    ("chunk that is none", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "zz\r\nabc"),
    ("no HTTP", "", "\u{1}\u{2}\u{3}garbage\u{0}\u{0}"),
    ("HTTP before 1.0", "", "hello"),
    ("compressed transfer", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n", "abc"),
    (
      "a part that nobody asked for", "HTTP/1.1 206 OK\r\nContent-Range: bytes 5-7/9\r\nContent-Length: 3\r\n\r\n",
      "abc"
    ),
    ("redirect to nowhere", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", ""),
    ("a megabyte of headers", "HTTP/1.1 200 OK\r\n" + String(repeating: "X-A: b\r\n", count: 1 << 17) + "\r\n", "abc"),
    ("a header of a megabyte", "HTTP/1.1 200 OK\r\nX-A: " + String(repeating: "b", count: 1 << 20) + "\r\n\r\n", "abc"),
    ("nothing at all", "", ""),
  ]

  @Test func `What is no answer is an error, or its body and nothing else`() throws {
    for (name, head, body) in Self.answers {
      try FetchCase.run({ _ in
        var answer = LoopbackAnswer(200, [], Array(body.utf8))
        answer.rawHead = Array(head.utf8)
        return answer
      }) { run throws in
        run.options.retries = 1
        if run.failure() == nil {
          #expect(try run.content() == Array(body.utf8), "\(name)")
          #expect(run.names == ["data.txt", "fetched.json"], "\(name)")
        } else {
          #expect(run.names.allSatisfy { $0.hasPrefix("data.txt.part") }, "\(name): \(run.names)")
        }
      }
    }
  }

  @Test func `A body beyond its stated length is not read`() throws {
    try FetchCase.run({ _ in
      var answer = LoopbackAnswer(200, [], sampleContent)
      answer.statedLength = 10
      return answer
    }) { run throws in
      if run.failure() == nil { #expect(try run.content() == Array(sampleContent.prefix(10))) }
    }
  }

  @Test func `A redirect leads to no other protocol`() throws {
    for location in [
      "ftp://127.0.0.1/x", "gopher://127.0.0.1:9/_x", "file:///etc/passwd", "http://example.com/x",
      "dict://127.0.0.1:11/d",
      "https:///x", "http://127.0.0.1:1/\u{1B}[31mred\u{7}", "//example.com/x", "\\\\example.com\\x",
      "http://[::ffff:1.2.3.4]/",
    ] {
      try FetchCase.run({ request in request.path == "data.txt" ? .redirect(location) : LoopbackAnswer(404) }) {
        run throws in
        run.options.retries = 0
        #expect(run.failure() != nil, "\(location)")
        #expect(run.names.isEmpty, "\(location): \(run.names)")
      }
    }
  }

  @Test func `A body without an end is left where the catalogue says how long the file is`() throws {
    try FetchCase.run({ _ in
      var answer = LoopbackAnswer(200, [], [UInt8](repeating: 97, count: 1 << 16))
      answer.statedLength = nil
      answer.isEndless = true
      return answer
    }) { run throws in
      run.entry.files[0].bytes = 100_000
      #expect(run.failure() == .wrongSize(url: run.server.url("data.txt"), found: nil, expected: 100_000))
      #expect(run.names.isEmpty)
    }
  }

  @Test func `Addresses are what curl takes them for`() throws {
    for address in [
      "", "-K/etc/passwd", "http://127.0.0.1.example.com/", "http://localhost.example.com/",
      "http://1.2.3.4#@127.0.0.1/",
      "http://0/", "http://[::]/", "HTTP://EXAMPLE.COM/", "http:\\\\127.0.0.1@example.com/",
    ] {
      try FetchCase.run({ _ in LoopbackAnswer(200, [], [1]) }) { run throws in
        run.entry.files[0].url = address
        run.options.retries = 0
        #expect(run.failure() != nil, "\(address)")
        #expect(run.names.isEmpty, "\(address)")
        #expect(run.server.requests.isEmpty, "\(address)")
      }
    }
  }
}
