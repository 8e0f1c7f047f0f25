internal import CommentText

extension TextEncoder {
  /// Calls `body` with what lies between special tokens, in order, and the id of the special token after it; with the
  /// last piece there is none.
  func forEachPiece(of text: UnsafeRawBufferPointer, _ body: (Range<Int>, Int32?) -> Void) {
    invalidPlaces.removeAll(keepingCapacity: true)
    finder.startText()
    var start = 0
    while let hit = finder.next(in: text, from: start) {
      body(start..<hit.range.lowerBound, hit.id)
      start = hit.range.upperBound
    }
    body(start..<text.count, nil)
  }

  /// Appends the ids of a part of a text that holds no special token.
  /// - Parameter linesEnd: whether newlines end lines, and the part's end does; else all is one run of words.
  func scan(_ part: Range<Int>, of text: UnsafeRawBufferPointer, linesEnd: Bool, _ sink: inout IDSink) {
    guard !part.isEmpty else { return }
    let bytes = UnsafeRawBufferPointer(rebasing: text[part])
    scanner.scan(bytes, newlinesEndLines: linesEnd, marksLineEnds: linesEnd) { batches.encode($0, into: &sink) }
    if !scanner.invalidPlaces.isEmpty { noteInvalidPlaces(part.lowerBound, text) }
  }

  /// Moves the places that the scanner found in a part to where they are in the whole text.
  private func noteInvalidPlaces(_ partStart: Int, _ text: UnsafeRawBufferPointer) {
    let before = text[..<partStart]
    let line = before.count { $0 == 0x0A }
    let lineStart = (before.lastIndex(of: 0x0A) ?? -1) + 1
    for place in scanner.invalidPlaces where invalidPlaces.count < 10 {
      var place = place
      if place.line == 0 { place.byte += partStart - lineStart }
      place.line += line
      invalidPlaces.append(place)
    }
  }
}
