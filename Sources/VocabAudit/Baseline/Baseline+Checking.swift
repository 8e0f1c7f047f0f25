extension Baseline {
  /// The first field whose number no audit gives, such as `vocabularies.0.token_counts`; nil where there is none.
  ///
  /// Reports come from files that anybody can have changed: with such numbers sums would overflow, and differences
  /// would be no numbers that JSON can hold.
  var impossibleField: String? {
    for (place, vocabulary) in vocabularies.enumerated() {
      if let name = vocabulary.impossibleField { return "vocabularies.\(place).\(name)" }
    }
    return nil
  }
}

extension Baseline.Vocabulary {
  /// Beyond every rate there can be, and small enough to be squared.
  private static let largestRate = 1e15

  fileprivate var impossibleField: String? {
    if rates.values.contains(where: { !Self.isRate($0) }) { return "rates" }
    let errors = intervals.values.lazy.map(\.standardError)
    if errors.contains(where: { !Self.isRate($0) || $0 < 0 }) { return "intervals" }
    return report.flatMap { Self.haveSum($0.tokenCounts) ? nil : "token_counts" }
  }

  private static func isRate(_ number: Double) -> Bool { number.magnitude <= largestRate }

  /// Whether the counts are counts, and can be added up.
  private static func haveSum(_ counts: [Int]) -> Bool {
    var sum = 0
    for count in counts {
      let (next, overflows) = sum.addingReportingOverflow(count)
      guard count >= 0, !overflows else { return false }
      sum = next
    }
    return true
  }
}
