import Synchronization

import Glibc

/// A small HTTP server on 127.0.0.1 for one test: answers what it is told, and misbehaves as it is told.
///
/// One connection for each request, a thread for each connection.
package final class LoopbackServer: Sendable {
  package let port: UInt16
  private let socket: Int32
  private let answer: @Sendable (LoopbackRequest) -> LoopbackAnswer
  private let seen = Mutex<[LoopbackRequest]>([])
  private let isStopped = Atomic<Bool>(false)

  package init(_ answer: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer) {
    self.answer = answer
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(socket, pointer, length) == 0 && listen(socket, 16) == 0 && getsockname(socket, pointer, &length) == 0
      }
    }
    precondition(bound, "no port on 127.0.0.1")
    port = UInt16(bigEndian: address.sin_port)
    self.socket = socket
    startThread { [self] in acceptAll() }
  }

  package func url(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }

  /// The requests so far, in the order of their arrival.
  package var requests: [LoopbackRequest] { seen.withLock { $0 } }

  /// Ends the server; transfers that stall end, and connections are refused. Once more does nothing.
  package func stop() {
    guard !isStopped.exchange(true, ordering: .relaxed) else { return }
    shutdown(socket, Int32(SHUT_RDWR))
  }

  private func acceptAll() {
    // Closed where it is used last: its number may belong to another test's file at once.
    defer { close(socket) }
    while !isStopped.load(ordering: .relaxed) {
      let connection = accept(socket, nil, nil)
      guard connection >= 0 else { return }
      startThread { [self] in
        serve(connection)
        close(connection)
      }
    }
  }

  private func serve(_ connection: Int32) {
    guard var request = LoopbackRequest(readingFrom: connection) else { return }
    seen.withLock { seen in
      request.number = seen.count { $0.path == request.path }
      seen.append(request)
    }
    let answer = answer(request)
    var head = "HTTP/1.1 \(answer.status) Answer\r\nConnection: close\r\n"
    for (name, value) in answer.headers { head += "\(name): \(value)\r\n" }
    if let length = answer.statedLength { head += "Content-Length: \(length)\r\n" }
    _ = send(answer.rawHead ?? Array((head + "\r\n").utf8), connection)
    while send(answer.body, connection) && answer.isEndless && !isStopped.load(ordering: .relaxed) {}
    while answer.stalls && !isStopped.load(ordering: .relaxed) && !isClosed(connection) {}
  }

  /// Waits a little, and tells whether the other side has gone.
  private func isClosed(_ connection: Int32) -> Bool {
    var poll = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&poll, 1, 50) != 0
  }

  /// Whether the other side took all of it.
  private func send(_ bytes: [UInt8], _ connection: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}

/// What a client asked for.
package struct LoopbackRequest: Sendable {
  package var path = ""
  /// By lower-case name.
  package var headers: [String: String] = [:]
  /// How many requests of this path came before.
  package var number = 0

  fileprivate init?(readingFrom connection: Int32) {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while bytes.suffix(4) != [13, 10, 13, 10] {
      guard recv(connection, &byte, 1, 0) == 1 else { return nil }
      bytes.append(byte)
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count == 3 else { return nil }
    path = String(words[1].dropFirst())
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
    }
  }
}

/// What the server sends.
package struct LoopbackAnswer: Sendable {
  package var status = 200
  package var headers: [(String, String)] = []
  package var body: [UInt8] = []
  /// `Content-Length`, whatever the body; nil leaves it out.
  package var statedLength: Int?
  /// Whether nothing follows the body and the connection stays open all the same.
  package var stalls = false
  /// Sent in the place of the status and the headers, whatever it is.
  package var rawHead: [UInt8]?
  /// Whether the body is sent again and again until the other side has enough.
  package var isEndless = false

  package init(_ status: Int = 200, _ headers: [(String, String)] = [], _ body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
    statedLength = body.count
  }

  package static func redirect(_ location: String, _ status: Int = 302) -> Self {
    LoopbackAnswer(status, [("Location", location)], Array("moved".utf8))
  }

  /// A file, as a good server sends it: whole, or from where it was asked for if that version is meant.
  package static func file(_ content: [UInt8], tag: String?, for request: LoopbackRequest) -> Self {
    let tags = tag.map { [("ETag", $0)] } ?? []
    guard let range = request.headers["range"], let start = Int(range.dropFirst(6).dropLast()),
      request.headers["if-range"].map({ $0 == tag }) ?? true
    else { return LoopbackAnswer(200, tags, content) }
    guard start < content.count else { return LoopbackAnswer(416, [("Content-Range", "bytes */\(content.count)")]) }
    let range206 = ("Content-Range", "bytes \(start)-\(content.count - 1)/\(content.count)")
    return LoopbackAnswer(206, tags + [range206], Array(content[start...]))
  }

  /// The same answer cut off after some bytes of the body, as by a lost connection.
  package func cut(after count: Int) -> Self {
    var copy = self
    copy.body = Array(body.prefix(count))
    return copy
  }

  /// The same answer that stops after some bytes without an end.
  package func stalled(after count: Int) -> Self {
    var copy = cut(after: count)
    copy.stalls = true
    return copy
  }
}

/// Runs `body` on a thread of its own.
private func startThread(_ body: @escaping @Sendable () -> Void) {
  final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { context in
      Unmanaged<Work>.fromOpaque(context!).takeRetainedValue().body()
      return nil
    }, Unmanaged.passRetained(Work(body)).toOpaque())
  pthread_detach(thread)
}
