/// What a special token is for; the five roles that BERT-like models know, and two that some have besides.
public enum SpecialTokenRole: String, Codable, Hashable, Sendable, CaseIterable {
  /// Fills short sequences up (`[PAD]`).
  case padding
  /// Stands for a word that the vocabulary cannot spell (`[UNK]`).
  case unknown
  /// Opens a sequence (`[CLS]`).
  case classification
  /// Closes a sequence (`[SEP]`).
  case separator
  /// Hides a word from the model that must guess it (`[MASK]`).
  case mask
  /// Opens a text, in models that know no classification token (`<s>`).
  case beginning
  /// Closes a text (`</s>`).
  case end

  /// The five of BERT's family.
  static let ofBERT: [SpecialTokenRole] = [.padding, .unknown, .classification, .separator, .mask]

  /// The short name that Hugging Face's configuration files use, as in `pad_token`.
  public var shortName: String {
    switch self {
    case .padding: "pad"
    case .unknown: "unk"
    case .classification: "cls"
    case .separator: "sep"
    case .mask: "mask"
    case .beginning: "bos"
    case .end: "eos"
    }
  }

  /// The name of the role's token in models of BERT's family, such as `[PAD]`.
  public var bertName: String { "[\(shortName.uppercased())]" }

  /// The role that a token's name tells: BERT's names (`[CLS]`) and RoBERTa's and SentencePiece's (`<s>`, `<cls>`).
  package init?(conventionalName name: [UInt8]) {
    guard let role = Self.rolesByName.first(where: { Array($0.name.utf8) == name })?.role else { return nil }
    self = role
  }

  /// Names that models of other families use, such as `<unk>`.
  var otherNames: [String] {
    let names = ["<\(shortName)>", "<\(shortName.uppercased())>"]
    return self == .classification ? names + ["<s>"] : self == .separator ? names + ["</s>"] : names
  }

  private static let rolesByName: [(name: String, role: SpecialTokenRole)] =
    ofBERT.flatMap { role in ([role.bertName] + role.otherNames).map { ($0, role) } }
}
