import CommentText
import CorpusReading
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import WordCounting

struct CountsFileTests {
  private func counts(_ words: [(word: [UInt8], count: Int)]) -> WordCounts {
    var totals = CorpusTotals()
    totals.lines = 3
    totals.words = words.reduce(0) { $0 + $1.count }
    totals.characters = 20
    totals.bytes = 50
    totals.invalidSequences = 1
    return WordCounts(
      words, totals: totals, sources: [SourceDescription(name: "가 \"b\".txt", byteCount: 50, sha256: "00ff")])
  }

  private let example = [("하", 7), ("가", 1234), ("가가", 1), ("a", 10)].map { (word: Array($0.utf8), count: $1) }

  @Test func holdsAHeaderAndSortedLines() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("example.counts")
      try CountsFile.write(counts(example), to: path)
      let text = try String(contentsOfFile: path.string, encoding: .utf8)
      let fingerprint = TextPipeline.standard.fingerprint
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let fields = lines[0].split(separator: "\t")
      #expect(fields[0] == "#kc-vocab-counts")
      #expect(fields[1] == "1")
      #expect(
        fields[2].hasPrefix(
          #"{"bytes":50,"characters":20,"fingerprint":"\#(fingerprint)","invalid_sequences":1,"lines":3,"#))
      #expect(
        fields[2].hasSuffix(#""sources":[{"bytes":50,"name":"가 \"b\".txt","sha256":"00ff"}],"words":1252}"#))
      #expect(lines.dropFirst() == ["a\t10", "가\t1234", "가가\t1", "하\t7", ""])
    }
  }

  @Test(arguments: ["plain.counts", "a.counts.gz", "b.zst"]) func readsWhatItWrote(name: String) throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(name)
      for words in [example, [], randomWords(60_000, longest: 9, seed: 4).filter(isWord).map { ($0, 1) }] {
        let written = counts(words)
        try CountsFile.write(written, to: path, threads: 2)
        for threads in [1, 2] {
          let read = try CountsFile.read([.file(path)], threads: threads)
          #expect(PlainCounts(read) == PlainCounts(written))
          #expect(read.totals == written.totals)
          #expect(read.sources == written.sources)
          #expect(read.pipeline == written.pipeline)
          #expect(read.occurrences == written.occurrences)
        }
        #expect(try CountsFile.header(of: path).totals == written.totals)
      }
    }
  }

  private func isWord(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  @Test func equalCountsGiveEqualBytesWhateverTheThreads() throws {
    try withTemporaryFolder { folder in
      let words = randomWords(200_000, longest: 12, seed: 8).filter(isWord).map { (word: $0, count: 2) }
      for name in ["a", "a.gz", "a.zst"] {
        var contents: Set<Data> = []
        for threads in 1...3 {
          try CountsFile.write(
            counts(threads == 2 ? words.reversed() : words), to: folder.appending(name), threads: threads)
          contents.insert(try Data(contentsOf: URL(fileURLWithPath: folder.appending(name).string)))
        }
        #expect(contents.count == 1, "\(name)")
      }
    }
  }

  @Test func readingSeveralFilesAddsTheirCounts() throws {
    try withTemporaryFolder { folder in
      var plain = PlainCounts()
      var inputs: [CorpusInput] = []
      for part in 0..<7 {
        let words = randomWords(3000, longest: 5, seed: UInt64(part)).filter(isWord).map { (word: $0, count: part + 1) }
        for (word, count) in words { plain.add(word, count) }
        let path = folder.appending("\(part).counts" + ["", ".gz", ".zst"][part % 3])
        try CountsFile.write(counts(words), to: path)
        inputs.append(.file(path))
      }
      for threads in [1, 2, 5] {
        let read = try CountsFile.read(inputs, threads: threads)
        #expect(PlainCounts(read) == plain)
        #expect(read.totals.lines == 21)
        #expect(read.totals.words == plain.occurrences)
        #expect(read.sources.count == 7)
      }
    }
  }

  @Test func keepsCountsBeyond32And53Bits() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("large.counts")
      let words = [
        (word: [97], count: 1 << 32 + 1), (word: [98], count: 1 << 53 + 1), (word: [99] as [UInt8], count: 1 << 62),
      ]
      try CountsFile.write(counts(words), to: path)
      let read = try CountsFile.read([.file(path)])
      #expect(PlainCounts(read).counts == Dictionary(uniqueKeysWithValues: words.map { ($0.word, $0.count) }))
      #expect(throws: WordCountingError.countOverflow(word: [99])) {
        try CountsFile.read([.file(path), .file(path)])
      }
    }
  }

  @Test func refusesToReplaceUnlessTold() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("here")
      try CountsFile.write(counts(example), to: path)
      #expect(throws: WordCountingError.file(.exists(path))) {
        try CountsFile.write(counts(example), to: path, replacing: false)
      }
    }
  }
}
