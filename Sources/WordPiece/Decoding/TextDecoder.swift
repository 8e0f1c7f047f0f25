public import CommentText

/// Turns ids back into text, as Hugging Face does.
///
/// Ids that stand for no token are skipped, and special tokens too unless they are asked for. Continuation pieces join
/// the token before, all others are set apart by a space, and the space before some punctuation goes.
///
///     TextDecoder(vocabulary).decode([2, 5, 6, 11, 3])     // "하이요."
///
/// - Source: Hugging Face tokenizers, `decoders/wordpiece.rs`; transformers 4.57.6, `clean_up_tokenization`.
public struct TextDecoder: Sendable {
  private let vocabulary: Vocabulary
  private let rule: DecodingRule
  private let cleansUpText: Bool
  private let specialIDs: Set<Int>
  /// How tokens are written that are looked for in normalised text, where that is not how the vocabulary spells them.
  private let normalForms: [Int: [UInt8]]

  /// - Parameters:
  ///   - rule: as BERT does, by the vocabulary's continuation prefix, unless said otherwise.
  ///   - cleansUpText: whether spaces before punctuation are taken out of the whole text at the end.
  ///   - pipeline: makes the normal forms of added tokens; nil: they are written as the vocabulary spells them.
  public init(
    _ vocabulary: Vocabulary, _ rule: DecodingRule? = nil, cleansUpText: Bool = false, pipeline: CompiledPipeline? = nil
  ) {
    self.vocabulary = vocabulary
    self.rule = rule ?? .wordPiece(prefix: vocabulary.continuationPrefix, cleansUp: true)
    self.cleansUpText = cleansUpText
    let special =
      vocabulary.specialTokens.tokens.filter(\.isRecognized).map(\.bytes)
      + vocabulary.addedTokens.filter(\.isSpecial).map(\.text)
    var normalForms: [Int: [UInt8]] = [:]
    for token in vocabulary.addedTokens where token.isNormalized {
      guard let pipeline, let id = vocabulary.id(of: token.text) else { continue }
      normalForms[id] = pipeline.normalize(token.text)
    }
    self.normalForms = normalForms
    // A token is left out by its text: by its normal form, where that is what is written, be it another's text.
    let texts = Set(special)
    let ids = special.compactMap { vocabulary.id(of: $0) } + normalForms.keys
    specialIDs = Set(ids.filter { texts.contains(normalForms[$0] ?? vocabulary[$0]) })
  }

  public func decode(_ ids: some Sequence<Int32>, skipsSpecialTokens: Bool = true) -> String {
    String(decoding: bytes(of: ids, skipsSpecialTokens: skipsSpecialTokens), as: UTF8.self)
  }

  /// The text in UTF-8.
  /// - Complexity: O(bytes).
  public func bytes(of ids: some Sequence<Int32>, skipsSpecialTokens: Bool = true) -> [UInt8] {
    let ids = ids.lazy.map(Int.init).filter {
      vocabulary.isInUse($0) && !(skipsSpecialTokens && specialIDs.contains($0))
    }
    let text =
      switch rule {
      case .joinedBySpaces: Array(ids.map(spelling).joined(separator: [0x20]))
      case .wordPiece(let prefix, let cleansUp): words(ids, Array(prefix.utf8), cleansUp)
      }
    return cleansUpText ? DecodingCleanup.cleanText(text) : text
  }

  private func spelling(_ id: Int) -> [UInt8] { normalForms[id] ?? vocabulary[id] }

  private func words(_ ids: some Sequence<Int>, _ prefix: [UInt8], _ cleansUp: Bool) -> [UInt8] {
    var text: [UInt8] = []
    var isFirst = true
    for id in ids {
      var token = spelling(id)
      if isFirst {
        isFirst = false
      } else if token.starts(with: prefix) {
        token.removeFirst(prefix.count)
      } else {
        token.insert(0x20, at: 0)
      }
      text += cleansUp ? DecodingCleanup.clean(token) : token
    }
    return text
  }
}
