public import CommentText
public import Storage

/// Encodes one text or many for callers from any thread, with encoders that are kept for the next call.
///
/// The words of a part of the texts are encoded together, whatever text they stand in: short texts cost no more than
/// long ones.
///
///     let pool = TextEncoderPool(WordEncoder(vocabulary), pipeline)
///     try pool.encode(["하이요", "ㅋㅋㅋ"])[1]
public final class TextEncoderPool: Sendable {
  public let words: WordEncoder
  public let pipeline: CompiledPipeline
  private let spares: SparePool<PooledEncoder>
  private let surroundings: TextSurroundings

  /// - Parameter surroundings: what stands around a text where that is asked for; else the classification token and the
  ///   separator.
  public init(_ words: WordEncoder, _ pipeline: CompiledPipeline, surroundings: TextSurroundings? = nil) {
    self.words = words
    self.pipeline = pipeline
    let surroundings = surroundings ?? TextSurroundings(words.vocabulary)
    self.surroundings = surroundings
    spares = SparePool { PooledEncoder(TextEncoder(words, pipeline), surroundings) }
  }

  /// Writes the ids of one text.
  /// - Returns: Their number; none is written if it exceeds the room.
  /// - Throws: `VocabularyError.missingUnknownToken`.
  public func encode(
    _ text: UnsafeRawBufferPointer, into ids: UnsafeMutableBufferPointer<Int32>, addsSpecialTokens: Bool
  ) throws(VocabularyError) -> Int {
    try spares.withItem { (pooled) throws(VocabularyError) -> Int in
      try pooled.encode(text, into: ids, addsSpecialTokens: addsSpecialTokens)
    }
  }

  /// The ids of each text, in order; none of a null one.
  /// - Parameter columns: checked chunks of one column.
  /// - Throws: `VocabularyError.missingUnknownToken`.
  public func encode(
    _ columns: [TextColumn], addsSpecialTokens: Bool = false, threads: Int = 1
  ) throws(VocabularyError) -> EncodedTexts {
    let parts = TextPart.parts(of: columns)
    let encoded = EncodedTexts(count: columns.reduce(0) { $0 + $1.count })
    guard threads > 1, parts.count > 1 else {
      try spares.withItem { (pooled) throws(VocabularyError) in
        for part in parts { try pooled.append(part, to: encoded, addsSpecialTokens: addsSpecialTokens) }
      }
      return encoded
    }
    try encode(parts, into: encoded, addsSpecialTokens, threads)
    return encoded
  }

  /// On several threads, each part by itself; then all are put together.
  private func encode(
    _ parts: [TextPart], into encoded: EncodedTexts, _ addsSpecialTokens: Bool, _ threads: Int
  ) throws(VocabularyError) {
    let results = parallelMap(count: parts.count, threads: threads) { place in
      let part = parts[place]
      return Result { () throws(VocabularyError) -> EncodedTexts in
        let result = EncodedTexts(count: part.rows.count)
        try self.spares.withItem { (pooled) throws(VocabularyError) in
          try pooled.append(part.alone, to: result, addsSpecialTokens: addsSpecialTokens)
        }
        return result
      }
    }
    var starts = [0]
    for result in results { starts.append(starts[starts.count - 1] + (try result.get()).idCount) }
    encoded.reserve(starts[parts.count])
    nonisolated(unsafe) let (ids, ends) = (encoded.ids, encoded.ends)
    _ = parallelMap(count: parts.count, threads: threads) { place in
      // Each part has rows and a range of ids of its own.
      guard case .success(let result) = results[place] else { return }
      (ids + starts[place]).update(from: result.ids, count: result.idCount)
      let rows = ends + parts[place].firstRow
      for row in 1...max(result.count, 1) where row <= result.count {
        rows[row] = result.ends[row] + Int64(starts[place])
      }
    }
  }
}

extension TextEncoderPool {
  /// The ids of each text, in order.
  /// - Throws: `VocabularyError.missingUnknownToken`.
  public func encode(
    _ texts: [String], addsSpecialTokens: Bool = false, threads: Int = 1
  ) throws(VocabularyError) -> EncodedTexts {
    let bytes = texts.flatMap { Array($0.utf8) }
    var offsets: [Int64] = [0]
    for text in texts { offsets.append(offsets[offsets.count - 1] + Int64(text.utf8.count)) }
    do {
      return try bytes.withUnsafeBytes { bytes in
        try offsets.withUnsafeBufferPointer { offsets in
          let column = TextColumn(
            .wideOffsets(offsets.baseAddress.unsafelyUnwrapped), count: texts.count, data: bytes.baseAddress)
          return try encode([column], addsSpecialTokens: addsSpecialTokens, threads: threads)
        }
      }
    } catch { throw error as! VocabularyError }
  }
}
