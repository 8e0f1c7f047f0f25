import CommentText
import CorpusReading
import Oracles
import WordCounting

extension FuzzTarget {
  /// Words are counted as a dictionary counts them, whatever the threads, the blocks and the memory.
  static let counting = FuzzTarget("counting", byteLimit: 400) {
    let (pipeline, plain) = (try CompiledPipeline(.standard), OracleTextPipeline(.standard))
    return { input in
      var choices = Choices(input)
      // Tables that spill take a hundred times as long as those that do not.
      let isDear = choices.isOne(in: 100)
      let threads = isDear ? 1 + choices.number(below: 3) : 1
      let memory = isDear ? [nil, 1, 1 << 12, 1 << 16][choices.number(below: 4)] : nil
      var reading = ReadingOptions()
      reading.encoding = .utf8
      reading.chunkByteCount = 3 + choices.number(below: 200)
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let text = choices.rest.starts(with: mark) ? choices.rest.dropFirst(3) : choices.rest
      var options = CountingOptions(threads: threads)
      options.memory = memory.map { CountingMemory(byteLimit: $0, directory: Scratch.folder) }
      // What begins as a compressed file does is one.
      let path = try Scratch.write([0x20] + text, "counted.txt")
      let result = try WordCounter(pipeline, options: options).count(CorpusReader([.file(path)], options: reading))
      var expected = PlainCounts()
      for line in text.split(separator: 0x0A) { expected.add(plain.words(of: Array(line))) }
      claimEqual(PlainCounts(result.counts), expected, "\(threads) threads, memory \(memory ?? -1)")
      claimEqual(result.counts.totals.words, expected.occurrences, "the sum")
    }
  }
}
