/// Which of transformers' classes loads a directory, as far as that changes what it does.
enum TokenizerClass: Hashable {
  /// BERT's own and those that do as it does: the configuration's flags make the normaliser, and BERT's five special
  /// tokens are there by default.
  case bert
  /// Takes `tokenizer.json` as it is.
  case general
  /// Another one, by name.
  case other(String)

  /// - Source: `tokenization_auto.py` and the classes' own files in transformers 4.57.6.
  private static let namesOfBERT: Set<String> = [
    "BertTokenizer", "ElectraTokenizer", "DistilBertTokenizer", "ConvBertTokenizer", "MobileBertTokenizer",
    "SqueezeBertTokenizer", "RetriBertTokenizer", "LxmertTokenizer", "LayoutLMTokenizer",
  ]

  private static let typesOfBERT: Set<String> = [
    "bert", "electra", "distilbert", "convbert", "mobilebert", "squeezebert", "retribert", "lxmert", "layoutlm",
  ]

  /// Classes with special tokens or rules of their own, beside a `tokenizer.json` too.
  private static let namesOfOwnRules: Set<String> = [
    "FunnelTokenizer", "MPNetTokenizer", "RoFormerTokenizer", "SplinterTokenizer",
  ]

  private static let generalNames: Set<String> = [
    "PreTrainedTokenizer", "PreTrainedTokenizerFast", "TokenizersBackend",
  ]

  /// A class by its name, with or without `Fast`.
  init(name: String) {
    let plain = name.hasSuffix("Fast") ? String(name.dropLast(4)) : name
    self =
      Self.namesOfBERT.contains(plain)
      ? .bert
      : Self.generalNames.contains(name) || Self.generalNames.contains(plain) ? .general : .other(name)
  }

  /// The name of a class that adds to what `tokenizer.json` says; nil for all others.
  var nameOfOwnRules: String? {
    guard case .other(let name) = self else { return nil }
    let plain = name.hasSuffix("Fast") ? String(name.dropLast(4)) : name
    return Self.namesOfOwnRules.contains(plain) ? name : nil
  }

  /// The class that a model's type stands for, where no class is named.
  init?(modelType: String) {
    guard Self.typesOfBERT.contains(modelType) else { return nil }
    self = .bert
  }
}
