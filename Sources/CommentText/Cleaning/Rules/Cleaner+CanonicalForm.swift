extension Cleaner {
  /// One text without spaces that says everything a cleaner does, such as `kcelectra-2022/1;min-characters=10`.
  ///
  /// A published function is written as its name and version, any other cleaner step by step.
  public var canonicalForm: String {
    var function = self
    function.minimumCharacters = 0
    function.measuredText = .cleaned
    let name = PublishedCleaner.allCases.first { $0.cleaner == function }
    var parts = name.map { ["\($0.rawValue)/\($0.version)"] } ?? stepParts
    if minimumCharacters > 0 {
      parts.append("min-characters=\(minimumCharacters)")
      if measuredText != .cleaned { parts.append("length-of=\(measuredText.rawValue)") }
    }
    return parts.isEmpty ? "none" : parts.joined(separator: ";")
  }

  private var stepParts: [String] {
    var parts: [String] = []
    if let composition { parts.append("composition=\(composition.rawValue)") }
    switch characters {
    case .published(let name): parts.append("characters=\(name.rawValue)/\(name.version)")
    case .list(let list): parts.append("characters=\(list.text)")
    case nil: break
    }
    if removesEmoji { parts.append("emoji") }
    if let links { parts.append("urls=\(links.rawValue)") }
    if let masks { parts.append("masks=\(masks.rawValue)") }
    if let repeats { parts.append("repeats=\(repeats.kind.rawValue):\(repeats.limit)") }
    if collapsesSpaces { parts.append("spaces") }
    return parts
  }

  /// Reads a canonical form; nil if it is none, or one of a version that is not known here.
  public init?(canonicalForm: String) {
    self.init()
    if canonicalForm == "none" { return }
    for part in canonicalForm.split(separator: ";", omittingEmptySubsequences: false) {
      let words = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let name = words.first, apply(name, words.count > 1 ? words[1] : nil) else { return nil }
    }
  }

  /// Takes over one part of a canonical form; false if it is none.
  private mutating func apply(_ name: String, _ value: String?) -> Bool {
    switch (name, value) {
    case ("emoji", nil): removesEmoji = true
    case ("spaces", nil): collapsesSpaces = true
    case (_, nil):
      guard let published = PublishedCleaner(versioned: name) else { return false }
      self = published.cleaner
    case ("composition", let value?):
      composition = CompositionRule(rawValue: value)
      return composition != nil
    case ("characters", let value?):
      characters = PublishedCleaner(versioned: value).map { .published($0) } ?? CharacterList(value).map { .list($0) }
      return characters != nil
    case ("urls", let value?):
      links = LinkRule(rawValue: value)
      return links != nil
    case ("masks", let value?):
      masks = MaskRule(rawValue: value)
      return masks != nil
    case ("repeats", let value?):
      repeats = RepeatRule(canonicalForm: value)
      return repeats != nil
    case ("min-characters", let value?):
      guard let number = Int(value), number > 0 else { return false }
      minimumCharacters = number
    case ("length-of", let value?):
      guard let text = MeasuredCleaningText(rawValue: value) else { return false }
      measuredText = text
    default: return false
    }
    return true
  }
}

extension Cleaner: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let cleaner = Cleaner(canonicalForm: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no cleaner known here")
    }
    self = cleaner
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(canonicalForm)
  }
}

extension PublishedCleaner {
  /// `kcelectra-2022/1`; nil for another version than the one there is.
  fileprivate init?(versioned text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let name = PublishedCleaner(rawValue: String(parts[0])), parts[1] == "\(name.version)"
    else { return nil }
    self = name
  }
}

extension RepeatRule {
  /// `words:2`
  fileprivate init?(canonicalForm text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), let limit = Int(parts[1]), limit > 0
    else { return nil }
    self.init(kind, limit: limit)
  }
}
