/// Status and header fields of one answer.
struct ResponseHead: Sendable, Hashable {
  var status = 0
  /// By lower-case name; of repeated fields the last.
  private var fields: [String: String] = [:]

  init() {}

  subscript(name: String) -> String? { fields[name] }

  /// Takes one line of a head, with or without its end of line.
  /// - Returns: whether the line ended the head.
  mutating func take(_ line: some Collection<UInt8>) -> Bool {
    let text = line.filter { $0 != 0x0D && $0 != 0x0A }
    if text.isEmpty { return true }
    let words = String(decoding: text, as: UTF8.self)
    if words.hasPrefix("HTTP/") {
      self = ResponseHead()
      status = words.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    } else if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
      let name = String(decoding: text[..<colon], as: UTF8.self).lowercased()
      let value = text[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
      fields[name] = String(decoding: value, as: UTF8.self)
    }
    return false
  }

  /// What identifies this version of the content exactly, for `If-Range`: a strong ETag, else the time of the last
  /// change.
  /// - Source: RFC 9110, 8.8 and 13.1.5; a weak ETag may stand for differing bytes.
  var validator: String? {
    if let tag = self["etag"], tag.hasPrefix("\"") { return tag }
    return self["last-modified"]
  }

  /// The bytes of the whole content as the answer has them: `Content-Range` of a part, else `Content-Length`.
  var totalByteCount: Int? {
    if status == 206 { return range?.total }
    return self["content-length"].flatMap { Int($0) }
  }

  /// `Content-Range: bytes 10-19/100` as (10, 100); the total is nil for `*`.
  var range: (start: Int, total: Int?)? {
    guard let value = self["content-range"], value.hasPrefix("bytes ") else { return nil }
    let parts = value.dropFirst(6).split(separator: "/")
    guard parts.count == 2, let start = parts[0].split(separator: "-").first.flatMap({ Int($0) }), start >= 0 else {
      return nil
    }
    return (start, Int(parts[1]))
  }
}
