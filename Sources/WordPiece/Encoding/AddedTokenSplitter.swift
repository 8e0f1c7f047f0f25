internal import CommentText

/// Cuts a line at the tokens of a vocabulary that are looked for before words are. For one thread.
///
/// What lies between tokens of raw text is normalised if any tokens are looked for there, and is then to be split
/// into words only.
final class AddedTokenSplitter {
  /// Where text is to be split into words and not normalised again.
  let splitting: CompiledPipeline
  private let pipeline: CompiledPipeline
  private let raw: AddedTokenFinder
  private let normalized: AddedTokenFinder

  /// Nil for a vocabulary all of whose tokens `SpecialTokenFinder` finds.
  /// - Parameter special: whether plain special tokens are looked for too.
  init?(_ vocabulary: Vocabulary, _ pipeline: CompiledPipeline, special: Bool = true) {
    let added = vocabulary.addedTokens
    guard special ? added.contains(where: { !$0.isFoundAnywhere }) : !added.isEmpty else { return nil }
    // Without a normal form nothing needs the Unicode library, so that this cannot fail.
    let nothing = BertNormalization(cleansText: false, spacesCJK: false)
    guard let splitting = try? CompiledPipeline(TextPipeline(normalization: .none, bert: nothing)) else { return nil }
    self.splitting = splitting
    self.pipeline = pipeline
    var patterns = added.map { ($0, $0.text) }
    if special { patterns += vocabulary.plainSpecialTokens.map { (AddedToken($0, isSpecial: true), $0) } }
    // Of two with one normal form the special one is found, else the one that was added first.
    func finder(_ isNormalized: Bool) -> AddedTokenFinder {
      AddedTokenFinder(
        patterns.filter { $0.0.isNormalized == isNormalized }
          .compactMap { token, text in vocabulary.id(of: text).map { (id: $0, token: token, text: text) } }
          .sorted { ($0.token.isSpecial ? 0 : 1, $0.id) < ($1.token.isSpecial ? 0 : 1, $1.id) }
          .map {
            AddedTokenFinder.Pattern(
              bytes: isNormalized ? pipeline.normalize($0.text) : $0.text, id: Int32($0.id), flags: $0.token)
          })
    }
    raw = finder(false)
    normalized = finder(true)
  }

  /// A part of a line.
  enum Part {
    case token(Int32)
    /// Normalised text between tokens, to be split into words.
    case text(UnsafeRawBufferPointer)
  }

  /// Calls `body` for each part of a line, in order.
  /// - Parameter padding: readable bytes after each text that is given to `body`.
  func forEachPart(of line: UnsafeRawBufferPointer, padding: Int, _ body: (Part) -> Void) {
    for part in raw.parts(of: line) {
      switch part {
      case .token(let id): body(.token(id))
      case .text(let range):
        let bytes = pipeline.normalize(line[range]) + [UInt8](repeating: 0, count: padding)
        bytes.withUnsafeBytes { bytes in
          let text = UnsafeRawBufferPointer(rebasing: bytes.dropLast(padding))
          for part in normalized.parts(of: text) {
            switch part {
            case .token(let id): body(.token(id))
            case .text(let range): body(.text(UnsafeRawBufferPointer(rebasing: text[range])))
            }
          }
        }
      }
    }
  }
}

extension Vocabulary {
  /// Special tokens that are found by their bytes alone, and that `addedTokens` does not name.
  var plainSpecialTokens: [[UInt8]] {
    let added = Set(addedTokens.map(\.text))
    return specialTokens.tokens.filter(\.isRecognized).map(\.bytes).filter { !added.contains($0) }
  }
}
