/// What a page knows of a rate by its name in reports.
struct RateWords {
  var isShare: Bool
  /// Whether more of it fits better; nil where that depends on what one wants.
  var isBetterHigher: Bool?
  var decimals: Int
  var title: (en: String, ko: String)
  var meaning: (en: String, ko: String)

  /// The rates in the order in which pages show them.
  static let order: [String] = table.map(\.0)
  static func of(_ name: String) -> RateWords? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: table)

  private static let table: [(String, RateWords)] = [
    (
      "unknown_line_rate",
      RateWords(
        isShare: true, isBetterHigher: false, decimals: 3, title: ("Comments with [UNK]", "[UNK]가 있는 댓글"),
        meaning: ("lines with at least one [UNK], among all lines", "[UNK]가 하나라도 있는 줄의 비율"))
    ),
    (
      "unknown_word_rate",
      RateWords(
        isShare: true, isBetterHigher: false, decimals: 4, title: ("[UNK] per word", "단어당 [UNK]"),
        meaning: ("words that became [UNK], among all words", "전체 단어 가운데 [UNK]가 된 단어"))
    ),
    (
      "unknown_distinct_word_rate",
      RateWords(
        isShare: true, isBetterHigher: false, decimals: 3, title: ("[UNK] per distinct word", "서로 다른 단어당 [UNK]"),
        meaning: ("distinct words that became [UNK], among all distinct words", "서로 다른 단어 가운데 [UNK]가 된 단어"))
    ),
    (
      "unknown_token_rate",
      RateWords(
        isShare: true, isBetterHigher: false, decimals: 4, title: ("[UNK] per token", "토큰당 [UNK]"),
        meaning: ("[UNK] among all tokens", "전체 토큰 가운데 [UNK]"))
    ),
    (
      "unknown_character_rate",
      RateWords(
        isShare: true, isBetterHigher: false, decimals: 3, title: ("Characters in [UNK]", "[UNK] 속의 글자"),
        meaning: (
          "characters inside words that became [UNK], among all characters: text that a model never sees",
          "전체 글자 가운데 [UNK]가 된 단어 속의 글자. 모델이 보지 못하는 텍스트"
        ))
    ),
    (
      "character_coverage",
      RateWords(
        isShare: true, isBetterHigher: true, decimals: 3, title: ("Character coverage", "글자 포괄률"),
        meaning: (
          "characters that are a token of their own where they stand, among all characters",
          "서 있는 자리에서 그 자체로 토큰인 글자의 비율"
        ))
    ),
    (
      "tokens_per_word",
      RateWords(
        isShare: false, isBetterHigher: false, decimals: 3, title: ("Tokens per word", "단어당 토큰 수"),
        meaning: ("tokens for each word (fertility)", "단어 하나를 이루는 토큰의 수"))
    ),
    (
      "characters_per_token",
      RateWords(
        isShare: false, isBetterHigher: true, decimals: 3, title: ("Characters per token", "토큰당 글자 수"),
        meaning: ("characters of words for each token", "토큰 하나에 담긴 글자의 수"))
    ),
    (
      "spelled_characters_per_token",
      RateWords(
        isShare: false, isBetterHigher: true, decimals: 3,
        title: ("Characters per token, spelled", "토큰당 글자 수([UNK] 제외)"),
        meaning: (
          "the same, of the words that are [UNK] under none of the vocabularies compared",
          "비교한 어느 어휘에서도 [UNK]가 아닌 단어만으로 센 값"
        ))
    ),
    (
      "bytes_per_token",
      RateWords(
        isShare: false, isBetterHigher: true, decimals: 3, title: ("Bytes per token", "토큰당 바이트"),
        meaning: ("UTF-8 bytes of words for each token", "토큰 하나에 담긴 UTF-8 바이트"))
    ),
    (
      "whole_word_rate",
      RateWords(
        isShare: true, isBetterHigher: true, decimals: 3, title: ("Words kept whole", "나뉘지 않은 단어"),
        meaning: ("words kept as one token other than [UNK], among all words", "[UNK]가 아닌 토큰 하나로 남은 단어의 비율"))
    ),
    (
      "vocabulary_utilisation",
      RateWords(
        isShare: true, isBetterHigher: true, decimals: 2, title: ("Vocabulary used", "쓰인 어휘"),
        meaning: (
          "tokens that were used, among all tokens of the vocabulary but special ones", "특수 토큰을 뺀 어휘 가운데 쓰인 토큰"
        ))
    ),
    (
      "renyi_efficiency",
      RateWords(
        isShare: false, isBetterHigher: true, decimals: 3, title: ("Rényi efficiency", "레니 효율"),
        meaning: (
          "Rényi entropy (order 2.5) of the tokens used, divided by that of equal use of the vocabulary",
          "쓰인 토큰의 레니 엔트로피(2.5차)를 어휘를 고르게 쓸 때의 값으로 나눈 것"
        ))
    ),
    (
      "token_entropy",
      RateWords(
        isShare: false, isBetterHigher: nil, decimals: 3, title: ("Token entropy, bits", "토큰 엔트로피(비트)"),
        meaning: ("Shannon entropy of the tokens used, in bits", "쓰인 토큰의 섀넌 엔트로피(비트)"))
    ),
  ]
}

extension RateWords {
  func title(_ phrases: Phrases) -> Markup { "\(phrases.language == .english ? title.en : title.ko)" }
  func meaning(_ phrases: Phrases) -> Markup { "\(phrases.language == .english ? meaning.en : meaning.ko)" }

  /// A share as per cent, anything else as it is.
  func text(_ value: Double) -> String {
    isShare ? percent(value, decimals: decimals) : fixed(value, decimals: decimals)
  }

  /// For a headline: three digits that count.
  func headline(_ value: Double) -> String { isShare ? shortPercent(value) : fixed(value, decimals: 2) }

  func text(_ interval: AuditDocument.Interval) -> String { range(interval.low, interval.high, decimals) }

  /// `9.879–10.532 %`
  func range(_ low: Double, _ high: Double, _ decimals: Int) -> String {
    let scale = isShare ? 100.0 : 1
    return fixed(low * scale, decimals: decimals) + "–" + fixed(high * scale, decimals: decimals)
      + (isShare ? " %" : "")
  }

  /// A change with its sign, in points of per cent where the rate is a share.
  func signed(_ change: Double) -> String { (change > 0 ? "+" : "") + text(change) }
}
