import CorpusReading
import TestSupport
import Testing

/// What is said of files that are not text, or text of another encoding than it seems.
@Suite struct ContentMessageTests {
  static let encodings: [BadRun] = [
    BadRun(
      "CP949", ["clean", "a.txt", "--output", "out"],
      "error: a.txt: seems to be CP949 (EUC-KR), not UTF-8; say --encoding cp949\n"
    ).with("a.txt", Array(repeatElement([0xC7, 0xD1, 0xB1, 0xDB, 0x0A], count: 40).joined())),
    BadRun(
      "UTF-16", ["clean", "a.txt", "--output", "out"],
      "error: a.txt: seems to be UTF-16 (little-endian), not UTF-8; say --encoding utf-16le\n"
    ).with("a.txt", utf16(.little)),
    BadRun(
      "UTF-16 with the high byte first", ["clean", "a.txt", "--output", "out"],
      "error: a.txt: seems to be UTF-16 (big-endian), not UTF-8; say --encoding utf-16be\n"
    ).with("a.txt", utf16(.big)),
    BadRun(
      "UTF-32", ["clean", "a.txt", "--output", "out"],
      "error: a.txt: seems to be UTF-32 (little-endian), not UTF-8; say --encoding utf-32le\n"
    ).with("a.txt", utf32(.little)),
    BadRun(
      "UTF-32 with the high byte first", ["clean", "a.txt", "--output", "out"],
      "error: a.txt: seems to be UTF-32 (big-endian), not UTF-8; say --encoding utf-32be\n"
    ).with("a.txt", utf32(.big)),
    BadRun(
      "UTF-8 that is said to be UTF-16", ["clean", "a.txt", "--output", "out", "--encoding", "utf-16"],
      files: ["a.txt": "한국어 댓글입니다\n"],
      "error: a.txt: seems to be UTF-8, not UTF-16; say --encoding utf-8\n"),
    BadRun(
      "UTF-8 that is said to be UTF-32", ["clean", "a.txt", "--output", "out", "--encoding", "utf-32"],
      files: ["a.txt": "한국어 댓글입니다\n"],
      "error: a.txt: seems to be UTF-8, not UTF-32; say --encoding utf-8\n"),
    BadRun(
      "UTF-8 that is said to be CP949 (EUC-KR)", ["clean", "a.txt", "--output", "out", "--encoding", "cp949"],
      files: ["a.txt": "한국어 댓글입니다\n"],
      "error: a.txt: seems to be UTF-8, not CP949 (EUC-KR); say --encoding utf-8\n"),
    BadRun(
      "UTF-16 that is said to be UTF-32", ["clean", "a.txt", "--output", "out", "--encoding", "utf-32"],
      "error: a.txt: seems to be UTF-16 (little-endian), not UTF-32; say --encoding utf-16le\n"
    ).with("a.txt", utf16(.little)),
  ]

