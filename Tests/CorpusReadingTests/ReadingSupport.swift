import CorpusReading
import DurableFiles
import FoundationEssentials
import Synchronization
import SystemPackage
import TestSupport

/// Everything that a reader gave, in input order.
struct Reading {
  var text: [UInt8] = []
  var byteCount = 0
  var sources: [SourceDescription] = []

  /// The comments, without their newlines.
  var comments: [[UInt8]] {
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    if !lines.isEmpty { lines.removeLast() }
    return lines
  }

  init(_ inputs: [CorpusInput], _ options: ReadingOptions, threads: Int = 2) throws {
    let reader = try CorpusReader(inputs, options: options)
    let parts = try reader.forEachBlock(threads: threads, makeWorker: { _ in [Part]() }) { parts, block in
      parts.append(Part(block))
    }
    for part in parts.joined().sorted(by: { $0.place < $1.place }) {
      text += part.text
      byteCount += part.byteCount
    }
    sources = reader.sourceDescriptions()
  }

  private struct Part: Sendable {
    var place: (Int, Int)
    var text: [UInt8]
    var byteCount: Int

    init(_ block: CommentBlock) {
      place = (block.sourceIndex, block.ordinal)
      text = Array(block.text)
      byteCount = block.byteCount
    }
  }
}

extension ReadingOptions {
  /// Options with another chunk size.
  init(chunkByteCount: Int) {
    self.init()
    self.chunkByteCount = chunkByteCount
  }
}

/// Writes a file into `folder`.
func write(_ bytes: some Sequence<UInt8>, _ name: String, in folder: FilePath) throws -> CorpusInput {
  let path = folder.appending(name)
  let file = try StagedFile(path)
  try file.write(bytes: Array(bytes))
  try file.commit()
  return .file(path)
}
