public import CorpusReading

/// What each source contributes to weighted counts.
public struct CountMixture: Hashable, Sendable {
  /// One input.
  public struct Part: Hashable, Sendable {
    /// The file's name without its folder, or `-` for standard input.
    public var name: String
    /// As they were counted.
    public var words: Int
    public var weight: SourceWeight
    /// Millionths of all weighted words, before any power.
    public var shareInMillionths: Int
  }

  public let power: CountPower
  /// By name, so that the order in which inputs were named does not show.
  public let parts: [Part]

  /// - Parameter sources: name and words of each input, in their order.
  init(_ weighting: CountWeighting, _ sources: [(name: String, words: Int)]) {
    power = weighting.power
    let weighted = zip(sources, weighting.weights).map { source, weight in
      Double(source.words) * Double(weight.thousandths)
    }
    // Added from the smallest, so that the sum does not depend on the order of the inputs.
    let total = weighted.sorted().reduce(0, +)
    parts = zip(zip(sources, weighting.weights), weighted).map { source, product in
      Part(
        name: source.0.name, words: source.0.words, weight: source.1,
        shareInMillionths: total > 0 ? Int((product / total * 1e6).rounded()) : 0)
    }.sorted { ($0.name, $0.words, $0.weight) < ($1.name, $1.words, $1.weight) }
  }
}
