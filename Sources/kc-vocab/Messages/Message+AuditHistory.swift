import AuditHistory
import SystemPackage

extension AuditHistoryError: ExplainedError {
  var message: String {
    switch self {
    case .file(let error): error.message
    case .notDatabase(let path): "\(path): is no history (it is not an SQLite database); choose another name"
    case .foreignDatabase(let path):
      "\(path): is no history (it is a database of another program); choose another name"
    case .newerSchema(let path, let found, let expected):
      "\(path): is a history of version \(found), and this program knows version \(expected); update kc-vocab"
    case .locked(let path, let milliseconds):
      "\(path): is locked by another process, for \(milliseconds / 1000) seconds by now; try again when that is done"
    case .readOnly(let path):
      "\(path): cannot be written (it, or the folder it is in, is read-only); choose a place that you may write to"
    case .full(let path):
      "\(path): cannot be written (the disk is full); free some space or choose another disk. It is as it was"
    case .damaged(let path, let reason):
      "\(path): is damaged (\(reason)); take a copy, or save what can be read with `sqlite3 FILE .recover`"
    case .failed(let path, let reason): "\(path): cannot be used (\(reason)); check the file and its folder"
    case .noLibrary: "histories need SQLite, which is not installed; install libsqlite3-0"
    }
  }
}