  static let contents: [BadRun] = [
    BadRun(
      "a tar archive", ["clean", "a.txt", "--output", "out"],
      "error: a.txt: holds a tar archive; unpack it first (tar -xf)\n"
    ).with("a.txt", Array((String(repeating: "a", count: 257) + "ustar").utf8) + [UInt8](repeating: 0x20, count: 400)),
    BadRun(
      "a 7z archive", ["clean", "a.txt", "--output", "out"],
      "error: a.txt: is a 7z archive; unpack it first\n"
    ).with("a.txt", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C] + [UInt8](repeating: 0x20, count: 400)),
    BadRun(
      "a rar archive", ["clean", "a.txt", "--output", "out"],
      "error: a.txt: is a rar archive; unpack it first\n"
    ).with("a.txt", Array("Rar!\u{1A}\u{7}".utf8) + [UInt8](repeating: 0x20, count: 400)),
    BadRun(
      "Parquet", ["clean", "a.txt", "--output", "out"],
      "error: a.txt: is a Parquet file; write it out as lines or JSON lines and pipe that into `-`\n"
    ).with("a.txt", Array("PAR1\u{15}".utf8) + [UInt8](repeating: 0x20, count: 400)),
    BadRun(
      "Arrow", ["clean", "a.txt", "--output", "out"],
      "error: a.txt: is an Arrow file; write it out as lines or JSON lines and pipe that into `-`\n"
    ).with("a.txt", Array("ARROW1\0".utf8) + [UInt8](repeating: 0x20, count: 400)),
    BadRun(
      "SQLite", ["clean", "a.txt", "--output", "out"],
      "error: a.txt: is an SQLite database; write the comments out (sqlite3 -csv) and pipe that into `-`\n"
    ).with("a.txt", Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0x20, count: 400)),
    BadRun(
      "lz4", ["clean", "a.txt", "--output", "out"],
      "error: a.txt: is compressed with lz4, which is not read; unpack it first (lz4 -d), or pipe it "
        + "into `-`\n"
    ).with("a.txt", [0x04, 0x22, 0x4D, 0x18] + [UInt8](repeating: 0x20, count: 400)),
    BadRun(
      "compress", ["clean", "a.txt", "--output", "out"],
      "error: a.txt: is compressed with compress, which is not read; unpack it first (uncompress)\n"
    ).with("a.txt", [0x1F, 0x9D] + [UInt8](repeating: 0x20, count: 400)),
    BadRun(
      "text that was compressed twice", ["clean", "a.gz", "--output", "out"],
      "error: a.gz: is compressed twice; unpack it once\n"
    ).with("a.gz", Compression.gzip.compress(Compression.gzip.compress(Array("a\n".utf8)))),
    BadRun(
      "compressed data with a flipped bit", ["clean", "a.gz", "--output", "out"],
      "error: a.gz: the gzip data is damaged near byte 46; get the file again\n"
    ).with("a.gz", damagedGzip),
    BadRun(
      "a zip archive that is none", ["clean", "a.zip", "--output", "out"],
      "error: a.zip: the zip archive cannot be read (Unrecognized archive format); unpack it first, or "
        + "get it again\n"
    ).with("a.zip", Array("PK\u{3}\u{4}garbage, and more of it".utf8)),
    BadRun(
      "an archive with a password", ["clean", "a.zip", "--output", "out"],
      "error: a.zip: the zip archive cannot be read (a.txt in it is encrypted); unpack it first, or get "
        + "it again\n"
    ).with("a.zip", zip([("a.txt", Array("a\n".utf8))], flags: 1)),
    BadRun(
      "an archive of folders", ["clean", "a.zip", "--output", "out"],
      "error: a.zip: the zip archive cannot be read (it holds no files); unpack it first, or get it again\n"
    ).with("a.zip", zip([("d/", [])])),
    BadRun(
      "an office document", ["clean", "a.zip", "--output", "out"],
      "error: a.zip: is an office document; save it as CSV\n"
    ).with("a.zip", zip([("[Content_Types].xml", [0x0A])])),
  ]

  @Test(arguments: encodings + contents)
  func `What a file is that cannot be read as text is told, with what to do`(_ run: BadRun) throws { try run.check() }

  private enum ByteOrder { case little, big }

  private static let words = String(repeating: "한국어 댓글\n", count: 20)

  private static func utf16(_ order: ByteOrder) -> [UInt8] {
    ([0xFEFF] + Array(words.utf16)).flatMap { unit in
      withUnsafeBytes(of: order == .little ? unit.littleEndian : unit.bigEndian) { Array($0) }
    }
  }

  private static func utf32(_ order: ByteOrder) -> [UInt8] {
    ([0xFEFF] + words.unicodeScalars.map(\.value)).flatMap { unit in
      withUnsafeBytes(of: order == .little ? unit.littleEndian : unit.bigEndian) { Array($0) }
    }
  }

  /// A block of a kind that deflate does not have, behind 30 stored bytes.
  private static let damagedGzip: [UInt8] =
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0, 30, 0, 225, 255] + [UInt8](repeating: 0x61, count: 30) + [7, 0, 0, 0]

  /// A zip archive of stored entries without their checksums.
  /// - Source: PKWARE's APPNOTE, 4.3.
  static func zip(_ entries: [(name: String, content: [UInt8])], flags: UInt8 = 0) -> [UInt8] {
    var (file, directory): ([UInt8], [UInt8]) = ([], [])
    for (name, content) in entries {
      let sizes = [UInt8(content.count), 0, 0, 0, UInt8(content.count), 0, 0, 0, UInt8(name.utf8.count), 0, 0, 0]
      let common = [20, 0, flags, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sizes
      directory += [0x50, 0x4B, 1, 2, 20, 0] + common + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, UInt8(file.count), 0, 0, 0]
      directory += Array(name.utf8)
      file += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + content
    }
    let count = UInt8(entries.count)
    let end = [0x50, 0x4B, 5, 6, 0, 0, 0, 0, count, 0, count, 0, UInt8(directory.count), 0, 0, 0]
    return file + directory + end + [UInt8(file.count), 0, 0, 0, 0, 0]
  }
}
