import CommentText

extension FuzzTarget {
  /// The scanner finds the words of the definitions, line by line and in a text of many lines.
  static let words = FuzzTarget("words", byteLimit: 120) {
    // One scanner of each for all inputs, as for all blocks of a file.
    let pipelines = try Pipelines().all.map { ($0.compiled, $0.plain, WordScanner($0.compiled)) }
    return { input in
      var choices = Choices(input)
      let (compiled, plain, scanner) = choices.element(of: pipelines)
      let lines = choices.rest.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
      let expected = lines.map(plain.words)
      claimEqual(lines.map { compiled.words(of: $0) }, expected, "lines under \(compiled.pipeline.canonicalForm)")
      let scanned = scan(Array(choices.rest), scanner)
      // A text that ends in a newline has no line after it.
      let whole = choices.rest.last == 0x0A || choices.rest.isEmpty ? expected.dropLast() : expected[...]
      claimEqual(scanned, Array(whole), "a text under \(compiled.pipeline.canonicalForm)")
    }
  }

  private static func scan(_ text: [UInt8], _ scanner: WordScanner) -> [[[UInt8]]] {
    var lines: [[[UInt8]]] = []
    var line: [[UInt8]] = []
    let padded = text + [UInt8](repeating: 0xA5, count: WordScanner.padding)
    padded.withUnsafeBytes { bytes in
      scanner.scan(UnsafeRawBufferPointer(rebasing: bytes[..<text.count]), marksLineEnds: true) { batch in
        for word in 0..<batch.count {
          if batch.byteCounts[word] > 0 {
            line.append(Array(batch[word]))
          } else {
            lines.append(line)
            line = []
          }
        }
      }
    }
    claim(line.isEmpty, "the last line ends")
    return lines
  }
}
