internal import CommentText

/// Finds added tokens in one line of text, with all their flags, as Hugging Face does.
///
/// First those that are looked for in raw text, then, in what lies between, those that are looked for in normalised
/// text. This is the slow way, for vocabularies with tokens that are not found by their bytes alone.
/// - Source: Hugging Face tokenizers 0.23.3, `AddedVocabulary::extract_and_normalize`, `find_matches`.
struct AddedTokenFinder: Sendable {
  /// A part of a line: an added token, or text between.
  enum Part {
    case token(Int32)
    case text(Range<Int>)
  }

  /// A token to find.
  struct Pattern: Sendable {
    /// What it looks like in the text.
    let bytes: [UInt8]
    let id: Int32
    let flags: AddedToken
  }

  private let patterns: [Pattern]
  /// Which bytes a pattern begins with.
  private let leads: [Bool]

  /// - Parameter patterns: of equal ones the first counts.
  init(_ patterns: [Pattern]) {
    self.patterns = patterns.filter { !$0.bytes.isEmpty }.enumerated()
      .sorted { ($1.element.bytes.count, $0.offset) < ($0.element.bytes.count, $1.offset) }.map(\.element)
    var leads = [Bool](repeating: false, count: 256)
    for pattern in self.patterns { leads[Int(pattern.bytes[0])] = true }
    self.leads = leads
  }

  /// The parts of a text, in order; together they are all of it but white space that goes with tokens.
  /// - Complexity: O(bytes · patterns with the same first byte).
  func parts(of text: UnsafeRawBufferPointer) -> [Part] {
    var parts: [Part] = []
    var (done, offset) = (0, 0)
    while offset < text.count {
      guard leads[Int(text[offset])], let pattern = longest(text, offset) else {
        offset += 1
        continue
      }
      var (start, end) = (offset, offset + pattern.bytes.count)
      offset = end
      guard !pattern.flags.isSingleWord || !touchesWord(text, start, end) else { continue }
      if pattern.flags.stripsLeft { start = max(Self.startOfSpace(text, start), done) }
      if pattern.flags.stripsRight { end = Self.endOfSpace(text, end) }
      if done < start { parts.append(.text(done..<start)) }
      parts.append(.token(pattern.id))
      done = end
    }
    if done < text.count { parts.append(.text(done..<text.count)) }
    return parts
  }

  private func longest(_ text: UnsafeRawBufferPointer, _ offset: Int) -> Pattern? {
    let rest = text[offset...]
    return patterns.first { $0.bytes.count <= rest.count && rest.starts(with: $0.bytes) }
  }

  /// Whether a word character stands beside a range.
  private func touchesWord(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
    if start > 0, WordCharacter.matches(Self.scalarBefore(text, start).scalar) { return true }
    return end < text.count && WordCharacter.matches(Self.scalar(text, end).scalar)
  }

  private static func startOfSpace(_ text: UnsafeRawBufferPointer, _ end: Int) -> Int {
    var start = end
    while start > 0 {
      let before = scalarBefore(text, start)
      guard before.scalar.properties.isWhitespace else { break }
      start = before.start
    }
    return start
  }

  private static func endOfSpace(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int {
    var end = start
    while end < text.count {
      let next = scalar(text, end)
      guard next.scalar.properties.isWhitespace else { break }
      end = next.end
    }
    return end
  }

  private static func scalar(_ text: UnsafeRawBufferPointer, _ start: Int) -> (scalar: Unicode.Scalar, end: Int) {
    var end = start + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return (firstScalar(text, start, end), end)
  }

  private static func scalarBefore(
    _ text: UnsafeRawBufferPointer, _ end: Int
  ) -> (scalar: Unicode.Scalar, start: Int) {
    var start = end - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return (firstScalar(text, start, end), start)
  }

  /// U+FFFD where the bytes are not UTF-8.
  private static func firstScalar(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Unicode.Scalar {
    String(decoding: text[start..<end], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }
}

/// A character of a word, as regular expressions in Rust have it: `\w`.
/// - Source: Unicode Technical Standard 18, Annex C.
private enum WordCharacter {
  static func matches(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isAlphabetic || properties.isJoinControl { return true }
    switch properties.generalCategory {
    case .decimalNumber, .connectorPunctuation, .nonspacingMark, .enclosingMark, .spacingMark: return true
    default: return false
    }
  }
}
