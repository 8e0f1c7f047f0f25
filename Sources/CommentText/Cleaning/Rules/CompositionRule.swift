/// How letters that were written in parts are put together before any other step.
public enum CompositionRule: String, Hashable, Sendable, CaseIterable {
  /// NFC.
  case nfc
  /// NFC; single Hangul letters become those of a keyboard: halfwidth and conjoining ones move to the compatibility
  /// block (`ﾡ` and `ᄀ` become `ㄱ`).
  case comments
}
