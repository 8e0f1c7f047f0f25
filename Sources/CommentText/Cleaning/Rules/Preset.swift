/// The preprocessing of a published model as a whole: what its authors did to the corpus before training.
public enum Preset: String, Hashable, Sendable, CaseIterable {
  case kcbertPretraining = "kcbert-pretraining"
  case kcelectraPretraining = "kcelectra-pretraining"

  /// The cleaning function, with the other steps that look at one comment at a time.
  public var cleaner: Cleaner {
    var cleaner = cleaningFunction.cleaner
    // The cards say "10 characters or fewer" in a heading and "fewer than 10" in the text; this is the text.
    cleaner.minimumCharacters = 10
    if self == .kcelectraPretraining { cleaner.masks = .isolated }
    return cleaner
  }

  /// The function that the model's card prints.
  public var cleaningFunction: PublishedCleaner {
    switch self {
    case .kcbertPretraining: .kcbert2020
    case .kcelectraPretraining: .kcelectra2022
    }
  }

  /// Whether of comments that are equal after cleaning only the first is kept.
  public var deduplicates: Bool { true }
}
