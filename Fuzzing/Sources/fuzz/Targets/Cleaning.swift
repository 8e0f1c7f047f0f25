import CommentText
import Oracles

extension FuzzTarget {
  /// The pass over the bytes gives what the steps give one by one, for a comment alone and in a block; and one of the
  /// published functions what its Python gives.
  static let cleaning = FuzzTarget("cleaning", byteLimit: 160) {
    let forms = [
      "composition=nfc;characters=ascii;urls=published;masks=runs;repeats=words:2;spaces",
      "composition=comments;emoji;urls=comments;masks=isolated;repeats=comments:3;spaces;min-characters=3",
      "emoji;masks=anywhere;min-characters=2;length-of=raw", "repeats=comments:1", "urls=comments;repeats=words:5",
    ]
    let cleaners = PublishedCleaner.allCases.map(\.cleaner) + forms.compactMap(Cleaner.init(canonicalForm:))
    claim(cleaners.count == PublishedCleaner.allCases.count + forms.count, "every form is one")
    let compiled = try cleaners.map { cleaner in
      let compiled = try CompiledCleaner(cleaner)
      // One for all inputs, as for all blocks of a file.
      return (cleaner: compiled, work: CommentCleaner(compiled, measuresSteps: true, exampleCount: 1))
    }
    let python = OracleCleaner(.kcelectra2022, emoji: [])
    return { input in
      var choices = Choices(input)
      let (cleaner, work) = choices.element(of: compiled)
      let lines = choices.rest.split(separator: 0x0A, omittingEmptySubsequences: false)
      let expected = lines.map { plain($0, cleaner) }
      for (line, expected) in zip(lines, expected) {
        claimEqual(cleaner.clean(line), expected, "one comment of \(cleaner.cleaner.canonicalForm)")
      }
      claimEqual(block(lines, work), expected.map { $0 ?? [] }, "a block of \(cleaner.cleaner.canonicalForm)")
      guard cleaner.cleaner == .published(.kcelectra2022) else { return }
      for (line, expected) in zip(lines, expected) {
        claimEqual(expected ?? [], Array(python.clean(String(decoding: line, as: UTF8.self)).utf8), "Python's cleaning")
      }
    }
  }

  /// A comment through the steps, without the carriage return that belongs to its line's end.
  private static func plain(_ line: ArraySlice<UInt8>, _ cleaner: CompiledCleaner) -> [UInt8]? {
    let comment = line.last == 0x0D ? line.dropLast() : line
    let trace = cleaner.trace(comment)
    guard trace.end == .kept else { return nil }
    return trace.stages.last?.text ?? Array(String(decoding: comment, as: UTF8.self).utf8)
  }

  private static func block(_ lines: [ArraySlice<UInt8>], _ work: CommentCleaner) -> [[UInt8]] {
    let text = lines.flatMap { $0 + [0x0A] }
    let padded = text + [UInt8](repeating: 0xA5, count: WordScanner.padding)
    return padded.withUnsafeBytes { bytes in
      let cleaned = work.clean(UnsafeRawBufferPointer(rebasing: bytes[..<text.count]), keepsDroppedLines: true)
      return cleaned.text.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map { Array($0) }
    }
  }
}
