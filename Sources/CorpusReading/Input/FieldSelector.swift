/// A column or a JSON field, as a person names it.
///
/// In CSV and TSV a name of the header, or a column's number from 1. In JSON a key, keys joined by dots for values
/// inside objects (`comment.body`), or a JSON pointer (`/comment/body`) where keys hold dots; a number is a place in an
/// array, from 0.
/// - Source: RFC 6901 for JSON pointers.
public struct FieldSelector: Hashable, Sendable, CustomStringConvertible {
  public let name: String

  public init(_ name: String) { self.name = name }

  public var description: String { name }

  /// The column's place from 0, if a number is given.
  var columnIndex: Int? {
    guard !name.isEmpty, name.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(name), number > 0
    else { return nil }
    return number - 1
  }

  /// The keys on the way to a JSON value.
  var keys: [String] {
    guard name.utf8.first == UInt8(ascii: "/") else {
      return name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    }
    return name.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { Self.unescape($0) }
  }

  /// `~1` is a slash and `~0` a tilde in a JSON pointer.
  private static func unescape(_ key: Substring) -> String {
    var plain = ""
    var rest = key.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      let isEscape = scalar == "~" && (rest.first == "0" || rest.first == "1")
      plain.unicodeScalars.append(isEscape ? (rest.removeFirst() == "1" ? "/" : "~") : scalar)
    }
    return plain
  }
}
