/// Walks over delimited records and their fields.
///
/// As Python's csv module reads them: a quotation mark encloses only at the start of a field and is text elsewhere; a
/// record ends with a newline, before which a carriage return belongs to it. What follows a closing mark is a fault and
/// goes on as text.
package struct DelimitedFields {
  /// Where a field's text lies, without its quotation marks.
  struct Field {
    var start: Int
    var end: Int
    var hasDoubledQuotes: Bool
  }

  private let text: UnsafeRawBufferPointer
  private let separator: UInt8
  private let quoting: Quoting
  private var position = 0
  /// Those after `forgottenCount` others.
  private var fields: [Field] = []
  private var forgottenCount = 0
  /// Lines that the record spans.
  private(set) var lineCount = 0
  /// Where the record ends, its line end left out.
  private(set) var recordEnd = 0
  /// Where text follows a closing quotation mark.
  private(set) var fault: Int?
  /// Where a quotation mark opens that nothing closes, because the text ends.
  package private(set) var unclosedQuote: Int?

  /// The most fields of a record that can be asked for: a record of separators alone would take 24 bytes for each of
  /// its own.
  package static let fieldLimit = 1 << 16

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")

  /// - Parameter text: whole records; the last may lack its newline.
  package init(_ text: UnsafeRawBufferPointer, separator: UInt8, quoting: Quoting) {
    self.text = text
    self.separator = separator
    self.quoting = quoting
  }

  package var count: Int { forgottenCount + fields.count }

  /// Whether the record has so many fields that they are counted and not kept.
  package var hasTooManyFields: Bool { forgottenCount > 0 }

  /// Where the record after this one starts; beyond the end if this one has no newline.
  package var nextRecord: Int { position }

  var isBlank: Bool {
    guard count == 1, let only = fields.first else { return false }
    return only.start == only.end && text[min(only.start, text.count - 1)] != Self.quote
  }

  subscript(index: Int) -> Field { fields[index] }

  /// A field's text, with doubled quotation marks as one.
  func value(_ index: Int) -> [UInt8] {
    let field = fields[index]
    let bytes = text[field.start..<field.end]
    guard field.hasDoubledQuotes else { return Array(bytes) }
    var value: [UInt8] = []
    value.reserveCapacity(bytes.count)
    var skips = false
    for byte in bytes {
      skips = byte == Self.quote && !skips
      // The second mark of each pair is left out.
      if byte != Self.quote || skips { value.append(byte) }
    }
    return value
  }

  /// Moves to the next record; false at the end.
  package mutating func next() -> Bool {
    guard position < text.count else { return false }
    fields.removeAll(keepingCapacity: true)
    forgottenCount = 0
    fault = nil
    lineCount = 1
    var lineEnd = text.firstIndex(of: Self.newline, from: position) ?? text.count
    while true {
      if quoting == .rfc4180, position < lineEnd, text[position] == Self.quote {
        lineEnd = readQuoted(lineEnd)
      } else {
        readPlain(lineEnd)
      }
      guard position < lineEnd else { break }
      if fields.count == Self.fieldLimit { forgetFields() }
      position += 1
      if position == lineEnd {
        addEmpty(lineEnd)
        break
      }
    }
    recordEnd = fields.last?.end ?? position
    position = lineEnd + 1
    return true
  }

  @inline(never)
  private mutating func forgetFields() {
    forgottenCount += fields.count
    fields.removeAll(keepingCapacity: true)
  }

  /// Reads a field up to its separator or the record's end, at which `position` then stands.
  private mutating func readPlain(_ lineEnd: Int) {
    let end = text.firstIndex(of: separator, from: position, to: lineEnd)
    fields.append(Field(start: position, end: end ?? trimmed(lineEnd, from: position), hasDoubledQuotes: false))
    position = end ?? lineEnd
  }

  private mutating func addEmpty(_ lineEnd: Int) {
    fields.append(Field(start: lineEnd, end: lineEnd, hasDoubledQuotes: false))
  }

  /// The end of the line without its carriage return.
  private func trimmed(_ lineEnd: Int, from start: Int) -> Int {
    lineEnd > start && text[lineEnd - 1] == UInt8(ascii: "\r") ? lineEnd - 1 : lineEnd
  }

  /// Reads a field that begins with a quotation mark; gives the end of the line in which it ends.
  private mutating func readQuoted(_ lineEnd: Int) -> Int {
    let start = position + 1
    var search = start
    var hasDoubledQuotes = false
    while let mark = text.firstIndex(of: Self.quote, from: search) {
      if mark + 1 < text.count, text[mark + 1] == Self.quote {
        hasDoubledQuotes = true
        search = mark + 2
        continue
      }
      fields.append(Field(start: start, end: mark, hasDoubledQuotes: hasDoubledQuotes))
      let end = mark < lineEnd ? lineEnd : lineEndAfterQuoted(start, mark)
      closeQuoted(mark, end)
      return end
    }
    unclosedQuote = unclosedQuote ?? position
    fields.append(Field(start: start, end: text.count, hasDoubledQuotes: hasDoubledQuotes))
    position = text.count
    return text.count
  }

  private mutating func lineEndAfterQuoted(_ start: Int, _ mark: Int) -> Int {
    lineCount += newlineCount(UnsafeRawBufferPointer(rebasing: text[start..<mark]))
    return text.firstIndex(of: Self.newline, from: mark) ?? text.count
  }

  /// Moves on from a closing mark to the separator or the record's end.
  private mutating func closeQuoted(_ mark: Int, _ lineEnd: Int) {
    position = mark + 1
    if position == lineEnd || text[position] == separator || position == trimmed(lineEnd, from: position) {
      if position < lineEnd, text[position] != separator { position = lineEnd }
      return
    }
    fault = fault ?? position
    position = text.firstIndex(of: separator, from: position, to: lineEnd) ?? lineEnd
  }
}
