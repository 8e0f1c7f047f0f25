import DurableFiles
import Glibc
import Synchronization
import SystemPackage

/// Standard output was closed by its reader.
struct BrokenPipe: Error {}

/// The three streams that a process starts with.
enum StandardStreams {
  /// Keeps files from taking the numbers of streams that are closed: what is written to those would go into them.
  ///
  /// In place of a closed stream stands one that can only be used the wrong way round, so that its use is an error.
  /// - Throws: `CommandFailure`.
  static func reserve() throws {
    for (stream, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)] {
      guard fcntl(stream, F_GETFD) < 0, errno == EBADF else { continue }
      do throws(Errno) {
        let opened = try systemCall { open("/dev/null", mode) }
        guard opened == stream else { throw .badFileDescriptor }
      } catch { throw CommandFailure("stream \(stream) is closed and cannot be replaced (\(error))") }
    }
  }
}

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
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(STDERR_FILENO, bytes.baseAddress! + written, bytes.count - written)
        if count < 0 && errno == EINTR { continue }
        // There is nobody left to tell.
        guard count > 0 else { return }
        written += count
      }
    }
  }

  static func warn(_ text: String) { say("warning: \(text)") }

  /// Writes a message that may hold text of others, as a line or several.
  static func say(_ text: String) { write(text.escapingControls(keepsLines: true) + "\n") }
}
