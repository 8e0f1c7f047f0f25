/// What is done to the text of a comment before its words are counted or encoded.
///
/// Two pipelines with the same fingerprint turn every comment into the same words. The canonical form and its
/// fingerprint are written into counts files and vocabulary directories, so that things made by different pipelines
/// never mix.
///
/// Order: normal form, then BERT's normaliser, then BERT's pre-tokeniser.
public struct TextPipeline: Codable, Hashable, Sendable {
  public var normalization: UnicodeNormalization
  public var bert: BertNormalization
  /// Unicode version of the library that normalises, such as `15.0`.
  public var unicodeVersion: String

  public init(
    normalization: UnicodeNormalization = .nfc, bert: BertNormalization = BertNormalization(),
    unicodeVersion: String = ICU.unicodeVersion
  ) {
    self.normalization = normalization
    self.bert = bert
    self.unicodeVersion = unicodeVersion
  }

  /// NFC, then BERT's normaliser, cased, accents kept.
  public static var standard: TextPipeline { TextPipeline() }

  private enum CodingKeys: String, CodingKey {
    case normalization, bert
    case unicodeVersion = "unicode_version"
  }
}
