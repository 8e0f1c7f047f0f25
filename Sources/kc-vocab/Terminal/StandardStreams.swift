import Glibc
import Synchronization

/// Standard output was closed by its reader.
struct BrokenPipe: Error {}

/// Buffered results on standard output.
final class StandardOutput: Sendable {
  static let shared = StandardOutput()

  private let buffer = Mutex<[UInt8]>([])
  private static let bufferByteCount = 1 << 16

  func write(_ text: String) throws { try write(bytes: text.utf8) }

  func write(bytes: some Sequence<UInt8>) throws {
    try buffer.withLock { buffer in
      buffer.append(contentsOf: bytes)
      if buffer.count >= Self.bufferByteCount { try Self.drain(&buffer) }
    }
  }

  func flush() throws { try buffer.withLock { try Self.drain(&$0) } }

  /// - Throws: `BrokenPipe`; `CommandFailure` for any other failure (a full disk behind `>`).
  private static func drain(_ buffer: inout [UInt8]) throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress! + written, $0.count - written) }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw BrokenPipe()
      } else if errno != EINTR {
        throw CommandFailure("standard output: cannot be written (\(String(cString: strerror(errno)))); check its disk")
      }
    }
  }
}

/// Progress, warnings and errors on standard error, unbuffered.
enum StandardError {
  static let isTerminal = isatty(STDERR_FILENO) == 1

  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in _ = Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
  }

  static func warn(_ text: String) { say("warning: \(text)") }

  /// Writes a message that may hold text of others, as a line or several.
  static func say(_ text: String) { write(text.escapingControls(keepsLines: true) + "\n") }
}
