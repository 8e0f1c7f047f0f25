import VocabAudit

extension AuditRate {
  /// Short, for the first column of a table.
  var title: String {
    switch self {
    case .unknownTokenRate: "[UNK] per token"
    case .unknownWordRate: "[UNK] per word"
    case .unknownDistinctWordRate: "[UNK] per distinct word"
    case .unknownLineRate: "comments with [UNK]"
    case .unknownCharacterRate: "characters in [UNK]"
    case .characterCoverage: "character coverage"
    case .tokensPerWord: "tokens per word"
    case .charactersPerToken: "characters per token"
    case .spelledCharactersPerToken: "chars/token, spelled"
    case .bytesPerToken: "bytes per token"
    case .wholeWordRate: "words kept whole"
    case .renyiEfficiency: "Rényi efficiency (2.5)"
    case .tokenEntropy: "token entropy, bits"
    case .vocabularyUtilisation: "vocabulary used"
    }
  }

  /// A share as per cent, anything else as it is.
  func text(_ value: Double) -> String {
    isShare ? percent(value, decimals: decimals) : fixed(value, decimals: decimals)
  }

  /// An interval: `10.105–10.317 %`.
  func text(_ low: Double, _ high: Double) -> String {
    let scale = isShare ? 100.0 : 1
    return fixed(low * scale, decimals: decimals) + "–" + fixed(high * scale, decimals: decimals)
      + (isShare ? " %" : "")
  }

  /// A change, in percentage points where the rate is a share.
  func signedText(_ change: Double) -> String { signedNumber(change) + (isShare ? " %p" : "") }

  /// A change in a sentence: `comments with [UNK] +6.347 %p (+6.014 to +6.681 %p)`, and that it may be chance.
  func sentence(_ change: Double, _ low: Double?, _ high: Double?) -> String {
    "\(title) \(signedText(change))" + (signedInterval(low, high).map { " (\($0))" } ?? "")
      + (isBeyondDoubt(low, high) ? "" : ", which may be chance")
  }

  /// Whether 0 lies outside a change's interval.
  func isBeyondDoubt(_ low: Double?, _ high: Double?) -> Bool {
    low.map { $0 > 0 } == true || high.map { $0 < 0 } == true
  }

  func changeInterval(_ change: RateChange) -> String? { signedInterval(change.low, change.high) }

  /// The interval of a change or difference: `-0.012 to +0.034`.
  func signedInterval(_ low: Double?, _ high: Double?) -> String? {
    guard let low, let high else { return nil }
    return "\(signedNumber(low)) to \(signedNumber(high))" + (isShare ? " %p" : "")
  }

  /// With a sign, unless it rounds to nothing.
  private func signedNumber(_ change: Double) -> String {
    let number = fixed(change * (isShare ? 100.0 : 1), decimals: decimals)
    let isNothing = number.allSatisfy { "0.".contains($0) }
    return change > 0 && !isNothing ? "+" + number : number
  }

  /// Enough to tell what an interval can tell apart on a million lines.
  private var decimals: Int {
    switch self {
    case .unknownTokenRate, .unknownWordRate: 4
    default: 3
    }
  }
}
