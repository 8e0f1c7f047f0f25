import CommentText
import Oracles
import WordPiece

extension FuzzTarget {
  /// The encoder gives what WordPiece gives by its definition, for a text and for many lines at once.
  ///
  /// The input is a text; before a NUL, the tokens of its vocabulary, one a line.
  static let encoding = FuzzTarget("encoding", byteLimit: 200) {
    let pipeline = try CompiledPipeline(.standard)
    let known = try EncodingCase(EncodingCase.commonTokens, pipeline)
    return { input in
      let parts = input.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
      let tokens = parts.count == 2 ? parts[0].split(separator: 0x0A).map { Array($0) } : []
      // Tokens that no vocabulary can hold are an error, and that is all there is to say of them.
      let own = tokens.isEmpty ? nil : try? EncodingCase(tokens, pipeline)
      try (own ?? known).examine(Array(parts[parts.count - 1]))
    }
  }
}

/// A vocabulary with its encoder and the encoder's plain twin.
private struct EncodingCase {
  let encoder: TextEncoder
  let plain: PlainTextEncoder

  /// Few letters of every length in UTF-8, special tokens that begin with each other.
  static let commonTokens: [[UInt8]] = [
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "<a>", "<a>>", "가나", "a", "b", "##a", "##b", "ab", "##ab", "aba", "가",
    "##가", "##나",
    "나", "ㅋ", "##ㅋ", "ㅋㅋ", "##ㅋㅋㅋ", "é", "##é", "😀", "##😀", "#", "##", "###", "!", "漢", "하이", "##요", "##하이요",
  ].map { Array($0.utf8) }

  init(_ tokens: [[UInt8]], _ pipeline: CompiledPipeline) throws {
    let names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "<a>", "<a>>", "가나"]
    var all = tokens
    if !all.contains(Array("[UNK]".utf8)) { all.insert(Array("[UNK]".utf8), at: 0) }
    let special = names.filter { all.contains(Array($0.utf8)) }
    let vocabulary = try Vocabulary(lenientTokens: all, specialTokens: SpecialTokens(special))
    encoder = TextEncoder(WordEncoder(vocabulary), pipeline)
    plain = PlainTextEncoder(vocabulary, pipeline)
  }

  func examine(_ text: [UInt8]) throws {
    claimEqual(try encoder.encode(text), plain.encode(text), "a text")
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    let whole = text.last == 0x0A || text.isEmpty ? Array(lines.dropLast()) : lines
    claimEqual(try encodeLines(text), whole.map(plain.encode), "the lines of a text")
  }

  private func encodeLines(_ text: [UInt8]) throws -> [[Int32]] {
    let padded = text + [UInt8](repeating: 0xA5, count: TextEncoder.padding)
    var ids = [Int32](repeating: 0, count: encoder.capacity(forByteCount: text.count))
    var ends: [Int] = []
    _ = try padded.withUnsafeBytes { bytes in
      try ids.withUnsafeMutableBufferPointer { ids in
        try encoder.encodeLines(UnsafeRawBufferPointer(rebasing: bytes[..<text.count]), into: ids, lineEnds: &ends)
      }
    }
    return zip([0] + ends, ends).map { Array(ids[$0..<$1]) }
  }
}
