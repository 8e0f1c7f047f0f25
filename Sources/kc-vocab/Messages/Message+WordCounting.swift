import CorpusReading
import SystemPackage
import WordCounting

extension WordCountingError: ExplainedError {
  var message: String {
    switch self {
    case .reading(let error): error.message
    case .file(let error): error.message
    case .invalidText(let location):
      "\(location.words): is not UTF-8; repair or convert the text, or leave out --strict to count such bytes as U+FFFD"
    case .pipelinesDiffer(let left, let right, let differences):
      "\(left.words): was counted by another pipeline than \(right.words) (\(differences.map(\.message).joined(separator: "; "))); "
        + "count both with the same options"
    case .countOverflow(let word):
      "\(String(decoding: word, as: UTF8.self)): the counts add up to more than \(Int.max); join fewer counts files"
    }
  }
}

extension CountsOrigin {
  fileprivate var words: String {
    switch self {
    case .part(let number): "counts \(number + 1)"
    case .file(let path): path.string
    }
  }
}

extension CorpusLocation {
  /// `file:line:byte`
  var words: String { "\(path == "-" ? "standard input" : path.string):\(line):\(byte)" }
}
