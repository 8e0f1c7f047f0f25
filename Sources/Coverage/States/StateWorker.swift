internal import CorpusReading
internal import WordCounting

/// What one thread reads of states: the rows of each group, added up.
final class StateWorker {
  /// By the group's name as it stands in keys.
  private(set) var parts: [[UInt8]: StatePart] = [:]
  private(set) var headers: [(place: CorpusPlace, header: StateHeader)] = []
  private(set) var fileCount = 0
  private let meter: CoverageMeter
  private let expected: StateHeader
  private let spillFile: SpillFile?
  /// The group that rows were of last.
  private var latest: (name: [UInt8], part: StatePart)?
  private var budget = StateBudget()

  init(_ meter: CoverageMeter, _ expected: StateHeader) {
    self.meter = meter
    self.expected = expected
    spillFile = meter.memory.map { SpillFile($0) }
  }

  /// - Throws: `StateFault`, `WordCountingError`, `TooManyGroups`.
  func read(_ block: CommentBlock) throws {
    let text = block.text
    var (start, line) = (0, 0)
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      do {
        try read(
          UnsafeRawBufferPointer(rebasing: text[start..<end]), block.place(line: line, byte: 0),
          isFirst: block.ordinal == 0 && line == 0)
      } catch let problem as StateRowProblem {
        throw StateFault(place: block.place(line: line, byte: 0), problem: .row(problem))
      } catch let problem as StateHeaderProblem {
        throw StateFault(place: block.place(line: line, byte: 0), problem: .header(problem))
      }
      start = end + 1
      line += 1
    }
    // A row has six bytes at least, and its word a slot, a header and those bytes.
    try spillIfFull(ahead: text.count * 8)
  }

  /// Adds what waits to the tables.
  func finish() throws(WordCountingError) {
    for part in parts.values { try part.words.flush() }
  }

  private func read(_ line: UnsafeRawBufferPointer, _ place: CorpusPlace, isFirst: Bool) throws {
    guard let tab = line.firstIndex(of: UInt8(ascii: "\t")), !isFirst else {
      // States one behind the other bring their first lines along.
      guard isFirst || line.first == UInt8(ascii: "{") else { throw StateRowProblem.fieldCount }
      let header = try StateHeader(decoding: line)
      try header.check(against: expected)
      return headers.append((place, header))
    }
    let count = try Self.count(line[(tab + 1)...])
    guard let groupEnd = line[..<tab].firstIndex(of: StateKey.separator) else { throw StateRowProblem.key }
    let group = line[..<groupEnd]
    let row = UnsafeRawBufferPointer(rebasing: line[(groupEnd + 1)..<tab])
    if let latest, latest.name.elementsEqual(group) { return try add(row, count, to: latest.part) }
    let name = Array(group)
    let part = try part(name)
    latest = (name, part)
    try add(row, count, to: part)
  }

  private func part(_ name: [UInt8]) throws -> StatePart {
    if let part = parts[name] { return part }
    guard name == StateKey.ofCorpus || name.withUnsafeBytes({ StateKey.text($0) }) != nil else {
      throw StateRowProblem.key
    }
    guard parts.count <= CoverageMeter.groupLimit else { throw TooManyGroups() }
    let part = StatePart(meter, spillFile)
    parts[name] = part
    return part
  }

  private func add(_ row: UnsafeRawBufferPointer, _ count: Int, to part: StatePart) throws {
    // `w `, and the word.
    if row.count > 2, row[0] == UInt8(ascii: "w"), row[1] == StateKey.separator {
      let word = UnsafeRawBufferPointer(rebasing: row[2...])
      if !word.contains(where: { $0 <= UInt8(ascii: "!") }) { return try part.words.add(word, count) }
      guard let word = StateKey.text(word), !word.isEmpty else { throw StateRowProblem.key }
      return try word.withUnsafeBytes { try part.words.add($0, count) }
    }
    let fields = row.split(separator: StateKey.separator, omittingEmptySubsequences: false)
    if fields.count == 1, fields[0].elementsEqual(StateKind.files.rawValue.utf8) {
      try budget.take(count, times: 1)
      fileCount += count
    } else {
      try part.add(fields.map { UnsafeRawBufferPointer(rebasing: $0) }, count, &budget)
    }
  }

  /// Decimal, from 1 on, without signs and leading zeros.
  private static func count(_ digits: Slice<UnsafeRawBufferPointer>) throws(StateRowProblem) -> Int {
    var value = 0
    for byte in digits {
      guard byte != UInt8(ascii: "\t") else { throw .fieldCount }
      let digit = Int(byte) - Int(UInt8(ascii: "0"))
      let (tenfold, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      guard (0...9).contains(digit), !isTooLarge else { throw .count }
      let (sum, isStillTooLarge) = tenfold.addingReportingOverflow(digit)
      guard sum > 0, !isStillTooLarge else { throw .count }
      value = sum
    }
    guard value > 0 else { throw .count }
    return value
  }

  /// Spills all tables if the next block might have no room.
  private func spillIfFull(ahead: Int) throws(WordCountingError) {
    guard let memory = meter.memory else { return }
    let used = parts.values.reduce(ahead) { $0 + $1.table.byteCount }
    guard used > memory.byteLimit / meter.threads else { return }
    for part in parts.values { try part.spillAndRelease() }
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
