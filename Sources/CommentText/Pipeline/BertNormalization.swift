/// The switches of BERT's normaliser, in the order in which it applies them.
/// - Source: `BertNormalizer` of Hugging Face tokenizers 0.23.3.
public struct BertNormalization: Codable, Hashable, Sendable {
  /// Deletes control and format characters and turns every white space into U+0020.
  public var cleansText: Bool
  /// Puts a space around each CJK ideograph.
  public var spacesCJK: Bool
  /// Decomposes (NFD) and drops combining marks. Takes Hangul syllables apart into jamo.
  public var stripsAccents: Bool
  public var lowercases: Bool

  public init(cleansText: Bool = true, spacesCJK: Bool = true, lowercases: Bool = false, stripsAccents: Bool = false) {
    self.cleansText = cleansText
    self.spacesCJK = spacesCJK
    self.stripsAccents = stripsAccents
    self.lowercases = lowercases
  }

  private enum CodingKeys: String, CodingKey {
    case cleansText = "clean_text"
    case spacesCJK = "cjk_spacing"
    case stripsAccents = "strip_accents"
    case lowercases = "lowercase"
  }
}
