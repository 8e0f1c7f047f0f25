import CorpusReading

extension FuzzTarget {
  /// Of equal comments the first stays, whatever the threads, the blocks and the memory for their keys.
  static let deduplication = FuzzTarget("deduplication", byteLimit: 200) {
    { input in
      var choices = Choices(input)
      let isDear = choices.isOne(in: 50)
      let threads = isDear ? 1 + choices.number(below: 3) : 1
      var options = ReadingOptions()
      options.encoding = .utf8
      options.chunkByteCount = 3 + choices.number(below: 100)
      let byteLimit = isDear && choices.flags()[0] ? 1 : 1 << 20
      let path = try Scratch.write([0x20] + choices.rest, "repeated.txt")
      let all = try CommentReading(path, options, threads: 1).comments
      var seen: Set<[UInt8]> = []
      let expected = all.filter { seen.insert($0).inserted }
      let stage = Deduplication(byteLimit: byteLimit, directory: Scratch.folder, repeatedCount: 3)
      let reading = try CommentReading(path, options, threads: threads, stages: [stage])
      claimEqual(reading.comments, expected, "\(threads) threads, \(byteLimit) bytes of keys")
      claimEqual(stage.summary.dropped, all.count - expected.count, "the number that is dropped")
      let occurrences = Dictionary(grouping: all, by: { $0 }).mapValues(\.count)
      for repeated in stage.summary.mostRepeated {
        claimEqual(repeated.occurrences, occurrences[repeated.text], "occurrences of a comment")
      }
    }
  }
}
