import DurableFiles
import Glibc
import SystemPackage

/// How many files the process may have open.
enum OpenFiles {
  /// What a run opens at least: an input, an output, and what threads need to wait for each other.
  private static let least = 12

  /// Takes as many as the system allows, and finds out whether those are enough.
  ///
  /// The library of threads ends the process without a word where it lacks a descriptor.
  /// - Throws: `CommandFailure`.
  static func require() throws {
    var limit = rlimit()
    // Where the limit cannot be read or raised, it stays as it is and is tried out below.
    if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < limit.rlim_max {
      limit.rlim_cur = limit.rlim_max
      if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) != 0 { limit = rlimit() }
    }
    var opened: [FileDescriptor] = []
    defer { for descriptor in opened { try? descriptor.close() } }
    while opened.count < least {
      do throws(Errno) {
        opened.append(FileDescriptor(rawValue: try systemCall { open("/", O_RDONLY | O_CLOEXEC) }))
      } catch {
        throw CommandFailure("too few files can be open at a time (\(error)); allow at least 32 (ulimit -n 32)")
      }
    }
  }
}
