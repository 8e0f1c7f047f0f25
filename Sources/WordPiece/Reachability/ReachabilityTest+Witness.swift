extension ReachabilityTest {
  /// Whether another text than the entry itself gives it.
  ///
  /// Two things need one. Where text is lowercased, a letter and an accent that have no composed capital but a composed
  /// small letter (J̌ and ǰ) come out decomposed when they were written large. And a prefix that is an ordinary text,
  /// unlike `##`, may also start a word.
  func hasRareWitness(_ entry: [UInt8]) -> Bool {
    let lowercases = pipeline.pipeline.bert.lowercases
    let probe = probe(for: entry)
    if lowercases, comesOut(probe, from: probe.lead + capitalised(probe.piece)) { return true }
    guard !probe.lead.isEmpty else { return false }
    let start = Probe(lead: [], piece: entry)
    return comesOut(start) || (lowercases && comesOut(start, from: capitalised(entry)))
  }

  /// The text with capitals where the small letters do not come out of the pipeline as they are.
  ///
  /// Judged for each base character with its combining marks, because only within them do characters compose.
  private func capitalised(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for cluster in clusters(of: text) {
      let bytes = cluster.flatMap { Array(String($0).utf8) }
      result += pipeline.normalize(bytes) == bytes ? bytes : cluster.flatMap { Array(capital($0).utf8) }
    }
    return result
  }

  private func clusters(of text: [UInt8]) -> [[Unicode.Scalar]] {
    var clusters: [[Unicode.Scalar]] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let isMark = scalar.properties.canonicalCombiningClass != .notReordered
      if isMark, !clusters.isEmpty { clusters[clusters.count - 1].append(scalar) } else { clusters.append([scalar]) }
    }
    return clusters
  }

  /// The capital of a letter if lowercasing gives the letter back.
  private func capital(_ scalar: Unicode.Scalar) -> String {
    let capital = scalar.properties.uppercaseMapping.unicodeScalars
    guard capital.count == 1, let only = capital.first else { return String(scalar) }
    return only.properties.lowercaseMapping.unicodeScalars.elementsEqual([scalar]) ? String(only) : String(scalar)
  }
}
