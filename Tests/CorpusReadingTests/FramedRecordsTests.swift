import CorpusReading
import SystemPackage
import TestSupport
import Testing

@Suite struct `Framed records` {
  static let records = options { $0.format = .records }

  /// A record as a comment: in one line.
  private static func comment(_ record: [UInt8]?) -> String {
    let text = Array(record ?? [])
    var line: [UInt8] = []
    for (place, byte) in text.enumerated() {
      if byte == 0x0A, place > 0, text[place - 1] == 0x0D { continue }
      line.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte)
    }
    return String(decoding: line, as: UTF8.self)
  }

  @Test func `hold any bytes, and null is a comment without text`() throws {
    let records: [[UInt8]?] = [Array("가 나".utf8), nil, [], Array("다\n라\r\n마\r".utf8), [0xEF, 0xBB, 0xBF, 0x61], [0]]
    let found = try read(framed(records), "-x.bin", Self.records)
    #expect(found.comments == ["가 나", "", "", "다 라 마 ", "\u{FEFF}a", "\0"])
    #expect(found.byteCount == found.comments.reduce(0) { $0 + $1.utf8.count + 1 })
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `come out the same whatever is read at a time`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let records = oddRecords(&random, count: 500)
    for chunk in [3, 5, 64, 1000, 1 << 18] {
      var options = Self.records
      options.chunkByteCount = chunk
      for threads in [1, 3] {
        let found = try read(framed(records), "a", options, threads: threads)
        #expect(found.comments == records.map(Self.comment), "seed \(seed), \(chunk) bytes, \(threads) threads")
      }
    }
  }

  @Test func `are not unpacked because they begin as packed files do`() throws {
    // The length 0x00088B1F begins as gzip, 0x04034B50 as zip, 0x28B52FFD as zstd.
    let gzip = [UInt8](repeating: 0x61, count: 0x0008_8B1F)
    #expect(try read(framed([gzip]), "a", Self.records).comments.map(\.utf8.count) == [gzip.count])
    var options = Self.records
    options.maximumRecordByteCount = 100
    for (length, name) in [
      ([0x50, 0x4B, 3, 4], "a"), ([0xFD, 0x2F, 0xB5, 0x28], "a.zst"), ([0x42, 0x5A, 0x68, 0x39], "a"),
    ] {
      let error = try errorOfReading(length.map { UInt8($0) } + [1, 2, 3], name, options)
      #expect(error == .recordTooLong(FilePath(name), line: 1, limitByteCount: 100))
    }
  }

  @Test func `are unpacked where their name says so`() throws {
    let records: [[UInt8]?] = [Array("가".utf8), nil, [0x1F, 0x8B]]
    for (packed, name) in [
      (Compression.gzip.compress(framed(records)), "a.gz"), (Compression.zstd.compress(framed(records)), "a.zst"),
    ] {
      #expect(try read(packed, name, Self.records).comments.count == 3, "\(name)")
    }
  }

  @Test func `that are cut off are named by number and byte`() throws {
    let whole = framed([Array("가나".utf8), nil, Array("다".utf8)])
    for end in 0...whole.count {
      let error = try errorOfReading(whole.prefix(end), "a", Self.records)
      switch end {
      case 0, 10, 14, 21: #expect(error == nil, "\(end)")
      case 1..<10: #expect(error == .recordCutOff("a", record: 1, byteOffset: 0), "\(end)")
      case 11..<14: #expect(error == .recordCutOff("a", record: 2, byteOffset: 10), "\(end)")
      default: #expect(error == .recordCutOff("a", record: 3, byteOffset: 14), "\(end)")
      }
    }
  }

  @Test func `that are too long are refused before they are read`() throws {
    var options = Self.records
    options.maximumRecordByteCount = 5
    #expect(try read(framed([[1], Array("abcde".utf8)]), "a", options).comments.count == 2)
    let error = try errorOfReading(framed([[1], nil, Array("abcdef".utf8)]), "a", options)
    #expect(error == .recordTooLong("a", line: 3, limitByteCount: 5))
  }

  @Test func `have no fields and no other encoding`() throws {
    var options = Self.records
    options.textField = FieldSelector("a")
    #expect(try errorOfReading([UInt8](), "a", options) == .recordsHaveNoFields("a"))
    options = Self.records
    options.encoding = .cp949
    #expect(try errorOfReading([UInt8](), "a", options) == .recordsAreUTF8("a"))
    options.encoding = .utf8
    #expect(try read(framed([[0x61]]), "a", options).comments == ["a"])
  }

  @Test func `have their group before them`() throws {
    var options = Self.records
    options.group = GroupSelector(argument: "day:month")
    let frames: [[UInt8]?] = ["2026-01-02", "가", "2026-01-30", nil, "2026-02-01", "나\n"].map {
      $0.map { Array($0.utf8) }
    }
    for chunk in [3, 1 << 18] {
      options.chunkByteCount = chunk
      let found = try read(framed(frames), "a", options)
      #expect(found.groups == ["2026-01", "2026-01", "2026-02"] && found.comments == ["가", "", "나 "], "\(chunk)")
    }
    let error = try errorOfReading(framed(frames + [Array("2026-02-01".utf8)]), "a", options)
    #expect(error == .recordCutOff("a", record: 4, byteOffset: 61))
    let bad = try errorOfReading(framed(frames + [Array("heute".utf8), [0x61]]), "a", options)
    #expect(
      bad
        == .badRecord(
          BadRecord(path: "a", line: 4, column: 1, reason: .notADate(FieldSelector("day"), value: "heute"))))
    let missing = try errorOfReading(framed(frames + [nil, [0x61]]), "a", options)
    #expect(
      missing
        == .badRecord(
          BadRecord(path: "a", line: 4, column: 1, reason: .missingField(FieldSelector("day"), available: []))))
    options.badRecords = .skip
    #expect(try read(framed(frames + [nil, [0x61]]), "a", options).skipped.count == 1)
  }

  @Test func `tell where bytes are not UTF-8 by record and byte`() throws {
    try withTemporaryFolder { folder in
      let input = try write(framed([[0x61, 0x0A], nil, [0x61, 0xFF]]), "a", in: folder)
      let reader = try CorpusReader([input], options: Self.records)
      let block = CommentBlock()
      #expect(try reader.next(block))
      let place = try reader.location(of: block.place(line: 2, byte: 1))
      #expect(place.line == 3 && place.byte == 2)
    }
  }

  @Test func `of 60 megabytes are read whole`() throws {
    let long = [UInt8](repeating: 0x61, count: 60_000_000)
    let found = try read(framed([[0x62], long, nil]), "a", Self.records)
    #expect(found.comments.map(\.utf8.count) == [1, 60_000_000, 0])
  }
}

extension `Framed records` {
  @Test(arguments: ["a\nb", "a\nb\n"]) func `Bytes of text do not depend on a last newline`(_ text: String) throws {
    #expect(try read(text.utf8).byteCount == 4)
    #expect(try read(framed([[0x61], [0x62]]), "a", Self.records).byteCount == 4)
  }
}
