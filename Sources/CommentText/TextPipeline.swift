internal import DurableFiles

/// What is done to the text of a comment before its words are counted or encoded.
///
/// Two pipelines that are equal turn every comment into the same words. The canonical form and its fingerprint are
/// written into counts files and vocabulary directories, so that things made by different pipelines never mix.
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
}

/// A Unicode normal form (Unicode Standard Annex 15), or none.
public enum UnicodeNormalization: String, Codable, Hashable, Sendable, CaseIterable {
  case nfc, nfkc, none
}

/// The switches of BERT's normaliser.
public struct BertNormalization: Codable, Hashable, Sendable {
  /// Deletes control and format characters and turns every white space into U+0020.
  public var cleansText: Bool
  /// Puts a space around each CJK ideograph.
  public var spacesCJK: Bool
  public var lowercases: Bool
  /// Decomposes (NFD) and drops combining marks. Takes Hangul syllables apart into jamo.
  public var stripsAccents: Bool

  public init(cleansText: Bool = true, spacesCJK: Bool = true, lowercases: Bool = false, stripsAccents: Bool = false) {
    self.cleansText = cleansText
    self.spacesCJK = spacesCJK
    self.lowercases = lowercases
    self.stripsAccents = stripsAccents
  }
}
