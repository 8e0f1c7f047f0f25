internal import Storage
package import CommentText

/// What tells an added token among words from an ordinary word of the same letters, such as one that was made small.
package enum AddedTokenMark {
  /// A space before the token's bytes: no word holds one.
  static let byte: UInt8 = 0x20

  /// The bytes of an added token; nil for an ordinary word.
  @inline(__always)
  package static func text(of word: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    word.first == byte ? UnsafeRawBufferPointer(rebasing: word.dropFirst()) : nil
  }

  static func marked(_ text: [UInt8]) -> [UInt8] { [byte] + text }
}

/// Splits text into words as `WordScanner` does, but for tokens that a vocabulary looks for before words are: each is
/// a word of its own, with `AddedTokenMark` before it.
///
/// The slow way, for vocabularies with such tokens. One a thread. Special tokens that the model knows count as
/// ordinary text.
package final class AddedTokenScanner {
  package private(set) var statistics = ScanStatistics()
  /// The first places in the text last scanned that were not UTF-8, at most 10.
  package private(set) var invalidPlaces: [InvalidPlace] = []
  private let splitter: AddedTokenSplitter
  private let scanner: WordScanner
  /// The added tokens by id, with readable bytes after each. Owned here.
  private let tokens: [Int32: UnsafeMutableRawBufferPointer]
  private let byteCounts: [Int32: (bytes: Int, characters: Int)]

  /// Nil for a vocabulary without added tokens.
  package init?(_ vocabulary: Vocabulary, _ pipeline: CompiledPipeline) {
    guard let splitter = AddedTokenSplitter(vocabulary, pipeline, special: false) else { return nil }
    self.splitter = splitter
    scanner = WordScanner(splitter.splitting)
    var tokens: [Int32: UnsafeMutableRawBufferPointer] = [:]
    var byteCounts: [Int32: (bytes: Int, characters: Int)] = [:]
    for text in vocabulary.addedTokens.map(\.text) {
      guard let id = vocabulary.id(of: text).map(Int32.init), tokens[id] == nil else { continue }
      let word = AddedTokenMark.marked(text)
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: word.count + WordScanner.padding, alignment: 1)
      memory.copyBytes(from: word + [UInt8](repeating: 0, count: WordScanner.padding))
      tokens[id] = memory
      byteCounts[id] = (word.count, scalarCount(text))
    }
    (self.tokens, self.byteCounts) = (tokens, byteCounts)
  }

  deinit { for memory in tokens.values { memory.deallocate() } }

  /// Calls `body` with the words of lines, in order; an entry without bytes stands where a line ended.
  package func scan(_ text: UnsafeRawBufferPointer, _ body: (WordBatch) -> Void) {
    invalidPlaces.removeAll(keepingCapacity: true)
    guard let base = text.baseAddress else { return }
    var (start, line) = (0, 0)
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      scan(line: UnsafeRawBufferPointer(rebasing: text[start..<end]), line, body)
      start = min(end + 1, text.count)
      line += 1
      Self.give(base + start, 0, body)
    }
    statistics.lines += line
  }

  private func scan(line: UnsafeRawBufferPointer, _ number: Int, _ body: (WordBatch) -> Void) {
    for offset in InvalidUTF8.offsets(in: line) {
      statistics.invalidSequences += 1
      if invalidPlaces.count < 10 { invalidPlaces.append(InvalidPlace(line: number, byte: offset)) }
    }
    splitter.forEachPart(of: line, padding: WordScanner.padding) { part in
      switch part {
      case .token(let id):
        guard let bytes = tokens[id]?.baseAddress, let count = byteCounts[id] else { return }
        statistics.words += 1
        statistics.characters += count.characters
        Self.give(UnsafeRawPointer(bytes), count.bytes, body)
      case .text(let text):
        let before = scanner.statistics
        scanner.scan(text, newlinesEndLines: false, marksLineEnds: false, body)
        statistics.words += scanner.statistics.words - before.words
        statistics.characters += scanner.statistics.characters - before.characters
      }
    }
  }

  private static func give(_ start: UnsafeRawPointer, _ byteCount: Int, _ body: (WordBatch) -> Void) {
    withUnsafePointer(to: start) { start in
      withUnsafePointer(to: byteCount) { body(WordBatch(count: 1, starts: start, byteCounts: $0)) }
    }
  }
}
