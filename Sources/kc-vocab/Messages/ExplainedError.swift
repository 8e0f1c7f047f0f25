import DurableFiles

/// An error that knows the words a person should see: `place: what is wrong; what to do`.
///
/// Errors are data in the libraries; the words of each module's errors are made in this folder.
protocol ExplainedError: Error {
  var message: String { get }
}

/// The words with which a run would end; nil for an error that has none.
package func words(of error: any Error) -> String? { (error as? any ExplainedError)?.message }

/// A failure that arises in the command itself, from the combination of what was asked.
struct CommandFailure: ExplainedError {
  var message: String
  var exitStatus = ExitStatus.failed

  init(_ message: String, exitStatus: ExitStatus = .failed) {
    self.message = message
    self.exitStatus = exitStatus
  }

  static let noWords = CommandFailure(
    "the corpus holds no words; check that the right files are named and that they hold text")
}

extension FileError: ExplainedError {}
