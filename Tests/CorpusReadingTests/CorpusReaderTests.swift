import Storage
import CorpusReading
import DurableFiles
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite struct `A corpus reader` {
  @Test func `names a missing file, a directory and an unreadable file before any work`() throws {
    try withTemporaryFolder { folder in
      let good = try write("a\n".utf8, "a.txt", in: folder)
      let missing = folder.appending("missing.txt")
      #expect(throws: CorpusError.file(.missing(missing))) { try CorpusReader([good, .file(missing)]) }
      #expect(throws: CorpusError.file(.isDirectory(folder))) { try CorpusReader([.file(folder), good]) }
      chmod(good.path.string, 0)
      // Root may read anything.
      if geteuid() != 0 {
        #expect(throws: CorpusError.file(.unreadable(good.path, .permissionDenied))) { try CorpusReader([good]) }
      }
    }
  }

  @Test func `wants inputs, and standard input at most once`() {
    #expect(throws: CorpusError.noInputs) { try CorpusReader([]) }
    #expect(throws: CorpusError.standardInputTwice) { try CorpusReader([.standardInput, .standardInput]) }
  }

  @Test func `reads a file as often as it is named, in the order given`() throws {
    try withTemporaryFolder { folder in
      let first = try write("a\nb".utf8, "1.txt", in: folder)
      let second = try write("c\n".utf8, "2.txt", in: folder)
      let reading = try Reading([second, first, second])
      #expect(reading.comments == ["c", "a", "b", "c"])
      #expect(reading.sources.map(\.name) == ["2.txt", "1.txt", "2.txt"])
    }
  }

  @Test func `notices empty files and reads on`() throws {
    try withTemporaryFolder { folder in
      let empty = try write([], "empty.txt", in: folder)
      let reader = try Reading([empty, try write("a".utf8, "a.txt", in: folder)])
      #expect(reader.notices == [.emptyFile(empty.path)])
      #expect(reader.comments == ["a"])
      #expect(reader.sources.first == SourceDescription(name: "empty.txt", byteCount: 0, sha256: SHA256.hex([])))
    }
  }

  @Test func `knows how much there is to read and how much is done`() throws {
    try withTemporaryFolder { folder in
      let inputs = [
        try write("abc\n".utf8, "a.txt", in: folder), try write([], "empty.txt", in: folder),
        try write(Compression.zstd.compress(Array("abc\n".utf8)), "a.zst", in: folder),
      ]
      let reader = try CorpusReader(inputs)
      #expect(reader.bytesDone == 0)
      _ = try reader.forEachBlock(threads: 2, makeWorker: { _ in }) { _, _ in }
      #expect(reader.bytesDone == reader.totalBytes)
      #expect(reader.bytesDone > 4)
    }
  }

  @Test func `reads named pipes`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("pipe")
      #expect(mkfifo(path.string, 0o600) == 0)
      let lines = (0..<40_000).map { "comment \($0)" }
      let source = try write(lines.joined(separator: "\n").utf8, "lines", in: folder)
      let writer = system("cat '\(source.path)' > '\(path)' &")
      #expect(writer == 0)
      let reading = try Reading([.file(path)], options { $0.chunkByteCount = 10_000 })
      #expect(reading.comments == lines)
      #expect(reading.sources.first?.sha256 == SHA256.hex(lines.joined(separator: "\n").utf8))
    }
  }

  @Test(arguments: [false, true]) func `reads many compressed files on many threads`(keepsOrder: Bool) throws {
    try withTemporaryFolder { folder in
      let inputs = try (0..<30).map { number in
        let text = (0..<200).map { "\(number) \($0)\n" }.joined()
        return try write(Compression.gzip.compress(Array(text.utf8)), "\(number).txt.gz", in: folder)
      }
      let asked = options {
        $0.chunkByteCount = 100
        $0.keepsInputOrder = keepsOrder
      }
      let reading = try Reading(inputs, asked, threads: 4)
      #expect(reading.comments == (0..<30).flatMap { number in (0..<200).map { "\(number) \($0)" } })
    }
  }

  @Test func `takes records up to the limit, however they come`() throws {
    let limited = options {
      $0.maximumRecordByteCount = 10_000
      $0.textField = FieldSelector("t")
      $0.chunkByteCount = 512
    }
    for excess in [0, 1] {
      // With its quotation marks and without its newline, 10,000 bytes or one more.
      let record = String(repeating: "x", count: 9_998 + excess)
      let fits = [0: nil as CorpusError?, 1: .recordTooLong("a.csv", line: 3, limitByteCount: 10_000)]
      let csv = Array("t\nfirst\n\"\(record)\"\nlast\n".utf8)
      for bytes in [csv, Compression.gzip.compress(csv)] {
        #expect(try errorOfReading(bytes, "a.csv", limited) == fits[excess])
      }
      let lines = Array("first\n\(record)ab\nlast\n".utf8)
      for bytes in [lines, Compression.gzip.compress(lines)] {
        let error = try errorOfReading(
          bytes, "a.txt",
          options {
            $0.maximumRecordByteCount = 10_000; $0.chunkByteCount = 512
          })
        #expect((error == nil) == (excess == 0), "\(String(describing: error))")
      }
    }
  }

  @Test func `hands out blocks in input order when asked`() throws {
    try withTemporaryFolder { folder in
      let inputs = try (0..<6).map { number in
        let text = Array((0..<50).map { "\(number) \($0)\n" }.joined().utf8)
        let isCompressed = number % 2 == 0
        return try write(isCompressed ? Compression.xz.compress(text) : text, "\(number)", in: folder)
      }
      let asked = options {
        $0.chunkByteCount = 64
        $0.keepsInputOrder = true
      }
      let reader = try CorpusReader(inputs, options: asked)
      let places = try reader.forEachBlock(threads: 3, makeWorker: { _ in [[Int]]() }) { places, block in
        places.append([block.serial, block.sourceIndex, block.ordinal])
      }
      let bySerial = places.joined().sorted { $0[0] < $1[0] }
      #expect(bySerial.map { $0[0] } == Array(0..<bySerial.count))
      let byPlace = bySerial.sorted { ($0[1], $0[2]) < ($1[1], $1[2]) }
      #expect(bySerial == byPlace)
    }
  }

  @Test func `throws the error of the earliest block, whichever thread meets it first`() throws {
    struct Found: Error, Equatable { var line: String }
    try withTemporaryFolder { folder in
      let lines = (0..<200).map { "line \($0) \($0 >= 50 ? "bad" : "")" }
      let input = try write(lines.joined(separator: "\n").utf8, "a.txt", in: folder)
      for _ in 0..<20 {
        let reader = try CorpusReader([input], options: options { $0.chunkByteCount = 10 })
        #expect(throws: Found(line: "line 50 bad\n")) {
          _ = try reader.forEachBlock(threads: 4, makeWorker: { _ in }) { _, block in
            let text = String(decoding: block.text, as: UTF8.self)
            if text.contains("bad") { throw Found(line: text) }
          }
        }
      }
    }
  }
}
