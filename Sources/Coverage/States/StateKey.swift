/// The keys of a state's rows: fields with a space between, each without the bytes that divide keys, rows and columns.
///
/// Bytes up to `!` stand as `!` and a letter or sign 0x30 higher, so that keys have the order of what they say, byte by
/// byte, and fields hold no tab, space or newline.
enum StateKey {
  private static let mark = UInt8(ascii: "!")
  private static let shift: UInt8 = 0x30
  static let separator = UInt8(ascii: " ")

  /// What stands in the place of a group for rows that are of no group; no group's name is that.
  static let ofCorpus: [UInt8] = [mark]

  /// Appends a field.
  @inline(__always)
  static func append(_ field: some Sequence<UInt8>, to key: inout [UInt8]) {
    for byte in field {
      if byte <= mark { key.append(mark) }
      key.append(byte <= mark ? byte &+ shift : byte)
    }
  }

  /// What a field says; nil if it is none.
  static func text(_ field: some Collection<UInt8>) -> [UInt8]? {
    guard field.contains(where: { $0 <= mark }) else { return Array(field) }
    var text: [UInt8] = []
    var isMarked = false
    for byte in field {
      if isMarked {
        guard (shift...mark + shift).contains(byte) else { return nil }
        text.append(byte - shift)
        isMarked = false
      } else if byte == mark {
        isMarked = true
      } else {
        guard byte > mark else { return nil }
        text.append(byte)
      }
    }
    return isMarked ? nil : text
  }
}

/// A row of a state: sums of rows with equal keys are what the lines of all parts come to.
struct StateRow: Hashable {
  /// Without the group.
  var key: [UInt8]
  var count: Int

  /// - Parameter fields: plain letters, digits and signs.
  init(_ fields: [String], _ count: Int) {
    key = Array(fields.joined(separator: " ").utf8)
    self.count = count
  }

  /// - Parameter text: any bytes, behind the fields.
  init(_ fields: [String], text: [UInt8], _ count: Int) {
    self.init(fields, count)
    key.append(StateKey.separator)
    StateKey.append(text, to: &key)
  }
}
