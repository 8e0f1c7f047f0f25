internal import SystemPackage

/// The comments to enlarge, whole in memory, with where lines and words are and how fast distinct words grow.
struct SourceText {
  /// Always with a newline after the last line.
  let bytes: [UInt8]
  /// Where each line starts, and where the one after the last would.
  let lineStarts: [Int]
  /// The first word of each line, and the number of words.
  let firstWords: [UInt32]
  /// Where each word lies.
  let words: [Range<UInt32>]
  let distinctWords: Int
  /// Heaps' exponent: the slope of distinct words over words, in logarithms, from every other line to all lines.
  let exponent: Double

  /// - Throws: what reading throws.
  /// - Complexity: O(bytes)
  init(_ path: FilePath) throws {
    var bytes = try Self.contents(of: path)
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    var starts = [0]
    var firstWords: [UInt32] = [0]
    var words: [Range<UInt32>] = []
    var all = DistinctCounter(byteCount: bytes.count)
    var half = all
    var wordsOfHalf = 0
    bytes.withUnsafeBufferPointer { bytes in
      for end in bytes.indices where bytes[end] == 0x0A {
        let line = starts[starts.count - 1]
        WordBounds.forEachWord(in: UnsafeBufferPointer(rebasing: bytes[line..<end])) { range in
          let word = range.lowerBound + line..<range.upperBound + line
          let hash = WordBounds.hash(bytes, word)
          words.append(UInt32(word.lowerBound)..<UInt32(word.upperBound))
          all.insert(hash)
          if starts.count & 1 == 1 {
            half.insert(hash)
            wordsOfHalf += 1
          }
        }
        starts.append(end + 1)
        firstWords.append(UInt32(words.count))
      }
    }
    (self.bytes, lineStarts, self.firstWords, self.words) = (bytes, starts, firstWords, words)
    distinctWords = all.count
    exponent =
      half.count > 0 && wordsOfHalf < words.count
      ? GrowthLaw.exponent(from: half.count, at: wordsOfHalf, to: all.count, at: words.count) : GrowthLaw.ofReviews
  }

  var lineCount: Int { lineStarts.count - 1 }

  func append(_ range: Range<Int>, to output: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  private static func contents(of path: FilePath) throws -> [UInt8] {
    let file = try FileDescriptor.open(path, .readOnly)
    defer { try? file.close() }
    let size = Int(try file.seek(offset: 0, from: .end))
    guard size <= Int(UInt32.max) else { throw Errno.fileTooLarge }
    try file.seek(offset: 0, from: .start)
    return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = try file.read(
          into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]))
        if read == 0 { break }
        count += read
      }
    }
  }
}
