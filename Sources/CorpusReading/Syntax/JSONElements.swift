/// Walks over the elements of an array of JSON records, or over the part of one that a block holds.
///
/// An element ends where brackets and strings balance; whether it is JSON is for the parser to say.
struct JSONElements {
  private let text: UnsafeRawBufferPointer
  /// Whether the text goes up to the end of the source.
  private let isEnd: Bool
  private var position = 0
  /// Behind what was read last, white space left out.
  private var readEnd = 0
  private var expected: Expected

  private enum Expected { case opening, elementOrEnd, element, separator, nothing }

  enum Step {
    case element(Range<Int>)
    /// The array itself is broken here.
    case fault(JSONFault, offset: Int)
  }

  /// - Parameters:
  ///   - isStart: whether the text begins the source, and not behind a comma.
  ///   - isEnd: whether the text goes up to the end of the source.
  init(_ text: UnsafeRawBufferPointer, isStart: Bool, isEnd: Bool) {
    self.text = text
    self.isEnd = isEnd
    expected = isStart ? .opening : .element
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  /// Nil at the end of the text; nothing follows a fault.
  mutating func next() -> Step? {
    while position < text.count, !Self.isSpace(text[position]) || skip() {
      let byte = text[position]
      switch (expected, byte) {
      case (.opening, UInt8(ascii: "[")): expected = .elementOrEnd
      case (.separator, UInt8(ascii: ",")): expected = .element
      case (.separator, UInt8(ascii: "]")), (.elementOrEnd, UInt8(ascii: "]")): expected = .nothing
      case (.element, _), (.elementOrEnd, _): return element()
      case (.nothing, _): return fault(.textAfterValue)
      default: return fault(.unexpectedCharacter)
      }
      position += 1
      readEnd = position
    }
    guard isEnd, position <= text.count, expected != .nothing, !(expected == .opening) else { return nil }
    return fault(.unexpectedEnd, at: readEnd)
  }

  /// Skips white space; true if something stands behind it.
  private mutating func skip() -> Bool {
    while position < text.count, Self.isSpace(text[position]) { position += 1 }
    return position < text.count
  }

  private mutating func element() -> Step? {
    guard let end = JSONSpan.end(of: position, in: text) else {
      // Cut, or never closed.
      return isEnd ? fault(.unexpectedEnd, at: position) : finish()
    }
    guard end > position else { return fault(.unexpectedCharacter) }
    defer { (position, readEnd) = (end, end) }
    expected = .separator
    return .element(position..<end)
  }

  private mutating func fault(_ fault: JSONFault, at offset: Int? = nil) -> Step {
    defer { position = text.count + 1 }
    return .fault(fault, offset: offset ?? min(position, text.count))
  }

  private mutating func finish() -> Step? {
    position = text.count + 1
    return nil
  }
}

/// Where a JSON value ends, by its brackets and strings alone.
enum JSONSpan {
  /// Nil if the text ends before the value surely does.
  static func end(of start: Int, in text: UnsafeRawBufferPointer) -> Int? {
    var brackets = JSONBrackets()
    var position = start
    while position < text.count {
      let byte = text[position]
      let isScalar = brackets.depth == 0 && !brackets.isInString
      if isScalar, position > start || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") {
        let endsScalar = JSONElements.isSpace(byte) || ",]}".utf8.contains(byte)
        if endsScalar { return position }
      }
      brackets.take(byte)
      position += 1
      let isClosed =
        brackets.depth == 0 && !brackets.isInString && (byte == UInt8(ascii: "\"") || "]}".utf8.contains(byte))
      if isClosed { return position }
    }
    return nil
  }
}

/// How deep in brackets a place of JSON text lies.
struct JSONBrackets {
  private(set) var depth = 0
  private(set) var isInString = false
  private var isEscaped = false

  init(depth: Int = 0) { self.depth = depth }

  mutating func take(_ byte: UInt8) {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      return
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
  }
}

/// Finds where a stream of an array's elements can be cut: behind the commas between them.
struct JSONElementTracker {
  private var brackets: JSONBrackets
  private var scanned = 0
  /// Behind the last comma between elements that was scanned; nil if there is none.
  private(set) var lastElementEnd: Int?

  /// - Parameters:
  ///   - start: where the text starts.
  ///   - isStart: whether it begins the source, and not behind a comma.
  init(start: Int, isStart: Bool) {
    scanned = start
    brackets = JSONBrackets(depth: isStart ? 0 : 1)
  }

  /// Reads on to the end of `text`, of which what was scanned before is unchanged.
  mutating func scan(_ text: UnsafeRawBufferPointer) {
    for offset in scanned..<max(scanned, text.count) {
      let byte = text[offset]
      brackets.take(byte)
      if byte == UInt8(ascii: ","), brackets.depth == 1, !brackets.isInString { lastElementEnd = offset + 1 }
    }
    scanned = max(scanned, text.count)
  }
}
