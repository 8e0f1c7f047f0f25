import Oracles
import SystemPackage
import WordCounting

extension FuzzTarget {
  /// A counts file is read alike by one thread and by several, within memory and beyond; what is read and written is
  /// what was there.
  static let counts = FuzzTarget("counts", byteLimit: 1000) {
    { input in
      let choices = Choices(input)
      let path = try Scratch.write(input, "read.counts")
      let alone = outcome(path, threads: 1)
      if choices.isOne(in: 50) {
        claimEqual(outcome(path, threads: 3), alone, "three threads")
        let memory = CountingMemory(byteLimit: 1, directory: Scratch.folder)
        claimEqual(outcome(path, threads: 2, memory), alone, "a byte of memory")
      }
      guard case .value(let counts) = alone else { return }
      // Twice the same file, whose sums may leave 64 bits.
      let twice = Outcome { PlainCounts(try CountsFile.read([.file(path), .file(path)])).counts }
      if case .value(let twice) = twice { claimEqual(twice, counts.words.counts.mapValues { 2 * $0 }, "twice") }
      let written = Scratch.folder.appending("written.counts")
      try CountsFile.write(try CountsFile.read([.file(path)]), to: written)
      let bytes = try Scratch.read(written)
      claimEqual(outcome(written, threads: 1), .value(counts), "written and read")
      try CountsFile.write(try CountsFile.read([.file(written)]), to: written)
      claimEqual(try Scratch.read(written), bytes, "written again")
    }
  }

  private struct Content: Equatable {
    var words: PlainCounts
    var totals: CorpusTotals
    var sources: Int
  }

  private static func outcome(_ path: FilePath, threads: Int, _ memory: CountingMemory? = nil) -> Outcome<Content> {
    Outcome {
      let counts = try CountsFile.read([.file(path)], threads: threads, memory: memory)
      claimEqual(try CountsFile.header(of: path).pipeline, counts.pipeline, "the header alone")
      return Content(words: PlainCounts(counts), totals: counts.totals, sources: counts.sources.count)
    }
  }
}
