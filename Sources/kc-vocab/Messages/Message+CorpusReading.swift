import CorpusReading
import SystemPackage

extension CorpusError: ExplainedError {
  var message: String {
    switch self {
    case .file(let error): error.message
    case .noInputs: "no input: name at least one file, or `-` for standard input"
    case .standardInputTwice: "-: standard input is named twice; it can be read only once"
    case .binary(let path, .controlCharacters):
      "\(name(path)): is not text (it is full of control characters); name a text file"
    case .readFailed(let path, let offset, let cause):
      "\(name(path)): reading stopped at byte \(offset) (\(cause)); check the disk or the connection"
    case .changedWhileReading(let path):
      "\(name(path)): changed while it was read; run again when nothing writes to it"
    case .recordTooLong(let path, let line, let limit):
      "\(name(path)):\(line): the record is longer than \(limit) bytes; check that the file is what it seems"
    }
  }

  private func name(_ path: FilePath) -> String { path == "-" ? "standard input" : path.string }
}
