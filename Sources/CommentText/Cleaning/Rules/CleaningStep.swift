/// The steps of cleaning in the order in which they apply; a cleaner leaves some of them out.
public enum CleaningStep: String, Codable, Hashable, Sendable, CaseIterable {
  case composition, characters, emoji
  case links = "urls"
  case masks, repeats, spaces
  /// Dropping what is too short.
  case length

  /// The step's place in `allCases`: looked up for each change of each comment, so not by hashing the raw value.
  package var place: Int {
    switch self {
    case .composition: 0
    case .characters: 1
    case .emoji: 2
    case .links: 3
    case .masks: 4
    case .repeats: 5
    case .spaces: 6
    case .length: 7
    }
  }
}
