internal import Storage

extension ScanPass {
  /// Normalises the text around a character that the tables cannot settle, and takes its words from the result.
  ///
  /// It begins with `from`, the start of the open word. If none is open, the character in front may still compose with
  /// the unsettled one and then belong to the word before it (`a=` and U+0338), so that up to two words are taken back;
  /// never more, because every settled character is a starter that does not join what stands before it. It ends at
  /// the next ASCII white space, which does not either.
  @inline(never)
  mutating func rescan(from: UnsafeRawPointer, _ scanner: WordScanner, _ body: (WordBatch) -> Void) {
    var first = from
    if from == position { first = takeBack(to: takeBack(to: from)) }
    characters -= scalarCount(first, position)
    while position < end, !Self.isWhitespace(position.load(as: UInt8.self)) { position += 1 }
    let text = UnsafeRawBufferPointer(start: first, count: position - first)
    scanner.normalizer.normalize(text, into: &scanner.scalars)
    noteInvalidPlaces(scanner, base: first)
    let byteCount = scanner.scalars.count * 4
    if scanner.scratch.free.count < byteCount {
      flush(body)
      scanner.scratch.restart(byteCount: byteCount)
    }
    addWords(scanner, body)
  }

  /// Removes the last entry if it ends at a place.
  /// - Returns: Where it started, or the place.
  private mutating func takeBack(to end: UnsafeRawPointer) -> UnsafeRawPointer {
    guard count > 0, byteCounts[count - 1] > 0, starts[count - 1] + byteCounts[count - 1] == end else { return end }
    count -= 1
    return starts[count]
  }

  private func scalarCount(_ start: UnsafeRawPointer, _ end: UnsafeRawPointer) -> Int {
    UnsafeRawBufferPointer(start: start, count: end - start).reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// ASCII white space other than what clean_text deletes.
  private static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private func noteInvalidPlaces(_ scanner: WordScanner, base: UnsafeRawPointer) {
    for offset in scanner.normalizer.invalidOffsets {
      scanner.statistics.invalidSequences += 1
      if scanner.invalidPlaces.count < WordScanner.invalidPlaceLimit {
        scanner.invalidPlaces.append(InvalidPlace(line: lines, byte: base + offset - lineStart))
      }
    }
  }

  /// Writes the words of the scanner's scalars into its scratch space and adds them.
  private mutating func addWords(_ scanner: WordScanner, _ body: (WordBatch) -> Void) {
    let flagTable = scanner.pipeline.properties.flags
    var wordStart = scanner.scratch.end
    for scalar in scanner.scalars {
      let flags = flagTable[scalar]
      let isSpace = flags.contains(.whitespace)
      let isSingle = flags.contains(.punctuation)
      if isSpace || isSingle, wordStart < scanner.scratch.end {
        add(wordStart, scanner.scratch.end - wordStart, body)
        wordStart = scanner.scratch.end
      }
      if isSpace { continue }
      scanner.scratch.count += UTF8Encoding.store(scalar, at: scanner.scratch.end)
      characters += 1
      guard isSingle else { continue }
      add(wordStart, scanner.scratch.end - wordStart, body)
      wordStart = scanner.scratch.end
    }
    if wordStart < scanner.scratch.end { add(wordStart, scanner.scratch.end - wordStart, body) }
  }
}
