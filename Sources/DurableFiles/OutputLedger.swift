internal import Storage
internal import Synchronization
public import SystemPackage

/// What this process is writing and what it has put in place.
///
/// Its lock is the one by which finishing an output and giving up exclude each other: an output takes its name, and
/// nothing temporary is made, but under the lock, and whoever gives up takes it and keeps it until the process is gone.
public enum OutputLedger {
  /// Outputs under way and done.
  package struct Outputs: Sendable {
    /// Temporary files and directories that must not outlive the process.
    package var staged: Set<FilePath> = []
    /// Outputs that have their names, in the order in which they took them.
    package var written: [FilePath] = []
    /// Files that are kept for a later run.
    package var keptCount = 0
    /// Temporary files and directories that could not be removed.
    package var remains: [FilePath] = []

    /// Removes something that was staged, or what it has replaced.
    package mutating func removeStaged(_ path: FilePath) {
      staged.remove(path)
      if !removeTree(path) { remains.append(path) }
    }
  }

  /// Nothing is staged before this is made, so that giving up has nothing to remove until then.
  private static let outputs = {
    beforeGivingUp { removeStaged() }
    return Mutex(Outputs())
  }()

  /// Does something that must be over before the process may give up, and for which it is too late afterwards.
  package static func update<Result: Sendable, Failure: Error>(
    _ body: (inout Outputs) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try outputs.withLock { outputs throws(Failure) in try body(&outputs) }
  }

  /// Outputs that have their names.
  public static var written: [FilePath] { outputs.withLock(\.written) }

  /// Temporary files and directories that could not be removed.
  public static var remains: [FilePath] { outputs.withLock(\.remains) }

  /// Removes what is staged; for use when the process is about to end early.
  public static func removeStaged() { outputs.withLock { removeStaged(&$0) } }

  /// Removes what is staged and ends the process; no output takes its name any more.
  /// - Parameter end: told what was written, how many files are kept, and what could not be removed.
  public static func abandon(_ end: (_ written: [FilePath], _ keptCount: Int, _ remains: [FilePath]) -> Never) -> Never
  {
    outputs.withLock { outputs in
      removeStaged(&outputs)
      end(outputs.written, outputs.keptCount, outputs.remains)
    }
  }

  private static func removeStaged(_ outputs: inout Outputs) {
    for path in outputs.staged { outputs.removeStaged(path) }
  }
}
