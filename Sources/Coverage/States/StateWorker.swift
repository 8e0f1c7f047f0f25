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
    try block.forEachComment { number, line in
      do {
        let isFirst = block.ordinal == 0 && number == 0
        guard !isFirst, let parsed = try StateLine(line) else {
          // States one behind the other bring their first lines along.
          guard isFirst || line.first == UInt8(ascii: "{") else { throw StateRowProblem.fieldCount }
          return try readHeader(line, block.place(line: number, byte: 0))
        }
        let part = try part(parsed.group)
        guard parsed.isOfWord else { return try add(parsed.row, parsed.count, to: part) }
        let word = parsed.row.dropFirst(2)
        guard word.contains(where: { $0 <= UInt8(ascii: "!") }) else { return try part.words.add(word, parsed.count) }
        guard let word = StateKey.text(word), !word.isEmpty else { throw StateRowProblem.key }
        try word.withUnsafeBytes { try part.words.add($0, parsed.count) }
      } catch let problem as StateRowProblem {
        throw StateFault(place: block.place(line: number, byte: 0), problem: .row(problem))
      } catch let problem as StateHeaderProblem {
        throw StateFault(place: block.place(line: number, byte: 0), problem: .header(problem))
      }
    }
    // A row has six bytes at least, and its word a slot, a header and those bytes.
    try spillIfFull(ahead: block.text.count * 8)
  }

  /// Adds what waits to the tables.
  func finish() throws(WordCountingError) {
    for part in parts.values { try part.words.flush() }
  }

  private func readHeader(_ line: some Collection<UInt8>, _ place: CorpusPlace) throws(StateHeaderProblem) {
    let header = try StateHeader(decoding: line)
    try header.check(against: expected)
    headers.append((place, header))
  }

  private func part(_ group: some Collection<UInt8>) throws -> StatePart {
    if let latest, latest.name.elementsEqual(group) { return latest.part }
    let name = Array(group)
    let part = try parts[name] ?? newPart(name)
    latest = (name, part)
    return part
  }

  private func newPart(_ name: [UInt8]) throws -> StatePart {
    guard name == StateKey.ofCorpus || StateKey.text(name) != nil else { throw StateRowProblem.key }
    guard parts.count <= CoverageMeter.groupLimit else { throw TooManyGroups() }
    let part = StatePart(meter, spillFile)
    parts[name] = part
    return part
  }

  /// Adds a row that is no word's.
  private func add(
    _ row: some Collection<UInt8>, _ count: Int, to part: StatePart
  ) throws(StateRowProblem) {
    let fields = row.split(separator: StateKey.separator, omittingEmptySubsequences: false).map { Array($0) }
    if fields.count == 1, fields[0].elementsEqual(StateKind.files.rawValue.utf8) {
      try budget.take(count, times: 1)
      fileCount += count
    } else {
      try part.add(fields, count, &budget)
    }
  }

  /// Spills all tables if the next block might have no room.
  private func spillIfFull(ahead: Int) throws(WordCountingError) {
    guard let memory = meter.memory else { return }
    let used = parts.values.reduce(ahead) { $0 + $1.table.byteCount }
    guard used > memory.byteLimit / meter.threads else { return }
    for part in parts.values { try part.spillAndRelease() }
  }
}

/// A fault of a state and where it is.
struct StateFault: Error {
  enum Problem {
    case header(StateHeaderProblem)
    case row(StateRowProblem)
  }

  var place: CorpusPlace
  var problem: Problem
}
