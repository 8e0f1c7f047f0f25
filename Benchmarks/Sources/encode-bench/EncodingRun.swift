internal import CommentText
internal import Dispatch
internal import KcVocab
internal import Measuring
internal import Synchronization
internal import WordPiece

/// Encodes the parts of a text on several threads, and keeps the ids of all lines.
final class EncodingRun: Sendable {
  private struct Part: @unchecked Sendable {
    let ids: UnsafeMutableBufferPointer<Int32>
    let lineEnds: [Int]
  }

  private let text: LoadedText
  private let encoder: WordEncoder
  private let pipeline: CompiledPipeline
  private let finished = Mutex<[Int: Part]>([:])

  init(_ text: LoadedText, _ encoder: WordEncoder, _ pipeline: CompiledPipeline) {
    (self.text, self.encoder, self.pipeline) = (text, encoder, pipeline)
  }

  /// - Throws: the first thread's error.
  func run(threads: Int) throws {
    let partCount = text.parts(byteCount: 1 << 20).count
    let nextPart = Atomic(0)
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      let encoder = TextEncoder(encoder, pipeline)
      let parts = text.parts(byteCount: 1 << 20)
      var lineEnds: [Int] = []
      do {
        while case let part = nextPart.wrappingAdd(1, ordering: .relaxed).oldValue, part < partCount {
          // Memory that is not written is not had, so that the capacity costs nothing.
          let ids = UnsafeMutableBufferPointer<Int32>.allocate(
            capacity: encoder.capacity(forByteCount: parts[part].count))
          _ = try encoder.encodeLines(parts[part], into: ids, lineEnds: &lineEnds)
          let done = Part(ids: ids, lineEnds: lineEnds)
          finished.withLock { $0[part] = done }
        }
      } catch {
        failure.withLock { $0 = error }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  var tokenCount: Int { finished.withLock { $0.values.reduce(0) { $0 + ($1.lineEnds.last ?? 0) } } }

  /// SHA-256 of the ids of every line in order, each line followed by -1, as 32-bit little-endian numbers.
  func digest() -> String {
    var all: [Int32] = []
    finished.withLock { parts in
      for part in parts.sorted(by: { $0.key < $1.key }).map(\.value) {
        var start = 0
        for end in part.lineEnds {
          all += part.ids[start..<end]
          all.append(-1)
          start = end
        }
      }
    }
    return all.withUnsafeBytes { SHA256.hex($0) }
  }
}
