/// Cleaning functions with a name and a version.
public enum PublishedCleaner: String, Hashable, Sendable, CaseIterable {
  /// KcBERT's first function, 2020-08 to 2021-03: Hanja and emoji stay.
  /// - Source: README of KcBERT; emoji 0.6.0, soynlp 0.0.493.
  case kcbert2020 = "kcbert-2020"
  /// The one up to 2022-09: emoji stay, Hanja do not.
  /// - Source: READMEs of KcBERT and KcELECTRA, "keep emoji"; emoji 0.6.0, soynlp 0.0.493.
  case kcelectra2021 = "kcelectra-2021"
  /// The current one: neither stays.
  /// - Source: READMEs and model card of KcELECTRA. Its last step, `emoji.replace_emoji`, finds nothing any more.
  case kcelectra2022 = "kcelectra-2022"
  /// This project's own: keeps what people write, and repairs how it is written.
  case kcComments = "kc-comments"

  /// Raised whenever the function makes something else of any text.
  public var version: Int { 1 }
}
