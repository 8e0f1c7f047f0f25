import CommentText
import TestSupport
import Testing

/// The scanner against the definitions.
struct WordScannerDifferentialTests {
  /// Texts around a character: alone, and next to what it may join.
  private static func contexts(_ scalar: Unicode.Scalar) -> [UInt8] {
    let text = "\(scalar) a\(scalar)b 가\(scalar)나 ㅋ\(scalar) \u{1100}\(scalar)\u{1161} 가\(scalar)\u{11A8} "
    return Array(
      (text + "=\(scalar)\u{338}, x=\(scalar) \u{2A}\(scalar)\u{327}\u{301} e\u{301}\(scalar)\u{334}\n").utf8)
  }

  @Test("Every character gives the words of the definitions, alone and between neighbours", arguments: 0..<9)
  func everyCharacter(variant: Int) throws {
    let pipeline = PipelineVariants.common[variant]
    let (compiled, oracle) = (try CompiledPipeline(pipeline), OracleTextPipeline(pipeline))
    for value in UInt32(0)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value), !Self.isDull(scalar) || value % 251 == 0 else { continue }
      let text = Self.contexts(scalar)
      let (words, expected) = (compiled.words(of: text), oracle.words(of: text))
      if words != expected { Issue.record("U+\(String(value, radix: 16)) \(pipeline.canonicalForm)") }
    }
  }

  @Test("Every code point without exception gives the words of the definitions", arguments: 0..<17)
  func everyCodePoint(plane: UInt32) throws {
    let (compiled, oracle) = (try CompiledPipeline(.standard), OracleTextPipeline(.standard))
    for page in UInt32(0)..<256 {
      let scalars = (0..<256).compactMap { Unicode.Scalar(plane << 16 | page << 8 | $0) }
      let text = scalars.flatMap { Array("\($0) 가\($0)b\n".utf8) }
      if compiled.words(of: text) != oracle.words(of: text) { Issue.record("plane \(plane), page \(page)") }
    }
  }

  /// Thousands of these are alike: unassigned, private, and ideographs that never decompose.
  private static func isDull(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse: true
    default: scalar.properties.isUnifiedIdeograph
    }
  }

  @Test("Random text gives the words of the definitions under every combination of options", arguments: 0..<8)
  func randomText(part: UInt64) throws {
    for (index, pipeline) in PipelineVariants.all.enumerated() where index % 8 == Int(part) {
      let (compiled, oracle) = (try CompiledPipeline(pipeline), OracleTextPipeline(pipeline))
      for round in 0..<1000 {
        let seed = UInt64(index) << 32 | UInt64(round)
        var random = SeededGenerator(seed: seed)
        let text = NoisyText.bytes(&random, pieceCount: 1 + round % 12)
        let words = compiled.words(of: text)
        #expect(words == oracle.words(of: text), "seed \(seed), \(pipeline.canonicalForm), \(text)")
        #expect(compiled.normalize(text) == oracle.normalizedBytes(of: text), "seed \(seed), \(pipeline.canonicalForm)")
      }
    }
  }
}
