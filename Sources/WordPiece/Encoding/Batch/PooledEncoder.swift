internal import CommentText
internal import Storage

/// An encoder with the room that it works in. Used by one thread at a time.
final class PooledEncoder {
  private let encoder: TextEncoder
  private var block = LineBlock()
  private var ids: UnsafeMutableBufferPointer<Int32>
  private var lineEnds: [Int] = []
  /// Whether a newline in a text is as good as a space: not where a token may be found that has one.
  private let readsNewlinesAsSpaces: Bool

  init(_ encoder: TextEncoder, _ surroundings: TextSurroundings) {
    self.encoder = encoder
    encoder.surroundings = surroundings
    ids = .allocate(capacity: 1024)
    let vocabulary = encoder.words.vocabulary
    let found = vocabulary.plainSpecialTokens + vocabulary.addedTokens.map(\.text)
    readsNewlinesAsSpaces = encoder.splitter == nil && !found.contains { $0.contains(0x0A) }
  }

  deinit { ids.deallocate() }

  /// Writes the ids of one text, if there is room for them.
  func encode(
    _ text: UnsafeRawBufferPointer, into output: UnsafeMutableBufferPointer<Int32>, addsSpecialTokens: Bool
  ) throws(VocabularyError) -> Int {
    encoder.addsSpecialTokens = addsSpecialTokens
    let count = try encode(text)
    if count <= output.count, count > 0 {
      output.baseAddress.unsafelyUnwrapped.update(from: ids.baseAddress.unsafelyUnwrapped, count: count)
    }
    return count
  }

  /// Encodes one text into the ids here.
  /// - Returns: Their number.
  private func encode(_ text: UnsafeRawBufferPointer) throws(VocabularyError) -> Int {
    block.restart(byteCount: text.count)
    block.append(text)
    // The copy has room to be read behind its end; what it holds differs from the text only by newlines.
    let copy = UnsafeRawBufferPointer(rebasing: block.bytes.dropLast())
    if block.holdsNewlines { UnsafeMutableRawBufferPointer(mutating: copy).copyMemory(from: text) }
    reserve(encoder.capacity(forByteCount: copy.count))
    return try encoder.encode(copy, into: ids)
  }

  /// Appends the ids of a part's texts.
  func append(_ part: TextPart, to encoded: EncodedTexts, addsSpecialTokens: Bool) throws(VocabularyError) {
    encoder.addsSpecialTokens = addsSpecialTokens
    part.copy(to: &block)
    guard readsNewlinesAsSpaces || !block.holdsNewlines else { return try appendOneByOne(part, to: encoded) }
    reserve(encoder.capacity(forByteCount: block.bytes.count))
    let count = try encoder.encodeLines(block.bytes, into: ids, lineEnds: &lineEnds)
    precondition(lineEnds.count == part.rows.count)
    let first = Int(encoded.ends[part.firstRow])
    encoded.reserve(first + count)
    let ends = encoded.ends + part.firstRow + 1
    guard part.column.hasNulls, addsSpecialTokens else {
      (encoded.ids + first).update(from: ids.baseAddress.unsafelyUnwrapped, count: count)
      for line in 0..<lineEnds.count { ends[line] = Int64(first + lineEnds[line]) }
      return
    }
    appendPresent(part, to: encoded, ends)
  }

  /// Without what would stand around texts that are null.
  private func appendPresent(_ part: TextPart, to encoded: EncodedTexts, _ ends: UnsafeMutablePointer<Int64>) {
    var next = Int(encoded.ends[part.firstRow])
    var start = 0
    for (line, row) in part.rows.enumerated() {
      if !part.column.isNull(row) {
        (encoded.ids + next).update(from: ids.baseAddress.unsafelyUnwrapped + start, count: lineEnds[line] - start)
        next += lineEnds[line] - start
      }
      start = lineEnds[line]
      ends[line] = Int64(next)
    }
  }

  private func appendOneByOne(_ part: TextPart, to encoded: EncodedTexts) throws(VocabularyError) {
    var next = Int(encoded.ends[part.firstRow])
    for (line, row) in part.rows.enumerated() {
      if let text = part.column[row] {
        let count = try encode(text)
        encoded.reserve(next + count)
        (encoded.ids + next).update(from: ids.baseAddress.unsafelyUnwrapped, count: count)
        next += count
      }
      encoded.ends[part.firstRow + line + 1] = Int64(next)
    }
  }

  private func reserve(_ count: Int) {
    guard count > ids.count else { return }
    ids.deallocate()
    ids = .allocate(capacity: count)
  }
}
