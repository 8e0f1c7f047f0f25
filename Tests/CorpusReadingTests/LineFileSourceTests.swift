import CorpusReading
import Storage
import FoundationEssentials
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite struct `Plain files` {
  @Test func `give their lines, each ended by a newline`() throws {
    let reading = try read("가나\n\n다".utf8)
    #expect(reading.comments == ["가나", "", "다"])
    #expect(reading.byteCount == 12)
    let digest = SHA256.hex("가나\n\n다".utf8)
    #expect(reading.sources == [SourceDescription(name: "a.txt", byteCount: 11, sha256: digest)])
  }

  @Test func `lose a byte order mark and carriage returns and keep tabs`() throws {
    #expect(try read("\u{FEFF}a\r\n\tb\"".utf8).comments == ["a", "\tb\""])
    #expect(try read("\u{FEFF}".utf8).comments == [])
  }

  @Test func `are cut into chunks without losing or doubling a byte, for every small file and chunk size`() throws {
    try withTemporaryFolder { folder in
      for bytes in strings(of: Array("a\n".utf8), upTo: 7) where !bytes.isEmpty {
        let input = try write(bytes, "a.txt", in: folder)
        var expected = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        if expected.last == "" { expected.removeLast() }
        for chunk in 1...(bytes.count + 1) {
          let reading = try Reading([input], options { $0.chunkByteCount = chunk })
          #expect(reading.comments == expected.map(String.init), "\(bytes), chunks of \(chunk)")
          #expect(reading.byteCount == bytes.count + (bytes.last == 0x0A ? 0 : 1))
          #expect(reading.sources.first?.sha256 == SHA256.hex(bytes))
        }
      }
    }
  }

  @Test(arguments: [1, 2, 5]) func `give the same whatever the threads`(threads: Int) throws {
    var generator = SeededGenerator(seed: 7)
    let lines = (0..<3000).map { _ in String(repeating: "말", count: Int.random(in: 0...60, using: &generator)) }
    let text = lines.joined(separator: "\n") + "\n"
    let reading = try read(text.utf8, "a.txt", options { $0.chunkByteCount = 1000 }, threads: threads)
    #expect(reading.comments == lines)
    #expect(reading.sources.first?.sha256 == SHA256.hex(text.utf8))
  }

  @Test func `may have lines longer than many chunks`() throws {
    let long = String(repeating: "가", count: 100_000)
    let reading = try read("a\n\(long)\nb".utf8, "a.txt", options { $0.chunkByteCount = 1 << 12 })
    #expect(reading.comments == ["a", long, "b"])
  }

  @Test func `with a line beyond the limit are an error that names the line`() throws {
    let text = "a\nb\n" + String(repeating: "x", count: 20_000) + "\nc\n"
    for chunk in [1, 3, 100, 50_000] {
      let limited = options {
        $0.chunkByteCount = chunk
        $0.maximumRecordByteCount = 9_000
      }
      let error = try errorOfReading(text.utf8, "a.txt", limited)
      // A line that lies within one chunk costs nothing more and is read.
      #expect(error == (chunk == 50_000 ? nil : .recordTooLong("a.txt", line: 3, limitByteCount: 9_000)), "\(chunk)")
    }
  }

  @Test func `tell the line and byte of a place`() throws {
    try withTemporaryFolder { folder in
      let input = try write("a\nbc\n\nd\ne\nf\n".utf8, "a.txt", in: folder)
      for chunk in 1...14 {
        let reader = try CorpusReader([input], options: options { $0.chunkByteCount = chunk })
        let places = try reader.forEachBlock(threads: 1, makeWorker: { _ in [CorpusPlace]() }) { places, block in
          let lines = block.text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
          for (line, text) in lines.enumerated() where text.first == UInt8(ascii: "e") {
            places.append(block.place(line: line, byte: 0))
          }
        }
        let location = try reader.location(of: try #require(places.joined().first))
        #expect(location == CorpusLocation(path: input.path, line: 5, byte: 1))
      }
    }
  }

  @Test(arguments: ["a.txt", "a.csv"], ["abc\nxyz\n", "abc\n"])
  func `that are written to while they are read are an error`(
    name: String, text: String
  ) throws {
    try withTemporaryFolder { folder in
      let lines = (0..<100).map { "\($0)\n" }.joined()
      let input = try write(lines.utf8, name, in: folder)
      let reader = try CorpusReader([input], options: options { $0.chunkByteCount = 10 })
      let block = CommentBlock()
      #expect(try reader.next(block))
      // Clocks of file systems may tick a few milliseconds apart.
      usleep(20_000)
      let handle = try FileDescriptor.open(input.path, .writeOnly, options: .append)
      try handle.writeAll(text.utf8)
      try handle.close()
      #expect(throws: CorpusError.changedWhileReading(input.path)) { while try reader.next(block) {} }
    }
  }

  @Test func `that change before they are read are an error`() throws {
    try withTemporaryFolder { folder in
      let input = try write("abc\ndef\n".utf8, "a.txt", in: folder)
      let reader = try CorpusReader([input])
      _ = try write("abc".utf8, "a.txt", in: folder)
      #expect(throws: CorpusError.changedWhileReading(input.path)) { try reader.next(CommentBlock()) }
    }
  }
}
