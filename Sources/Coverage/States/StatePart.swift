internal import WordCounting

/// The rows of one group that one thread has read.
final class StatePart {
  let table: CountingTable
  /// Words on their way into the table.
  let words: CountedBatch
  let spill: TableSpill?
  private(set) var totals = CorpusTotals()
  private(set) var lines: LineSums

  init(_ meter: CoverageMeter, _ file: SpillFile?) {
    table = CountingTable()
    words = CountedBatch(table)
    spill = meter.memory.map { [table] in TableSpill(table, $0, threads: meter.threads, file: file) }
    lines = LineSums(
      vocabularies: meter.vocabularyCount, comparisons: meter.comparisonCount, exampleCount: meter.exampleCount)
  }

  /// Whether no row was of this group.
  var isEmpty: Bool { totals == CorpusTotals() && table.distinctWordCount == 0 && spill?.hasSpilled != true }

  func spillAndRelease() throws(WordCountingError) {
    guard let spill else { return }
    try words.flush()
    spill.spillAndRelease()
    try spill.check()
  }

  /// Adds a row that is no word's.
  func add(_ fields: [[UInt8]], _ count: Int, _ budget: inout StateBudget) throws(StateRowProblem) {
    var row = RowFields(fields)
    guard let kind = StateKind(rawValue: try row.name()) else { throw .key }
    switch kind {
    case .total: try addTotal(&row, count, &budget)
    case .histogram: try addHistogram(&row, count, &budget)
    case .pair: try addPair(&row, count, &budget)
    case .moment: try addMoment(&row, count)
    case .lines: try addLines(&row, count, &budget)
    case .classes:
      let set = try row.number(below: lines.statistics.classSets.count)
      try budget.take(count, times: 1)
      lines.statistics.classSets[set] += count
    case .cause:
      let place = try row.number(below: lines.statistics.vocabularies.count)
      guard let value = UInt32(try row.name(), radix: 16), let scalar = Unicode.Scalar(value) else { throw .key }
      try budget.take(count, times: 1)
      lines.statistics.vocabularies[place].linesByCause[scalar, default: 0] += count
    case .unknown:
      let place = try row.number(below: lines.unknownLines.count)
      lines.unknownLines[place].insert(rank: try row.rank(), line: try row.text())
    case .different:
      let place = try row.number(below: lines.differentLines.count)
      lines.differentLines[place].insert(rank: try row.rank(), line: try row.text())
    case .files, .word: throw .key
    }
    guard row.isAtEnd else { throw .key }
  }

  private func addTotal(_ row: inout RowFields, _ count: Int, _ budget: inout StateBudget) throws(StateRowProblem) {
    let name = try row.name()
    guard let field = StateFields.totals.first(where: { $0.name == name }) else { throw .key }
    try budget.take(count, times: 1)
    totals[keyPath: field.path] += count
  }

  private func addHistogram(
    _ row: inout RowFields, _ count: Int, _ budget: inout StateBudget
  ) throws(StateRowProblem) {
    let owner = try row.name()
    let (name, kindName) = (try row.name(), try row.name())
    let (numerator, denominator) = (try row.figure(), try row.figure())
    try budget.take(count, times: max(numerator, denominator))
    func add(to histogram: inout PairHistogram) { histogram.add(numerator, denominator, units: count) }
    let kind = kindName == "-" ? nil : StateFields.classNames.firstIndex(of: kindName)
    if owner == "-" {
      guard let kind, let field = StateFields.classHistograms.first(where: { $0.name == name }) else { throw .key }
      return add(to: &lines.statistics[keyPath: field.path][kind])
    }
    guard let place = Int(owner), lines.statistics.vocabularies.indices.contains(place) else { throw .key }
    if let field = StateFields.histograms.first(where: { $0.name == name }), kindName == "-" {
      add(to: &lines.statistics.vocabularies[place][keyPath: field.path])
    } else if let kind, let field = StateFields.vocabularyClassHistograms.first(where: { $0.name == name }) {
      add(to: &lines.statistics.vocabularies[place][keyPath: field.path][kind])
    } else if let kind, let field = StateFields.lackingHistograms.first(where: { $0.name == name }) {
      add(to: &lines.statistics.vocabularies[place].classes[kind][keyPath: field.path])
    } else {
      throw .key
    }
  }

