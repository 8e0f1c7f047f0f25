internal import CommentText

/// The slow way, for vocabularies with added tokens that take more than their bytes to be found.
extension TextEncoder {
  /// Appends the ids of one text.
  func encodeParts(of text: UnsafeRawBufferPointer, _ sink: inout IDSink) {
    invalidPlaces.removeAll(keepingCapacity: true)
    encodeParts(of: text, line: 0, &sink)
  }

  /// Appends the ids of lines, each by itself.
  func encodeLinesByParts(_ text: UnsafeRawBufferPointer, _ sink: inout IDSink) {
    invalidPlaces.removeAll(keepingCapacity: true)
    var (start, line) = (0, 0)
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      sink.openText()
      encodeParts(of: UnsafeRawBufferPointer(rebasing: text[start..<end]), line: line, &sink)
      sink.closeLine()
      start = end + 1
      line += 1
    }
  }

  private func encodeParts(of text: UnsafeRawBufferPointer, line: Int, _ sink: inout IDSink) {
    guard let splitter, let splitScanner else { return }
    noteInvalidPlaces(in: text, line: line)
    splitter.forEachPart(of: text, padding: Self.padding) { part in
      switch part {
      case .token(let id): sink.append(id)
      case .text(let text):
        splitScanner.scan(text, newlinesEndLines: false, marksLineEnds: false) { batches.encode($0, into: &sink) }
      }
    }
  }

  private func noteInvalidPlaces(in text: UnsafeRawBufferPointer, line: Int) {
    for offset in InvalidUTF8.offsets(in: text) {
      invalidSequenceCount += 1
      guard invalidPlaces.count < 10 else { continue }
      invalidPlaces.append(InvalidPlace(line: line, byte: offset))
    }
  }
}
