/// The steps of cleaning in the order in which they apply; a cleaner leaves some of them out.
public enum CleaningStep: String, Codable, Hashable, Sendable, CaseIterable {
  case composition, characters, emoji
  case links = "urls"
  case masks, repeats, spaces
  /// Dropping what is too short.
  case length

  /// The step's place in `allCases`.
  package var place: Int { Self.places[self] ?? 0 }

  private static let places = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
