/// The special tokens that a `tokenizer_config.json` or `special_tokens_map.json` names, with their roles.
struct SpecialTokenConfiguration {
  let tokens: [SpecialToken]

  init(_ document: JSONDocument) {
    var tokens: [SpecialToken] = []
    for role in SpecialTokenRole.allCases {
      guard let value = document.root["\(role.shortName)_token"], let text = Self.text(value) else { continue }
      tokens.append(SpecialToken(text, role: role))
    }
    for list in ["additional_special_tokens", "extra_special_tokens"] {
      for text in document.root[list]?.array?.compactMap(Self.text) ?? [] {
        tokens.append(SpecialToken(text, role: nil))
      }
    }
    var seen: Set<[UInt8]> = []
    self.tokens = tokens.filter { seen.insert($0.bytes).inserted }
  }

  func role(of token: [UInt8]) -> SpecialTokenRole? { tokens.first { $0.bytes == token }?.role }

  /// A token is written as its text, or as an object that holds it.
  private static func text(_ value: JSONValue) -> String? { value.string ?? value["content"]?.string }
}
