import CorpusReading
import SystemPackage

extension Shared {
  /// All comments of a corpus of the reference data, one a line.
  package static func corpus(_ name: String) throws -> [UInt8] {
    let reader = try CorpusReader([.file(FilePath(path("data/" + name)))])
    let block = CommentBlock()
    var text: [UInt8] = []
    while try reader.next(block) { text += block.text }
    return text
  }
}
