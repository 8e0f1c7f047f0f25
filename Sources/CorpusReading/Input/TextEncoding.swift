/// How characters lie in a file.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// Microsoft's superset of EUC-KR (Unified Hangul Code), which reads both.
  case cp949
  /// The byte order that the file shows by its first bytes.
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// The byte order that the file shows by its first bytes.
  case utf32 = "utf-32"
  case utf32LittleEndian = "utf-32le"
  case utf32BigEndian = "utf-32be"

  /// The encoding with this name or one of its usual other names, whatever the case.
  public init?(name: String) {
    let plain = name.lowercased().filter { $0 != "-" && $0 != "_" }
    switch plain {
    case "cp949", "euckr", "ms949", "uhc", "windows949", "ksc5601", "ksc56011987": self = .cp949
    case "utf8sig": self = .utf8
    default:
      guard let known = Self.allCases.first(where: { $0.rawValue.filter { $0 != "-" } == plain }) else { return nil }
      self = known
    }
  }

  /// ICU's name for it.
  var converterName: String {
    switch self {
    case .utf8: "UTF-8"
    case .cp949: "windows-949"
    case .utf16: "UTF-16"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .utf32: "UTF-32"
    case .utf32LittleEndian: "UTF-32LE"
    case .utf32BigEndian: "UTF-32BE"
    }
  }

  /// Whether newlines, commas and quotes are the bytes that they are in ASCII and no part of another character.
  var keepsASCII: Bool { self == .utf8 || self == .cp949 }
}
