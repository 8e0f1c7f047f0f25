package import CommentText
import CorpusReading
package import SystemPackage

/// The comments on entertainment news of the reference data.
package enum NewsComments {
  /// What the reference figures were made with.
  package static let pipeline = TextPipeline(normalization: .none)

  package static let path = FilePath(Shared.path("data/news-comments.txt.zst"))

  /// One comment each, without newlines.
  package static func lines() throws -> [String] {
    let reader = try CorpusReader([.file(path)])
    let block = CommentBlock()
    var bytes: [UInt8] = []
    while try reader.next(block) { bytes += block.text }
    // The block's last line has its newline, after which there is no other line.
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
