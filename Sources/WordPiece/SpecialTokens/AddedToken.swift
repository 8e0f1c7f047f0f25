/// A token that is looked for in raw or normalised text before words are, with the flags of Hugging Face's
/// `AddedToken`.
///
/// - Source: Hugging Face tokenizers 0.23.3, `tokenizer/added_vocabulary.rs`.
public struct AddedToken: Hashable, Sendable {
  public var text: [UInt8]
  /// Whether decoding leaves it out unless asked.
  public var isSpecial: Bool
  /// Whether it is looked for in normalised text, as it is itself when normalised.
  public var isNormalized: Bool
  /// Whether white space before it goes with it.
  public var stripsLeft: Bool
  /// Whether white space after it goes with it.
  public var stripsRight: Bool
  /// Whether it is found only where no word character stands beside it.
  public var isSingleWord: Bool

  public init(
    _ text: [UInt8], isSpecial: Bool = false, isNormalized: Bool = false, stripsLeft: Bool = false,
    stripsRight: Bool = false, isSingleWord: Bool = false
  ) {
    self.text = text
    self.isSpecial = isSpecial
    self.isNormalized = isNormalized
    self.stripsLeft = stripsLeft
    self.stripsRight = stripsRight
    self.isSingleWord = isSingleWord
  }

  /// Whether it is found in raw text wherever its bytes stand, and nothing else goes with it.
  var isFoundAnywhere: Bool { !isNormalized && !stripsLeft && !stripsRight && !isSingleWord }

  /// Whether it is found and decoded as special tokens commonly are.
  var isPlainSpecial: Bool { isSpecial && isFoundAnywhere }
}
