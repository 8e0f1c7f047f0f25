internal import CSQLite
internal import DurableFiles
internal import SystemPackage

/// An open SQLite file with what its results mean; one thread at a time.
final class Connection {
  let path: FilePath
  private let waitMilliseconds: Int
  let sqlite: kc_sqlite
  let handle: OpaquePointer

  /// Opens a file, or makes an empty one.
  /// - Parameters:
  ///   - creates: whether a file that is missing is made.
  ///   - waitMilliseconds: how long to wait where another process has locked it.
  init(_ path: FilePath, creates: Bool, waitMilliseconds: Int) throws(AuditHistoryError) {
    guard let sqlite = kc_sqlite()?.pointee else { throw .noLibrary }
    try Self.requireFile(path, creates: creates)
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | (creates ? SQLITE_OPEN_CREATE : 0)
    // With a folder before it no name has a meaning of its own, such as `:memory:` or `file:`.
    let name = path.isRelative ? FilePath(".").pushing(path).string : path.string
    let code = sqlite.open_v2(name, &opened, flags, nil)
    guard let opened else { throw .failed(path, reason: "there is no memory left") }
    (self.path, self.waitMilliseconds, self.sqlite, self.handle) = (path, waitMilliseconds, sqlite, opened)
    try check(code)
    try check(sqlite.extended_result_codes(opened, 1))
    try check(sqlite.busy_timeout(opened, Int32(clamping: waitMilliseconds)))
  }

  deinit {
    // Every statement is finalized by then, so that closing cannot fail; the process goes on without the file anyway.
    if sqlite.close_v2(handle) != SQLITE_OK { return }
  }

  /// Says what SQLite would only call "unable to open".
  private static func requireFile(_ path: FilePath, creates: Bool) throws(AuditHistoryError) {
    do throws(Errno) {
      guard let status = try fileStatus(path) else {
        if creates { return }
        throw .noSuchFileOrDirectory
      }
      guard !status.isDirectory else { throw .isDirectory }
      guard status.isRegular else { throw .notSupported }
    } catch .notSupported {
      throw .notDatabase(path)
    } catch { throw .file(.reading(path, error)) }
  }

  /// - Throws: What `code` means, if it is no success.
  func check(_ code: Int32) throws(AuditHistoryError) {
    guard code != SQLITE_OK else { return }
    throw error(code)
  }

  func error(_ code: Int32) -> AuditHistoryError {
    let reason = sqlite.errmsg(handle).map { String(cString: $0) } ?? "error \(code)"
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: return .locked(path, milliseconds: waitMilliseconds)
    case SQLITE_NOTADB: return .notDatabase(path)
    case SQLITE_READONLY: return .readOnly(path)
    case SQLITE_FULL: return .full(path)
    case SQLITE_CORRUPT: return .damaged(path, reason: reason)
    case SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_PERM: return ioError(reason)
    default: return .failed(path, reason: reason)
    }
  }

  /// By the error number that the system gave, if it gave one.
  private func ioError(_ reason: String) -> AuditHistoryError {
    switch Errno(rawValue: sqlite.system_errno(handle)) {
    case Errno(rawValue: 0): return .failed(path, reason: reason)
    case .noSpace, .diskQuotaExceeded: return .full(path)
    case let errno: return .file(.unwritable(path, errno))
    }
  }
}
