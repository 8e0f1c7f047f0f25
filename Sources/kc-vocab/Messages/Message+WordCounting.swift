import CorpusReading
import SystemPackage
import WordCounting

extension WordCountingError: ExplainedError {
  var message: String {
    switch self {
    case .reading(let error): error.message
    case .file(let error): error.message
    case .invalidText(let location): InvalidTextFailure(location).message
    case .archiveInWorkDirectory(let path):
      "\(path.shown): is a zip archive, and --work-dir keeps counts of single files; unpack it first, or leave out --work-dir"
    case .pipelinesDiffer(let left, let right, let differences):
      "\(left.words): was counted by another pipeline than \(right.words) (\(differences.map(\.message).joined(separator: "; "))); "
        + "count both with the same options"
    case .countsHeader(let path, let problem): "\(name(path)): \(problem.message)"
    case .countsLine(let location, let problem): "\(location.fileAndLine): \(problem.message)"
    case .countsSum(let path, let found, let expected):
      "\(name(path)): the counts add up to \(found), and its header says \(expected) words; the file was cut off or changed, so "
        + "count again"
    case .countOverflow(let word):
      "\(String(decoding: word, as: UTF8.self).shown()): the counts add up to more than \(Int.max); join fewer counts files"
    case .weightedCountOverflow(let word):
      "\(String(decoding: word, as: UTF8.self).shown()): the weighted counts add up to more than \(Int.max) in the parts of one that the "
        + "weights need; give smaller weights, or weights with fewer decimals"
    }
  }
}

extension CountsOrigin {
  fileprivate var words: String {
    switch self {
    case .part(let number): "counts \(number + 1)"
    case .file(let path): path.shown
    }
  }
}

extension CountsHeaderProblem {
  fileprivate var message: String {
    switch self {
    case .notCounts: "is not a counts file; make one with `kc-vocab count`"
    case .version(let version):
      "is a counts file of version \(version), and this program reads version 1; update kc-vocab, or count again"
    case .malformed:
      "its first line is not that of a counts file (`#kc-vocab-counts`, 1 and a JSON object, with tabs between); count again"
    case .pipelineMissing: "its first line does not say by which pipeline the words were made; count again"
    case .fingerprint(let found, let expected):
      "its first line says fingerprint \(found.prefix(12))…, and that of the pipeline beside it is \(expected.prefix(12))…; "
        + "count again with this version"
    case .outOfRange(let name): "its first line says of \"\(name)\" what no count is; count again"
    }
  }
}

extension CountsLineProblem {
  fileprivate var message: String {
    switch self {
    case .fieldCount: "has not one tab; a line is a word, a tab and its count"
    case .emptyWord: "has no word before the tab; remove the line"
    case .whiteSpace: "has white space in the word; a pipeline leaves none, so count again"
    case .notUTF8: "is not UTF-8; count again, or convert the file"
    case .count: "has no count after the tab (a decimal number from 1 on); repair the line, or count again"
    case .unsorted: "stands before the word on the line above; sort the lines by their bytes (`LC_ALL=C sort`)"
    case .repeated: "repeats the word on the line above; join the two lines by adding their counts"
    }
  }
}

extension CorpusLocation {
  /// `file:line:byte`
  var words: String { "\(fileAndLine):\(byte)" }

  /// `file:line`
  var fileAndLine: String { "\(name(path)):\(line)" }
}

private func name(_ path: FilePath) -> String { path == "-" ? "standard input" : path.shown }
