/// One setting of a pipeline; the raw value is its name in the canonical form.
public enum PipelineSetting: String, Codable, Hashable, Sendable, CaseIterable {
  case normalization
  case cleanText = "clean_text"
  case cjkSpacing = "cjk_spacing"
  case stripAccents = "strip_accents"
  case lowercase
  case unicodeVersion = "unicode_version"
  case cleaning
}

/// A setting in which two pipelines differ.
public struct PipelineDifference: Codable, Hashable, Sendable {
  public var setting: PipelineSetting
  /// The value here, as the canonical form spells it (`nfc`, `true`, `15.0`); nil where the setting has no effect.
  public var ours: String?
  /// The value in the other pipeline.
  public var theirs: String?
  /// Of Unicode versions: the first characters that occur and that the versions treat differently; nil where that was
  /// not looked at.
  public var characters: String?
}
