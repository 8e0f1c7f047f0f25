import CommentText
import CorpusReading
import SystemPackage
import TestSupport
import Testing

/// The first of each comment and how often each occurs, by a plain dictionary.
private struct Oracle {
  var kept: [String] = []
  var occurrences: [String: Int] = [:]
  var dropped = 0

  init(_ comments: [String]) {
    // Strings compare by canonical equivalence and corpora do not: these comments have a single form each.
    for comment in comments {
      occurrences[comment, default: 0] += 1
      if occurrences[comment] == 1 { kept.append(comment) } else { dropped += 1 }
    }
  }

  func mostRepeated(_ limit: Int) -> [RepeatedComment] {
    let all = occurrences.filter { $0.value > 1 }.map {
      RepeatedComment(occurrences: $0.value, text: Array($0.key.utf8))
    }
    let sorted = all.sorted {
      ($1.occurrences, String(decoding: $0.text, as: UTF8.self)) < (
        $0.occurrences, String(decoding: $1.text, as: UTF8.self)
      )
    }
    return Array(sorted.prefix(limit))
  }
}

/// Comments of which many repeat; some often, some twice.
private func comments(_ count: Int, seed: UInt64) -> [String] {
  var generator = SeededGenerator(seed: seed)
  return (0..<count).map { _ in
    let range = [3, 100, count * 2].randomElement(using: &generator) ?? 3
    return "ㅋㅋ \(Int.random(in: 0..<range, using: &generator))"
  }
}

@Suite struct `Dropping repeated comments` {
  /// Every limit: the smallest table there is, some that fill up in the middle, one that never does.
  static let limits = [1, 20_000, 60_000, 300_000, 1 << 26]

  private func deduplicate(
    _ inputs: [CorpusInput], _ options: ReadingOptions, keyByteLimit: Int, threads: Int, repeatedCount: Int = 7
  ) throws -> (Reading, DeduplicationSummary) {
    try withTemporaryFolder { folder in
      let stage = Deduplication(keyByteLimit: keyByteLimit, directory: folder, repeatedCount: repeatedCount)
      let reading = try Reading(inputs, options, threads: threads, stages: [stage])
      return (reading, stage.summary)
    }
  }

  @Test(arguments: limits) func `keeps the first of each comment whatever the memory and threads`(limit: Int) throws {
    for seed in 0..<6 as Range<UInt64> {
      let all = comments(4000, seed: seed)
      let oracle = Oracle(all)
      try withTemporaryFolder { folder in
        let parts = [all[..<1500], all[1500..<1501], all[1501...]].map { Array($0.map { $0 + "\n" }.joined().utf8) }
        let inputs = [
          try write(Compression.gzip.compress(parts[0]), "0.txt.gz", in: folder),
          try write(parts[1], "1.txt", in: folder), try write(parts[2].dropLast(), "2.txt", in: folder),
        ]
        for (threads, chunkByteCount) in [(1, 1 << 18), (2, 700), (4, 64)] {
          let asked = options { $0.chunkByteCount = chunkByteCount }
          let (reading, summary) = try deduplicate(inputs, asked, keyByteLimit: limit, threads: threads)
          let place = "seed \(seed), limit \(limit), \(threads) threads, chunks of \(chunkByteCount)"
          #expect(reading.comments == oracle.kept, "\(place)")
          #expect(summary.comments == all.count, "\(place)")
          #expect(summary.dropped == oracle.dropped, "\(place)")
          #expect(summary.mostRepeated == oracle.mostRepeated(7), "\(place)")
          #expect((summary.temporaryByteCount > 0) == (limit < 300_000), "\(place)")
        }
      }
    }
  }

