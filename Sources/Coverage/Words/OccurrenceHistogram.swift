/// How many distinct words occur how often.
public struct OccurrenceHistogram: Sendable {
  /// By occurrences; most words are rare.
  private var few = [Int](repeating: 0, count: 1024)
  private var many: [Int: Int] = [:]

  init() {}

  @inline(__always)
  mutating func add(occurrences: Int, words: Int = 1) {
    if occurrences < few.count { few[occurrences] += words } else { many[occurrences, default: 0] += words }
  }

  /// Ascending by occurrences.
  public var entries: [(occurrences: Int, words: Int)] {
    few.enumerated().filter { $1 > 0 }.map { ($0, $1) } + many.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
