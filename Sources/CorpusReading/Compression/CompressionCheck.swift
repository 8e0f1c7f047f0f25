internal import SystemPackage

/// Finds compressed files, and those that were cut to their very first bytes.
enum CompressionCheck {
  /// The compression of an opened input; nil if there is none.
  /// - Throws: `CorpusError.truncated` if all that there is begins a compressed file and is no whole one.
  static func compression(of opened: OpenedInput) throws(CorpusError) -> Compression? {
    if let found = Compression(head: opened.head) { return found }
    guard opened.headIsWhole, !opened.head.isEmpty else { return nil }
    for compression in Compression.allCases where compression.signatures.contains(where: { begins($0, opened) }) {
      throw .truncated(opened.path, compression, byteOffset: opened.head.count)
    }
    return nil
  }

  /// The compression that both the name and the first bytes tell of; nil if there is none.
  static func promisedCompression(of opened: OpenedInput) -> Compression? {
    opened.input != .standardInput && isNamedSo(opened) ? Compression(head: opened.head) : nil
  }

  private static func isNamedSo(_ opened: OpenedInput) -> Bool {
    let suffix = opened.path.extension?.lowercased() ?? ""
    return ["gz", "gzip", "zst", "zstd", "xz", "bz2"].contains(suffix)
  }

  /// Whether the whole input is the start of a signature, and hardly a text: by its name, its bytes or its length.
  private static func begins(_ signature: [UInt8], _ opened: OpenedInput) -> Bool {
    guard opened.head.count < signature.count, signature.starts(with: opened.head) else { return false }
    return isNamedSo(opened) || opened.head.count >= 4 || opened.head.contains { $0 >= 0x80 || $0 < 0x20 }
  }
}

extension Compression {
  /// The first bytes of files so compressed, as far as `init(head:)` asks for them.
  fileprivate var signatures: [[UInt8]] {
    switch self {
    case .gzip: [[0x1F, 0x8B, 0x08]]
    case .zstd: [[0x28, 0xB5, 0x2F, 0xFD]]
    case .xz: [[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]]
    case .bzip2:
      (UInt8(ascii: "1")...UInt8(ascii: "9")).flatMap { level in
        [Self.bzip2Block, Self.bzip2End].map { Array("BZh".utf8) + [level] + $0 }
      }
    }
  }
}
