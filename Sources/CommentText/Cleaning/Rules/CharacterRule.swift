internal import Storage

/// Which characters stay in a comment.
public enum CharacterRule: Hashable, Sendable {
  /// Those of a named cleaner.
  case published(PublishedCleaner)
  /// Those of a list; a space takes the place of each run of others.
  case list(CharacterList)
}

/// Characters named by class, alphabet and code point.
public struct CharacterList: Hashable, Sendable {
  /// One part of a list.
  public enum Part: Hashable, Sendable {
    /// U+0000 to U+007F.
    case ascii
    case kind(CharacterClass)
    case range(ClosedRange<UInt32>)
  }

  /// In the order given.
  public var parts: [Part]

  public init(_ parts: [Part]) { self.parts = parts }

  /// Reads a list such as `ascii,hangul,jamo,U+00B7,U+3000-U+303F`; nil if a part is none of these.
  public init?(_ text: String) {
    var parts: [Part] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let part = Part(String(name)) else { return nil }
      parts.append(part)
    }
    self.parts = parts
  }

  /// The same list as it is read.
  public var text: String { parts.map(\.text).joined(separator: ",") }
}

extension CharacterList.Part {
  init?(_ name: String) {
    if name == "ascii" {
      self = .ascii
    } else if let kind = CharacterClass(rawValue: name) {
      self = .kind(kind)
    } else {
      let ends = name.split(separator: "-", omittingEmptySubsequences: false).map { codePoint(String($0)) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last
      else { return nil }
      self = .range(first...last)
    }
  }

  var text: String {
    switch self {
    case .ascii: "ascii"
    case .kind(let kind): kind.rawValue
    case .range(let range) where range.count == 1: codePoint(range.lowerBound)
    case .range(let range): codePoint(range.lowerBound) + "-" + codePoint(range.upperBound)
    }
  }
}

/// The code point that `U+AC00` names.
private func codePoint(_ text: String) -> UInt32? {
  guard text.hasPrefix("U+"), (3...8).contains(text.utf8.count), let value = UInt32(text.dropFirst(2), radix: 16),
    value < 0x11_0000
  else { return nil }
  return value
}
