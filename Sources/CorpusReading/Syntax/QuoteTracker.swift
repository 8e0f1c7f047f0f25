/// Follows quotation marks through delimited records, to find where a record ends without taking the fields apart.
///
/// Runs under the lock of a stream, so it looks at the marks only: it must find the same record ends as
/// `DelimitedFields`.
package struct QuoteTracker {
  private let separator: UInt8
  /// What is scanned; everything before is settled.
  private var scanned: Int
  /// Where the field that is being read was opened by a quotation mark.
  package private(set) var opening: Int?
  /// The stretches outside quotation marks, in order.
  private var outside: [Range<Int>] = []
  private var outsideStart: Int
  /// Where the first record starts.
  private let start: Int

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")

  package init(separator: UInt8, start: Int) {
    self.separator = separator
    self.start = start
    scanned = start
    outsideStart = start
  }

  /// Reads on to the end of `text`, of which what was scanned before is unchanged.
  /// - Parameter isLast: whether nothing follows `text`; otherwise a mark at its very end waits for its successor.
  package mutating func scan(_ text: UnsafeRawBufferPointer, isLast: Bool) {
    while let mark = text.firstIndex(of: Self.quote, from: scanned) {
      if opening == nil {
        if mark == start || text[mark - 1] == separator || text[mark - 1] == Self.newline {
          opening = mark
          outside.append(outsideStart..<mark)
        }
        scanned = mark + 1
      } else if mark + 1 == text.count && !isLast {
        scanned = mark
        return
      } else if mark + 1 < text.count, text[mark + 1] == Self.quote {
        scanned = mark + 2
      } else {
        opening = nil
        outsideStart = mark + 1
        scanned = mark + 1
      }
    }
    scanned = max(scanned, text.count)
  }

  /// The end of the last whole record that was scanned; nil if there is none.
  package func lastRecordEnd(in text: UnsafeRawBufferPointer) -> Int? {
    if opening == nil, let newline = text[outsideStart..<text.count].lastIndex(of: Self.newline) { return newline + 1 }
    for stretch in outside.reversed() {
      if let newline = text[stretch].lastIndex(of: Self.newline) { return newline + 1 }
    }
    return nil
  }
}
