/// Archives made by hand, entry by entry, so that they can hold what no tool would write.
enum HostileArchive {
  /// An entry of a tar file.
  struct TarEntry {
    var name: String
    /// `0` file, `1` hard link, `2` symbolic link, `3` device, `5` directory, `6` named pipe.
    var kind: Character = "0"
    var link = ""
    var mode = "0000644"
    var content: [UInt8] = []
  }

  /// - Source: POSIX.1-2001, pax, "ustar interchange format".
  static func tar(_ entries: [TarEntry]) -> [UInt8] {
    entries.flatMap { entry -> [UInt8] in
      // Names longer than a header's field come before it, as GNU tar writes them.
      let long = entry.name.utf8.count > 100 ? longName(entry.name) : []
      let padding = [UInt8](repeating: 0, count: (512 - entry.content.count % 512) % 512)
      return long + header(entry) + entry.content + padding
    } + [UInt8](repeating: 0, count: 1024)
  }

  private static func longName(_ name: String) -> [UInt8] {
    let content = Array(name.utf8) + [0]
    let padding = [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    return header(TarEntry(name: "././@LongLink", kind: "L", content: content)) + content + padding
  }

  private static func header(_ entry: TarEntry) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int, upTo count: Int) {
      for (place, byte) in text.utf8.prefix(count).enumerated() { header[offset + place] = byte }
    }
    let size = String(entry.content.count, radix: 8)
    put(entry.name, at: 0, upTo: 100)
    put(entry.mode, at: 100, upTo: 7)
    put("0000000", at: 108, upTo: 7)
    put("0000000", at: 116, upTo: 7)
    put(String(repeating: "0", count: 11 - size.count) + size, at: 124, upTo: 11)
    put("00000000000", at: 136, upTo: 11)
    put("        ", at: 148, upTo: 8)
    put(String(entry.kind), at: 156, upTo: 1)
    put(entry.link, at: 157, upTo: 100)
    put("ustar", at: 257, upTo: 5)
    put("00", at: 263, upTo: 2)
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    put(String(repeating: "0", count: 6 - sum.count) + sum + "\0 ", at: 148, upTo: 8)
    return header
  }

  /// A zip file of stored entries.
  /// - Parameter mode: of Unix, in every entry's external attributes; such as `0o120777` for a symbolic link.
  /// - Source: PKWARE's APPNOTE, 4.3.
  static func zip(_ entries: [(name: String, content: [UInt8])], mode: UInt32 = 0o100644) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in entries {
      let (offset, size) = (UInt32(file.count), UInt32(content.count))
      // No flags, stored, at no time of no day.
      let common = [UInt8](repeating: 0, count: 8) + bytes(crc32(content)) + bytes(size) + bytes(size)
      let lengths = number(UInt16(name.utf8.count)) + number(0)
      file += [0x50, 0x4B, 3, 4] + number(20) + common + lengths + Array(name.utf8) + content
      directory += [0x50, 0x4B, 1, 2] + [20, 3] + number(20) + common + lengths + number(0) + number(0) + number(0)
      directory += bytes(mode << 16) + bytes(offset) + Array(name.utf8)
    }
    let count = number(UInt16(entries.count))
    let end =
      number(0) + number(0) + count + count + bytes(UInt32(directory.count)) + bytes(UInt32(file.count)) + number(0)
    return file + directory + [0x50, 0x4B, 5, 6] + end
  }

  private static func number(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }

  private static func bytes(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
  }
}
