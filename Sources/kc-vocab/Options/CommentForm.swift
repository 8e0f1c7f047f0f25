import ArgumentParser
import CorpusReading

/// How comments are written.
enum CommentForm: String, CaseIterable, ExpressibleByArgument {
  /// Each in a line.
  case lines
  /// Each behind its length, as `--format records` reads them.
  case records

  /// A block's comments, of which an empty one was dropped.
  func bytes(of block: CommentBlock) -> [UInt8] {
    switch self {
    case .lines: block.textWithoutBreaks()
    case .records: block.framedText()
    }
  }
}
