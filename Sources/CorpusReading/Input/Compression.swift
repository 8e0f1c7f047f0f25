/// A compression that inputs may have, known by their first bytes and never by their names.
public enum Compression: String, Hashable, Sendable, CaseIterable {
  case gzip, zstd, xz, bzip2

  /// The compression that these first bytes of a file show; nil if none.
  /// - Source: RFC 1952 (gzip), RFC 8878 (zstd, skippable frames too), the .xz file format 1.2, bzip2's block and end
  ///   marks.
  init?(head: some Collection<UInt8>) {
    let head = Array(head.prefix(10))
    func starts(_ magic: [UInt8], at offset: Int = 0) -> Bool { head.dropFirst(offset).starts(with: magic) }

    let isSkippable = head.count >= 4 && head[0] & 0xF0 == 0x50 && starts([0x2A, 0x4D, 0x18], at: 1)
    let isBzip2 = starts(Array("BZh".utf8)) && (starts(Self.bzip2Block, at: 4) || starts(Self.bzip2End, at: 4))
    if starts([0x1F, 0x8B, 0x08]) {
      self = .gzip
    } else if starts([0x28, 0xB5, 0x2F, 0xFD]) || isSkippable {
      self = .zstd
    } else if starts([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) {
      self = .xz
    } else if isBzip2 {
      self = .bzip2
    } else {
      return nil
    }
  }

  static let bzip2Block: [UInt8] = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]
  static let bzip2End: [UInt8] = [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]
}
