import CorpusReading
import Storage
import TestSupport
import Testing

@Suite struct `Compressed files` {
  static let lines = (0..<5000).map { "댓글 \($0) ㅋㅋㅋ" }
  static let text = Array(lines.map { $0 + "\n" }.joined().utf8)

  @Test(arguments: Compression.allCases) func `give what they hold, whatever their name`(compression: Compression)
    throws
  {
    let packed = compression.compress(Self.text)
    for name in ["a.txt" + compression.suffix, "a", "a.zst"] {
      let reading = try read(packed, name, options { $0.chunkByteCount = 1000 })
      #expect(reading.comments == Self.lines)
      #expect(reading.sources == [SourceDescription(name: name, byteCount: packed.count, sha256: SHA256.hex(packed))])
    }
  }

  @Test(arguments: Compression.allCases) func `may have many members, and lines across them`(
    compression: Compression
  ) throws {
    let parts = ["가나", "", "다\n라", "\n", "마"]
    let packed = parts.flatMap { compression.compress(Array($0.utf8)) }
    #expect(try read(packed).comments == ["가나다", "라", "마"])
  }

  @Test(arguments: Compression.allCases) func `may hold nothing`(compression: Compression) throws {
    let reading = try read(compression.compress([]))
    #expect(reading.comments == [])
    #expect(reading.notices.count == 1)
  }

  @Test(arguments: Compression.allCases) func `that are cut off anywhere are an error with the place`(
    compression: Compression
  ) throws {
    let packed = compression.compress(Array("하나\n둘\n셋\n넷\n".utf8))
    let whole = packed + compression.compress(Array("다섯\n".utf8))
    for count in 11..<whole.count where count != packed.count {
      #expect(
        try errorOfReading(whole[..<count]) == .truncated("a.txt", compression, byteOffset: count), "cut to \(count)")
    }
  }

  @Test(arguments: Compression.allCases) func `that are cut off late lose nothing of what was read before`(
    compression: Compression
  ) throws {
    var generator = SeededGenerator(seed: 3)
    let noise = (0..<400_000).map { _ in UInt8.random(in: 0x20...0x7E, using: &generator) }
    let packed = compression.compress(noise)
    let error = try errorOfReading(packed.dropLast(), "a.txt", options { $0.chunkByteCount = 1 << 12 })
    #expect(error == .truncated("a.txt", compression, byteOffset: packed.count - 1))
  }

  @Test(arguments: Compression.allCases) func `with a damaged byte never give other text without an error`(
    compression: Compression
  ) throws {
    let packed = compression.compress(Array("하나\n둘\n셋\n넷\n".utf8))
    for index in 10..<packed.count {
      var damaged = packed
      damaged[index] ^= 0x10
      guard try errorOfReading(damaged) == nil else { continue }
      // Some bytes say nothing about the text: the time in gzip's header, the system that wrote it.
      #expect(try read(damaged).comments == ["하나", "둘", "셋", "넷"], "byte \(index)")
    }
  }

  @Test func `of gzip may be padded with zeros and with nothing else`() throws {
    let packed = Compression.gzip.compress(Array("가\n".utf8))
    #expect(try read(packed + [0, 0, 0]).comments == ["가"])
    #expect(try read(packed + [0, 0] + packed).comments == ["가", "가"])
    let error = try errorOfReading(packed + Array("junk".utf8))
    #expect(error == .corrupt("a.txt", .gzip, byteOffset: packed.count + 2))
  }

  @Test func `of zstd may have skippable frames and large windows`() throws {
    let skippable: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]
    let packed = skippable + Compression.zstd.compress(Array("가\n".utf8)) + skippable
    #expect(try read(packed).comments == ["가"])
  }

  @Test(arguments: Compression.allCases) func `that hold an archive or another compressed file are refused by name`(
    compression: Compression
  ) throws {
    var tar = Array("comments.txt".utf8) + [UInt8](repeating: 0, count: 1012)
    tar.replaceSubrange(257..<262, with: Array("ustar".utf8))
    #expect(try errorOfReading(compression.compress(tar), "a.tar.gz") == .binary("a.tar.gz", .tar))
    let twice = compression.compress(Compression.zstd.compress(Array("가".utf8)))
    #expect(try errorOfReading(twice) == .binary("a.txt", .compressedTwice))
  }

  @Test(arguments: Compression.allCases) func `that was cut to its first bytes is no text`(compression: Compression)
    throws
  {
    let packed = compression.compress(Array("하나\n둘\n".utf8))
    for count in 1..<10 {
      let error = try errorOfReading(packed.prefix(count), "a.txt" + compression.suffix)
      let isTruncated = if case .truncated? = error { true } else { false }
      #expect(isTruncated, "\(count) bytes: \(error as Any)")
    }
    #expect(try read("BZ\n".utf8).comments == ["BZ"])
    #expect(try read("B".utf8).comments == ["B"])
    #expect(try read("(".utf8).comments == ["("])
  }

  @Test func `takes no more memory than is allowed`() throws {
    let text = Array("가나다\n".utf8)
    var asked = ReadingOptions()
    asked.memoryLimitBytes = 1 << 30
    #expect(try read(Compression.xz.compress(text), "a.xz", asked).comments == ["가나다"])
    // A frame header that asks for a window of 2 GiB.
    let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xA8, 0x01, 0x00, 0x00]
    #expect(try errorOfReading(frame, "a.zst", asked) == .windowTooLarge("a.zst", .zstd, limitByteCount: 1 << 29))
  }
}