  @Test func `takes comments for different unless every byte is equal`() throws {
    let lines = ["가", "\u{1100}\u{1161}", "가 ", " 가", "", "가\u{B}", "a", "A", "\u{FEFF}가"]
    let bytes = (lines + lines).map { $0 + "\n" }.joined().utf8
    try withTemporaryFolder { folder in
      let input = try write(bytes, "a.txt", in: folder)
      let (reading, summary) = try deduplicate([input], ReadingOptions(), keyByteLimit: 1 << 20, threads: 2)
      #expect(reading.comments.map { Array($0.utf8) } == lines.map { Array($0.utf8) })
      #expect(summary.dropped == lines.count)
    }
  }

  @Test(arguments: [1, 1 << 20]) func `keeps groups, documents and places of what stays`(limit: Int) throws {
    let records = (0..<900).map { "\($0 / 3),2026-0\($0 % 9 + 1)-01,text \($0 % 500)" }
    try withTemporaryFolder { folder in
      let input = try write(("id,when,text\n" + records.joined(separator: "\n")).utf8, "a.csv", in: folder)
      let asked = options {
        $0.textField = FieldSelector("text")
        $0.documentField = FieldSelector("id")
        $0.group = GroupSelector(argument: "when:month")
        $0.chunkByteCount = 300
      }
      let stage = Deduplication(keyByteLimit: limit, directory: folder)
      let reader = try CorpusReader([input], options: asked, stages: [stage])
      let found = try reader.forEachBlock(threads: 3, makeWorker: { _ in [(Int, [Int], CorpusPlace)]() }) {
        found, block in
        let documents = try #require(block.documents)
        block.forEachComment { number, _ in
          let comment = documents.comments[number]
          let key = Int(String(decoding: documents.key(ofRun: comment.run), as: UTF8.self)) ?? -1
          let group = block.groups?[number] ?? -1
          found.append((block.serial, [key, group], block.place(line: number, byte: 0)))
        }
      }
      let inOrder = found.joined().sorted { ($0.0, $0.2) < ($1.0, $1.2) }
      #expect(inOrder.map { $0.1[0] } == (0..<500).map { $0 / 3 })
      let months = inOrder.map { String(decoding: reader.groupNames[$0.1[1]], as: UTF8.self) }
      #expect(months == (0..<500).map { "2026-0\($0 % 9 + 1)" })
      #expect(try inOrder.map { try reader.location(of: $0.2).line } == (0..<500).map { $0 + 2 })
    }
  }

