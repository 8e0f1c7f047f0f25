internal import CommentText

/// Encoding without copies: borrowed bytes in, ids into the caller's memory.
extension TextEncoder {
  /// Writes the ids of one text, whose newlines are white space.
  /// - Parameters:
  ///   - text: `padding` bytes after it must be readable, whatever they hold.
  ///   - ids: needs `capacity(forByteCount:)` elements at most.
  /// - Returns: The number of ids.
  /// - Throws: `VocabularyError.bufferTooSmall`, `.missingUnknownToken`.
  public func encode(
    _ text: UnsafeRawBufferPointer, into ids: UnsafeMutableBufferPointer<Int32>
  ) throws(VocabularyError) -> Int {
    var sink = sink(ids)
    sink.openText()
    guard splitter == nil else {
      encodeParts(of: text, &sink)
      sink.closeText()
      lineCount += 1
      if let failure = sink.failure { throw failure }
      return sink.count
    }
    forEachPiece(of: text) { piece, specialID in
      scan(piece, of: text, linesEnd: false, &sink)
      if let specialID { sink.append(specialID) }
    }
    sink.closeText()
    lineCount += 1
    if let failure = sink.failure { throw failure }
    return sink.count
  }

  /// Writes the ids of many lines.
  /// - Parameters:
  ///   - text: lines that end in a newline, the last with or without; `padding` bytes after it must be readable.
  ///   - ids: needs `capacity(forByteCount:)` elements at most.
  ///   - lineEnds: gets, for each line, the number of ids before its end.
  /// - Returns: The number of ids.
  /// - Throws: `VocabularyError.bufferTooSmall`, `.missingUnknownToken`.
  public func encodeLines(
    _ text: UnsafeRawBufferPointer, into ids: UnsafeMutableBufferPointer<Int32>, lineEnds: inout [Int]
  ) throws(VocabularyError) -> Int {
    var sink = sink(ids)
    swap(&sink.lineEnds, &lineEnds)
    sink.lineEnds.removeAll(keepingCapacity: true)
    guard splitter == nil else {
      encodeLinesByParts(text, &sink)
      lineCount += sink.lineEnds.count
      if let failure = sink.failure { throw failure }
      swap(&sink.lineEnds, &lineEnds)
      return lineEnds.last ?? 0
    }
    sink.openText()
    forEachPiece(of: text) { piece, specialID in
      guard let specialID else {
        scan(piece, of: text, linesEnd: true, &sink)
        if piece.isEmpty, !text.isEmpty { sink.closeLine() }  // The text ends with a special token.
        return
      }
      // The piece's last line goes on after the special token.
      let lastLine = (text[piece].lastIndex(of: 0x0A) ?? piece.lowerBound - 1) + 1
      scan(piece.lowerBound..<lastLine, of: text, linesEnd: true, &sink)
      scan(lastLine..<piece.upperBound, of: text, linesEnd: false, &sink)
      sink.append(specialID)
    }
    lineCount += sink.lineEnds.count
    if let failure = sink.failure { throw failure }
    swap(&sink.lineEnds, &lineEnds)
    return lineEnds.last ?? 0
  }

  private func sink(_ ids: UnsafeMutableBufferPointer<Int32>) -> IDSink {
    IDSink(ids, addsSpecialTokens ? surroundings : .none)
  }
}
