/// What is done to the text of a comment before its words are counted or encoded.
///
/// Two pipelines with the same fingerprint turn every comment into the same words. The canonical form and its
/// fingerprint are written into counts files and vocabulary directories, so that things made by different pipelines
/// never mix.
///
/// Order: cleaning, then the normal form, BERT's normaliser and BERT's pre-tokeniser.
public struct TextPipeline: Codable, Hashable, Sendable {
  public var normalization: UnicodeNormalization
  public var bert: BertNormalization
  /// Unicode version of the library that normalises, such as `15.0`.
  public var unicodeVersion: String
  /// What was done to whole comments before their words were counted; nil for nothing.
  ///
  /// How a corpus was cleaned. Tokenizers do not clean, so encoding ignores it (`uncleaned`).
  public var cleaning: Cleaner? {
    didSet { if cleaning?.isEmpty == true { cleaning = nil } }
  }

  public init(
    normalization: UnicodeNormalization = .nfc, bert: BertNormalization = BertNormalization(),
    unicodeVersion: String = ICU.unicodeVersion, cleaning: Cleaner? = nil
  ) {
    self.normalization = normalization
    self.bert = bert
    self.unicodeVersion = unicodeVersion
    self.cleaning = cleaning?.isEmpty == true ? nil : cleaning
  }

  /// NFC, then BERT's normaliser, cased, accents kept.
  public static var standard: TextPipeline { TextPipeline() }

  /// The same with another cleaner, or none.
  public func cleaned(by cleaner: Cleaner?) -> TextPipeline {
    var pipeline = self
    pipeline.cleaning = cleaner
    return pipeline
  }

  /// The same without cleaning: what a tokenizer does to text.
  public var uncleaned: TextPipeline { cleaned(by: nil) }

  private enum CodingKeys: String, CodingKey {
    case normalization, bert, cleaning
    case unicodeVersion = "unicode_version"
  }
}
