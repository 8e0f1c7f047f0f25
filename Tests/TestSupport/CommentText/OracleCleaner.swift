package import CommentText

/// The published cleaning functions, written from their Python line by line: lists of scalars, and a matcher that
/// backtracks as a regular expression does.
package struct OracleCleaner {
  private let isAllowed: (UInt32) -> Bool
  private let emoji: Set<UInt32>

  /// - Parameter emoji: the code points of the emoji package, from the reference data.
  package init(_ name: PublishedCleaner, emoji ranges: [ClosedRange<UInt32>]) {
    let emoji = Set(ranges.flatMap { $0 })
    self.emoji = emoji
    let ascii: ClosedRange<UInt32> = 0...0x7F
    let marks: Set<UInt32> = [0xB7, 0x223C, 0xFF05]
    let hangul: [ClosedRange<UInt32>] =
      name == .kcbert2020 ? [0x3131...0xD7A3] : [0x3131...0x3163, 0xAC00...0xD7A3]
    isAllowed = { scalar in
      ascii.contains(scalar) || marks.contains(scalar) || hangul.contains { $0.contains(scalar) }
        || name != .kcelectra2022 && emoji.contains(scalar)
    }
  }

  /// `repeat_normalize(url_pattern.sub('', pattern.sub(' ', text)).strip(), num_repeats=2)`
  package func clean(_ text: String) -> String {
    var scalars: [UInt32] = []
    for scalar in text.unicodeScalars.map(\.value) {
      if isAllowed(scalar) {
        scalars.append(scalar)
      } else if scalars.last != Self.replacement {
        scalars.append(Self.replacement)
      }
    }
    scalars = scalars.map { $0 == Self.replacement ? 0x20 : $0 }
    scalars = Self.collapseSpaces(Self.shortenRepeats(Self.deleteLinks(scalars)))
    return String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }

  /// Stands for a run of characters that go; no text holds it.
  private static let replacement: UInt32 = 0x11_0000

  /// `re.sub(r'https?:\/\/(www\.)?[-a-zA-Z0-9@:%._\+~#=]{1,256}\.[a-zA-Z0-9()]{1,6}\b([-a-zA-Z0-9()@:%_\+.~#?&//=]*)',
  /// '', text)`
  package static func deleteLinks(_ text: [UInt32]) -> [UInt32] {
    var kept: [UInt32] = []
    var place = 0
    while place < text.count {
      if let end = linkEnd(text, place) {
        place = end
      } else {
        kept.append(text[place])
        place += 1
      }
    }
    return kept
  }

  private static func linkEnd(_ text: [UInt32], _ start: Int) -> Int? {
    let http = Array("http".unicodeScalars.map(\.value))
    guard text[start...].starts(with: http) else { return nil }
    for s in ["s", ""] {
      let scheme = Array((s + "://").unicodeScalars.map(\.value))
      guard text[(start + 4)...].starts(with: scheme) else { continue }
      let afterScheme = start + 4 + scheme.count
      for www in ["www.", ""] {
        let prefix = Array(www.unicodeScalars.map(\.value))
        guard text[afterScheme...].starts(with: prefix) else { continue }
        if let end = hostEnd(text, afterScheme + prefix.count) { return end }
      }
    }
    return nil
  }

  /// `[host]{1,256}\.[a-zA-Z0-9()]{1,6}\b[rest]*`, each part greedy, from a place.
  private static func hostEnd(_ text: [UInt32], _ start: Int) -> Int? {
    for host in stride(from: run(text, start, "-@:%._+~#=", limit: 256), to: 0, by: -1) {
      let dot = start + host
      guard dot < text.count, text[dot] == 0x2E else { continue }
      for domain in stride(from: run(text, dot + 1, "()", limit: 6), to: 0, by: -1) {
        let end = dot + 1 + domain
        guard isWord(text[end - 1]) != (end < text.count && isWord(text[end])) else { continue }
        return end + run(text, end, "-()@:%_+.~#?&/=", limit: Int.max)
      }
    }
    return nil
  }

  /// How many letters and digits of ASCII and `others` stand at a place.
  private static func run(_ text: [UInt32], _ start: Int, _ others: String, limit: Int) -> Int {
    let others = Set(others.unicodeScalars.map(\.value))
    var count = 0
    while count < limit, start + count < text.count {
      let scalar = text[start + count]
      let isAlphanumeric = scalar < 0x80 && isWord(scalar) && scalar != 0x5F
      guard isAlphanumeric || others.contains(scalar) else { break }
      count += 1
    }
    return count
  }

  /// `re.sub(r'(\w)\1{3,}', r'\1\1', text)`
  package static func shortenRepeats(_ text: [UInt32]) -> [UInt32] {
    var kept: [UInt32] = []
    var place = 0
    while place < text.count {
      let run = text[place...].prefix { $0 == text[place] }.count
      kept += Array(repeating: text[place], count: run >= 4 && isWord(text[place]) ? 2 : run)
      place += run
    }
    return kept
  }

  /// `re.sub(r'\s+', ' ', text).strip()`
  package static func collapseSpaces(_ text: [UInt32]) -> [UInt32] {
    Array(text.split(whereSeparator: isSpace).joined(separator: [0x20]))
  }

  private static func isSpace(_ scalar: UInt32) -> Bool {
    (0x1C...0x1F).contains(scalar) || Unicode.Scalar(scalar)?.properties.isWhitespace == true
  }

  /// `\w`, from the standard library's own Unicode data.
  package static func isWord(_ scalar: UInt32) -> Bool {
    guard scalar != 0x5F else { return true }
    guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
    // Python's data are those of Unicode 14.
    guard let age = properties.age, age.major <= 14 else { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
