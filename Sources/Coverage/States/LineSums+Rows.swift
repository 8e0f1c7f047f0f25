internal import WordCounting

extension LineSums {
  /// All that lines came to but how many they are, as rows; in no order.
  var rows: [StateRow] {
    var rows: [StateRow] = []
    for (set, lines) in statistics.classSets.enumerated() where lines > 0 {
      rows.append(StateRow([StateKind.classes.rawValue, String(set)], lines))
    }
    for (name, path) in StateFields.classHistograms { append(statistics[keyPath: path], "-", name, to: &rows) }
    for (place, own) in statistics.vocabularies.enumerated() { append(own, String(place), to: &rows) }
    for (place, own) in statistics.comparisons.enumerated() { append(own, String(place), to: &rows) }
    for (place, lines) in differentLineCounts.enumerated() where lines > 0 {
      rows.append(StateRow([StateKind.lines.rawValue, "comparison", String(place), "different"], lines))
    }
    for (kind, all) in [(StateKind.unknown, unknownLines), (.different, differentLines)] {
      for (place, lines) in all.enumerated() {
        lines.forEach { rank, line in
          rows.append(StateRow([kind.rawValue, String(place), hexadecimal(rank)], text: line, 1))
        }
      }
    }
    return rows
  }

  private func append(_ own: VocabularyLines, _ place: String, to rows: inout [StateRow]) {
    for (name, path) in StateFields.histograms { append(own[keyPath: path], place, name, "-", to: &rows) }
    for (name, path) in StateFields.vocabularyClassHistograms { append(own[keyPath: path], place, name, to: &rows) }
    func appendLines(_ lines: Int, _ what: String) {
      if lines > 0 { rows.append(StateRow([StateKind.lines.rawValue, "vocabulary", place, what], lines)) }
    }
    appendLines(own.unknownLines, "unknown")
    for (kind, lines) in zip(StateFields.classNames, own.classes) {
      appendLines(lines.unknownLines, "unknown." + kind)
      for (name, path) in StateFields.lackingHistograms { append(lines[keyPath: path], place, name, kind, to: &rows) }
    }
    for (scalar, lines) in own.linesByCause {
      rows.append(StateRow([StateKind.cause.rawValue, place, String(scalar.value, radix: 16)], lines))
    }
  }

  private func append(_ own: ComparedLines, _ place: String, to rows: inout [StateRow]) {
    if own.linesUnknownToBoth > 0 {
      rows.append(
        StateRow([StateKind.lines.rawValue, "comparison", place, "unknown_to_both"], own.linesUnknownToBoth))
    }
    for (name, path) in StateFields.ratioHistograms {
      let histogram = own[keyPath: path]
      histogram.forEach { pair, lines in
        let figures = [pair.leftNumerator, pair.leftDenominator, pair.rightNumerator, pair.rightDenominator]
        rows.append(StateRow([StateKind.pair.rawValue, place, name] + figures.map(String.init), lines))
      }
      histogram.moments?.forEachLimb { number, limb, value in
        rows.append(StateRow([StateKind.moment.rawValue, place, name, String(number), String(limb)], value))
      }
    }
  }

  /// Histograms of each class.
  private func append(_ histograms: [PairHistogram], _ place: String, _ name: String, to rows: inout [StateRow]) {
    for (kind, histogram) in zip(StateFields.classNames, histograms) {
      append(histogram, place, name, kind, to: &rows)
    }
  }

  private func append(
    _ histogram: PairHistogram, _ place: String, _ name: String, _ kind: String, to rows: inout [StateRow]
  ) {
    for pair in histogram.pairs {
      rows.append(
        StateRow(
          [StateKind.histogram.rawValue, place, name, kind, String(pair.numerator), String(pair.denominator)],
          pair.units))
    }
  }

  /// In 16 digits, so that the order of the digits is that of the ranks.
  private func hexadecimal(_ rank: UInt64) -> String {
    let digits = String(rank, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension RatioMoments {
  /// Parts of 32 bits of all sums, then of all products, the lowest first; each so small that very many add up in 64
  /// bits.
  fileprivate func forEachLimb(_ body: (_ number: Int, _ limb: Int, _ value: Int) -> Void) {
    for (number, sum) in (sums + products).enumerated() {
      for limb in 0..<Self.limbCount {
        let value = Int(truncatingIfNeeded: sum >> Int128(32 * limb) & 0xFFFF_FFFF)
        if value > 0 { body(number, limb, value) }
      }
    }
  }

  static let limbCount = 4

  /// Adds a part of 32 bits that stands for more, because it is a sum of such.
  /// - Returns: whether there is such a part.
  mutating func add(limb: Int, _ value: Int, ofNumber number: Int) -> Bool {
    guard (0..<Self.limbCount).contains(limb), (0..<sums.count + products.count).contains(number) else { return false }
    add(Int128(value) << Int128(32 * limb), toNumber: number)
    return true
  }
}
