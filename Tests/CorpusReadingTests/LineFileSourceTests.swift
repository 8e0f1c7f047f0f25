import CorpusReading
import DurableFiles
import SystemPackage
import TestSupport
import Testing

@Suite struct `Plain files` {
  @Test func `give their lines, each ended by a newline`() throws {
    try withTemporaryFolder { folder in
      let input = try write("가나\n\n다".utf8, "a.txt", in: folder)
      let reading = try Reading([input], ReadingOptions())
      #expect(reading.comments == ["가나", "", "다"].map { Array($0.utf8) })
      #expect(reading.byteCount == 11)
      let digest = SHA256.hex("가나\n\n다".utf8)
      #expect(reading.sources == [SourceDescription(name: "a.txt", byteCount: 11, sha256: digest)])
    }
  }

  @Test func `are cut into chunks without losing or doubling a byte, for every small file and chunk size`() throws {
    try withTemporaryFolder { folder in
      for length in 1...7 {
        for pattern in 0..<(1 << length) {
          let bytes = (0..<length).map { pattern >> $0 & 1 == 0 ? UInt8(ascii: "a") + UInt8($0) : UInt8(ascii: "\n") }
          let input = try write(bytes, "a.txt", in: folder)
          let expected = bytes.last == UInt8(ascii: "\n") ? bytes : bytes + [UInt8(ascii: "\n")]
          for chunk in 1...(length + 1) {
            let reading = try Reading([input], ReadingOptions(chunkByteCount: chunk))
            #expect(reading.text == expected, "\(bytes), chunks of \(chunk)")
            #expect(reading.byteCount == bytes.count)
            #expect(reading.sources.first?.sha256 == SHA256.hex(bytes))
          }
        }
      }
    }
  }
}
