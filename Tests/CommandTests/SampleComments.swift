import FoundationEssentials
import TestSupport

/// The first comments of the sample corpus.
enum SampleComments {
  static let lines: [String] = {
    let path = Shared.packageFolder + "/corpora/sample/comments.txt"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").prefix(800).map(String.init)
  }()
}