  private func addPair(_ row: inout RowFields, _ count: Int, _ budget: inout StateBudget) throws(StateRowProblem) {
    let (place, path) = try comparison(&row)
    let pair = RatioPair(try row.figure(), try row.figure(), try row.figure(), try row.figure())
    let largest = max(pair.leftNumerator, pair.leftDenominator, pair.rightNumerator, pair.rightDenominator)
    try budget.take(count, times: largest)
    lines.statistics.comparisons[place][keyPath: path].add(pair, units: count)
  }

  private func addMoment(_ row: inout RowFields, _ count: Int) throws(StateRowProblem) {
    let (place, path) = try comparison(&row)
    let (number, limb) = (try row.figure(), try row.figure())
    guard lines.statistics.comparisons[place][keyPath: path].add(limb: limb, count, ofNumber: number) else {
      throw .key
    }
  }

  private func comparison(
    _ row: inout RowFields
  ) throws(StateRowProblem) -> (Int, WritableKeyPath<ComparedLines, RatioPairHistogram>) {
    let place = try row.number(below: lines.statistics.comparisons.count)
    let name = try row.name()
    guard let field = StateFields.ratioHistograms.first(where: { $0.name == name }) else { throw .key }
    return (place, field.path)
  }

  private func addLines(_ row: inout RowFields, _ count: Int, _ budget: inout StateBudget) throws(StateRowProblem) {
    let isOfVocabulary = try row.name() == "vocabulary"
    let place = try row.number(
      below: isOfVocabulary ? lines.statistics.vocabularies.count : lines.statistics.comparisons.count)
    let what = try row.name()
    try budget.take(count, times: 1)
    switch (isOfVocabulary, what) {
    case (true, "unknown"): lines.statistics.vocabularies[place].unknownLines += count
    case (false, "different"): lines.differentLineCounts[place] += count
    case (false, "unknown_to_both"): lines.statistics.comparisons[place].linesUnknownToBoth += count
    default:
      guard isOfVocabulary, let kind = StateFields.classNames.firstIndex(where: { "unknown." + $0 == what }) else {
        throw .key
      }
      lines.statistics.vocabularies[place].classes[kind].unknownLines += count
    }
  }
}

extension LineStatistics {
  /// Lines that have words, counted in two ways.
  var linesWithWords: (bySet: Int, byWords: Int) {
    (classSets.reduce(0, +), vocabularies.first?.tokensByWords.pairs.reduce(0) { $0 + $1.units } ?? 0)
  }
}

/// The fields of a row, taken one after the other.
struct RowFields {
  private var rest: ArraySlice<[UInt8]>

  init(_ fields: [[UInt8]]) { rest = fields[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func name() throws(StateRowProblem) -> String {
    guard let field = rest.popFirst() else { throw .key }
    return String(decoding: field, as: UTF8.self)
  }

  /// A figure of a line, or another number below 2³².
  mutating func figure() throws(StateRowProblem) -> Int { try number(below: 1 << 32) }

  mutating func number(below limit: Int) throws(StateRowProblem) -> Int {
    guard let field = rest.popFirst(), !field.isEmpty, field.count <= 10 else { throw .key }
    var number = 0
    for byte in field {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { throw .key }
      number = 10 * number + Int(byte & 15)
    }
    guard number < limit else { throw .key }
    return number
  }

  /// 16 digits.
  mutating func rank() throws(StateRowProblem) -> UInt64 {
    let digits = try name()
    guard digits.utf8.count == 16, let rank = UInt64(digits, radix: 16) else { throw .key }
    return rank
  }

  mutating func text() throws(StateRowProblem) -> [UInt8] {
    guard let text = rest.popFirst().flatMap({ StateKey.text($0) }) else { throw .key }
    return text
  }
}

/// What rows may add up to: beyond it they say what no text gives, and sums would leave 64 bits.
struct StateBudget {
  private var rest = 1 << 58

  mutating func take(_ count: Int, times figure: Int) throws(StateRowProblem) {
    let (product, isTooLarge) = count.multipliedReportingOverflow(by: max(figure, 1))
    guard !isTooLarge, product <= rest else { throw .countTooLarge }
    rest -= product
  }
}
