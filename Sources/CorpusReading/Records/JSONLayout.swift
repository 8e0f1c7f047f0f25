/// How JSON records lie in a file.
enum JSONLayout: Sendable {
  /// A value a line.
  case lines
  /// The elements of one array.
  case array

  /// What the content shows: an array if the file begins with one that is not the first line's whole value.
  ///
  /// - Parameter format: of a single line that is an array, `.json` says that it holds records; in `.jsonl` it must
  ///   hold objects.
  init(_ head: HeadText, _ format: RecordFormat) {
    self = head.bytes.withUnsafeBytes { bytes in
      guard let first = bytes.firstIndex(where: { !JSONElements.isSpace($0) }), bytes[first] == UInt8(ascii: "[") else {
        return .lines
      }
      let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n"), from: first) ?? bytes.count
      guard let end = JSONSpan.end(of: first, in: bytes), end <= lineEnd else { return .array }
      let isOnly = bytes[end...].allSatisfy { JSONElements.isSpace($0) } && head.isWhole
      let element = bytes[(first + 1)...].first { !JSONElements.isSpace($0) }
      return isOnly && (format == .json || element == UInt8(ascii: "{")) ? .array : .lines
    }
  }

  /// The first whole records of a head.
  func records(in head: HeadText, _ body: (UnsafeRawBufferPointer) -> Bool) {
    switch self {
    case .lines:
      for line in head.lines(.max) where !line.withUnsafeBytes(body) { return }
    case .array:
      head.bytes.withUnsafeBytes { bytes in
        var elements = JSONElements(bytes, isStart: true, isEnd: false)
        while case .element(let range) = elements.next() {
          if !body(UnsafeRawBufferPointer(rebasing: bytes[range])) { return }
        }
      }
    }
  }

  /// Where the first record ends in a head; nil if it goes beyond, or there is none.
  func firstRecordEnd(in head: HeadText) -> Int? {
    head.bytes.withUnsafeBytes { bytes -> Int? in
      switch self {
      case .lines:
        let first = bytes.firstIndex { !JSONElements.isSpace($0) }
        return first.flatMap { bytes.firstIndex(of: UInt8(ascii: "\n"), from: $0) }.map { $0 + 1 }
          ?? (head.isWhole ? bytes.count : nil)
      case .array:
        var elements = JSONElements(bytes, isStart: true, isEnd: head.isWhole)
        switch elements.next() {
        case .element(let range): return range.upperBound
        case .fault(_, let offset): return min(offset + 1, bytes.count)
        case nil: return head.isWhole ? bytes.count : nil
        }
      }
    }
  }
}
