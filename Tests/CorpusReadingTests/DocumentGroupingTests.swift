import CorpusReading
import SystemPackage
import TestSupport
import Testing

/// A record of a thread.
private struct Record {
  var key: String
  var text: String
}

/// Documents as they should be written, by plain steps over the whole input.
private func documents(_ records: [Record], dropsHeadless: Bool) -> String {
  var grouped: [[Record]] = []
  for record in records {
    if grouped.last?.first?.key == record.key {
      grouped[grouped.count - 1].append(record)
    } else {
      grouped.append([record])
    }
  }
  let kept = grouped.compactMap { group -> String? in
    if dropsHeadless, group[0].text.isEmpty { return nil }
    let lines = group.filter { !$0.text.isEmpty }.map { $0.text + "\n" }
    return lines.isEmpty ? nil : lines.joined()
  }
  return kept.joined(separator: "\n")
}

@Suite struct `Documents` {
  private func write(
    _ input: CorpusInput, _ asked: ReadingOptions, threads: Int, _ stages: [any CommentStage]
  ) throws -> String {
    let reader = try CorpusReader([input], options: asked, stages: stages)
    let parts = try reader.forEachBlock(threads: threads, makeWorker: { _ in [(Int, [UInt8])]() }) { parts, block in
      parts.append((block.serial, Array(block.text)))
    }
    let bytes = parts.joined().sorted { $0.0 < $1.0 }.flatMap { $0.1 }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func asked(_ chunkByteCount: Int = 1 << 18) -> ReadingOptions {
    options {
      $0.textField = FieldSelector("text")
      $0.documentField = FieldSelector("thread")
      $0.chunkByteCount = chunkByteCount
    }
  }

  /// Runs of records of one key, as CSV.
  private func records(seed: UInt64) -> [Record] {
    var generator = SeededGenerator(seed: seed)
    var records: [Record] = []
    for thread in 0..<300 {
      for _ in 0..<Int.random(in: 1...5, using: &generator) {
        let text = Int.random(in: 0..<4, using: &generator) == 0 ? "" : "t\(Int.random(in: 0..<400, using: &generator))"
        records.append(Record(key: "가\(thread)", text: text))
      }
    }
    return records
  }

  @Test(arguments: [1, 1 << 20], [false, true]) func `are separated by blank lines, none of them empty`(
    keyByteLimit: Int, dropsHeadless: Bool
  ) throws {
    for seed in 0..<4 as Range<UInt64> {
      let records = records(seed: seed)
      let csv = "thread,text\n" + records.map { "\($0.key),\($0.text)\n" }.joined()
      try withTemporaryFolder { folder in
        let input = try CorpusReadingTests.write(csv.utf8, "a.csv", in: folder)
        for (threads, chunkByteCount) in [(1, 1 << 18), (2, 100), (4, 20)] {
          let stage = DocumentGrouping(
            field: FieldSelector("thread"), dropsHeadless: dropsHeadless, keyByteLimit: keyByteLimit, directory: folder)
          let found = try write(input, asked(chunkByteCount), threads: threads, [stage])
          #expect(
            found == documents(records, dropsHeadless: dropsHeadless), "seed \(seed), \(threads), \(chunkByteCount)")
          let expectedCount = found.isEmpty ? 0 : found.split(separator: "\n\n").count
          #expect(stage.summary.documents == expectedCount)
          #expect(stage.summary.documents + stage.summary.emptyDocuments == 300)
          #expect(stage.summary.comments == found.split(separator: "\n").count)
        }
      }
    }
  }

  @Test(arguments: [false, true]) func `keep replies whose comment was a repetition, unless they are to go`(
    dropsHeadless: Bool
  ) throws {
    for seed in 0..<4 as Range<UInt64> {
      let records = records(seed: seed)
      let csv = "thread,text\n" + records.map { "\($0.key),\($0.text)\n" }.joined()
      // What deduplication leaves: the first of each text.
      var seen: Set<String> = []
      let first = records.map { seen.insert($0.text).inserted }
      let expected = documents(
        records.enumerated().map { Record(key: $1.key, text: first[$0] ? $1.text : "") }, dropsHeadless: dropsHeadless)
      try withTemporaryFolder { folder in
        let input = try CorpusReadingTests.write(csv.utf8, "a.csv", in: folder)
        for limit in [1, 1 << 20] {
          let stages: [any CommentStage] = [
            Deduplication(keyByteLimit: limit, directory: folder),
            DocumentGrouping(
              field: FieldSelector("thread"), dropsHeadless: dropsHeadless, keyByteLimit: limit, directory: folder),
          ]
          #expect(try write(input, asked(80), threads: 3, stages) == expected, "seed \(seed), limit \(limit)")
        }
      }
    }
  }

  @Test(arguments: [1, 1 << 20]) func `that go on after another began are an error at the place`(limit: Int) throws {
    let lines = (0..<900).map { number in
      let key = number == 700 ? 3 : number == 800 ? 5 : number
      return "{\"thread\": \(key), \"text\": \"a\"}"
    }
    try withTemporaryFolder { folder in
      let input = try CorpusReadingTests.write(lines.joined(separator: "\n").utf8, "a.jsonl", in: folder)
      let stage = DocumentGrouping(field: FieldSelector("thread"), keyByteLimit: limit, directory: folder)
      let place = CorpusLocation(path: input.path, line: 701, byte: 1)
      #expect(throws: CorpusError.splitDocument(place, FieldSelector("thread"), key: "3")) {
        try write(input, asked(200), threads: 3, [stage])
      }
    }
  }

  @Test func `take what reads as a blank line for no comment`() throws {
    let csv = "thread,text\n1,a\n1,\n1,\u{3000} \u{85}\n2,\u{A0}\n2,b\n3,\"x\ny\"\n"
    try withTemporaryFolder { folder in
      let input = try CorpusReadingTests.write(csv.utf8, "a.csv", in: folder)
      let stage = DocumentGrouping(field: FieldSelector("thread"), keyByteLimit: 1, directory: folder)
      #expect(try write(input, asked(), threads: 1, [stage]) == "a\n\nb\n\nx y\n")
      #expect(stage.summary.emptyComments == 3)
      #expect(stage.summary.headlessDocuments == 1)
    }
  }

  @Test func `may go on in the next file`() throws {
    try withTemporaryFolder { folder in
      let inputs = [
        try CorpusReadingTests.write("thread,text\n1,a\n2,b\n".utf8, "a.csv", in: folder),
        try CorpusReadingTests.write("thread,text\n2,c\n3,d\n".utf8, "b.csv", in: folder),
      ]
      let stage = DocumentGrouping(field: FieldSelector("thread"), keyByteLimit: 1, directory: folder)
      #expect(try Reading(inputs, asked(), stages: [stage]).comments == ["a", "", "b", "c", "", "d"])
    }
  }

  @Test func `are named by the first bytes of a long key`() throws {
    let long = String(repeating: "긴열쇠", count: 10)
    let csv = "thread,text\n\(long),a\n2,b\n\(long),c\n"
    for limit in [1, 1 << 20] {
      try withTemporaryFolder { folder in
        let input = try CorpusReadingTests.write(csv.utf8, "a.csv", in: folder)
        let stage = DocumentGrouping(field: FieldSelector("thread"), keyByteLimit: limit, directory: folder)
        let place = CorpusLocation(path: input.path, line: 4, byte: 1)
        let shown = String(long.unicodeScalars.prefix(12)) + "…"
        #expect(throws: CorpusError.splitDocument(place, FieldSelector("thread"), key: shown)) {
          try write(input, asked(), threads: 1, [stage])
        }
      }
    }
  }
}
