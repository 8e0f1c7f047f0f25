/// How letters that were written in parts are put together before any other step.
public enum CompositionRule: String, Hashable, Sendable, CaseIterable {
  /// NFC.
  case nfc
  /// NFC, and Hangul letters that stand alone as the letters of a keyboard: halfwidth and conjoining ones become those
  /// of the compatibility block (`ﾡ` and `ᄀ` become `ㄱ`).
  case comments
}