  @Test(arguments: [1, 20_000, 1 << 20]) func `puts empty lines in the place of repetitions where those are to stay`(
    limit: Int
  ) throws {
    let all = comments(3000, seed: 3).enumerated().map { $0 % 7 == 0 ? "" : $1 }
    var seen: Set<String> = []
    let expected = all.map { seen.insert($0).inserted ? $0 : "" }
    try withTemporaryFolder { folder in
      let input = try write(all.joined(separator: "\n").utf8, "a.txt", in: folder)
      let stage = Deduplication(
        keyByteLimit: limit, directory: folder, repeatedCount: 5, keepsDroppedLines: true)
      #expect(
        try Reading([input], options { $0.chunkByteCount = 900 }, threads: 3, stages: [stage]).comments == expected)
      let texts = all.filter { !$0.isEmpty }
      #expect(stage.summary.comments == texts.count)
      #expect(stage.summary.dropped == Oracle(texts).dropped)
      #expect(stage.summary.mostRepeated == Oracle(texts).mostRepeated(5))
    }
  }

  @Test(arguments: [false, true]) func `goes with cleaning, whose broken bytes are known from either memory`(
    isFirst: Bool
  ) throws {
    var bytes: [UInt8] = []
    for (number, comment) in comments(3000, seed: 4).enumerated() {
      bytes += Array("\(comment) http://a.kr/\(number % 3) 끝".utf8) + (number % 50 == 0 ? [0xFF, 0x0A] : [0x0A])
    }
    try withTemporaryFolder { folder in
      let input = try CorpusReadingTests.write(bytes, "a.txt", in: folder)
      var found: [(text: [UInt8], invalid: [CorpusPlace], count: Int)] = []
      for limit in [1 << 20, 1, 30_000] {
        let cleaning = CleaningStage(try CompiledCleaner(PublishedCleaner.kcelectra2022.cleaner))
        let dedup = Deduplication(keyByteLimit: limit, directory: folder)
        let stages: [any CommentStage] = isFirst ? [dedup, cleaning] : [cleaning, dedup]
        let reader = try CorpusReader([input], options: options { $0.chunkByteCount = 700 }, stages: stages)
        var all = (text: [UInt8](), invalid: [CorpusPlace](), count: 0)
        _ = try reader.forEachBlockInOrder(threads: 3, makeWorker: { _ in }) { _, block in
          (Array(block.text), block.invalidPlaces, block.invalidSequences)
        } finish: { text, invalid, count in
          all = (all.text + text, all.invalid + invalid, all.count + count)
        }
        found.append(all)
      }
      #expect(found[0].count > 0)
      for other in found.dropFirst() {
        #expect(other.text == found[0].text)
        #expect(other.invalid == found[0].invalid)
        #expect(other.count == found[0].count)
      }
    }
  }

  @Test(arguments: [1, 1 << 20]) func `hands on every block with its number`(limit: Int) throws {
    try withTemporaryFolder { folder in
      let text = comments(3000, seed: 9).joined(separator: "\n")
      let input = try write(text.utf8, "a.txt", in: folder)
      let stage = Deduplication(keyByteLimit: limit, directory: folder)
      let reader = try CorpusReader([input], options: options { $0.chunkByteCount = 500 }, stages: [stage])
      let serials = try reader.forEachBlock(threads: 3, makeWorker: { _ in [Int]() }) { $0.append($1.serial) }
      #expect(serials.joined().sorted() == Array(0..<((text.utf8.count + 499) / 500)))
    }
  }

  @Test func `gives the same in six megabytes as in any number`() throws {
    let all = (0..<300_000).map { "comment \(($0 &* 7_919) % 260_000)" }
    try withTemporaryFolder { folder in
      let input = try write(all.joined(separator: "\n").utf8, "a.txt", in: folder)
      let small = Deduplication(byteLimit: 0, directory: folder, repeatedCount: 3)
      let large = Deduplication(byteLimit: 1 << 30, directory: folder, repeatedCount: 3)
      let kept = try Reading([input], stages: [small]).comments
      #expect(kept.count == 260_000)
      #expect(kept == (try Reading([input], stages: [large]).comments))
      #expect(small.summary.mostRepeated == large.summary.mostRepeated)
      #expect(small.summary.dropped == large.summary.dropped)
      #expect(small.summary.temporaryByteCount > 0)
      #expect(large.summary.temporaryByteCount == 0)
    }
  }

  @Test(arguments: [1, 1 << 20]) func `ends with the error of a record that cannot be read`(limit: Int) throws {
    let lines = (0..<3000).map { "{\"t\": \"comment \($0)\"" + ($0 == 2500 ? "" : "}") }
    try withTemporaryFolder { folder in
      let input = try write(lines.joined(separator: "\n").utf8, "a.jsonl", in: folder)
      let asked = options {
        $0.textField = FieldSelector("t")
        $0.chunkByteCount = 300
      }
      #expect(throws: CorpusError.bad(input.path, 2501, 21, .json(.unexpectedEnd))) {
        try deduplicate([input], asked, keyByteLimit: limit, threads: 4)
      }
    }
  }

  @Test func `says when temporary files cannot be written`() throws {
    try withTemporaryFolder { folder in
      let input = try write(comments(3000, seed: 1).joined(separator: "\n").utf8, "a.txt", in: folder)
      let stage = Deduplication(keyByteLimit: 1, directory: input.path)
      #expect(throws: CorpusError.file(.notDirectory(input.path))) { try Reading([input], stages: [stage]) }
    }
  }
}
