internal import Storage
internal import CorpusReading

/// What is known of a block of a counts file once its lines have been read.
struct CountsBlock {
  /// The header, if the block starts its file, and the number of words if that says one.
  var header: (header: CountsHeader, words: Int?)?
  var size = PartitionSize()
  var firstWord: [UInt8] = []
  var lastWord: [UInt8] = []
  /// Where the first word stands.
  var place: CorpusPlace
  /// The words as entries, where they are kept as they come.
  var piece: EntryArena.Piece?
}

/// A fault and the block in which it is, to be turned into a location.
struct CountsFault: Error {
  var place: CorpusPlace
  var problem: Problem

  enum Problem {
    case header(CountsHeaderProblem)
    case line(CountsLineProblem)
  }
}

/// Reads the lines of blocks, one after another; one a thread.
final class CountsBlockReader {
  let slabs = Arena()
  let table: CountingTable?
  private(set) var blocks: [CountsBlock] = []
  let spill: TableSpill?
  private let batch: CountedBatch?
  private let factors: [Int]?

  /// - Parameters:
  ///   - addsToTable: whether words are counted in a table. Otherwise they are kept as they come.
  ///   - factors: for each source what its counts in the table are multiplied by; nil: nothing.
  ///   - memory: what the tables of all threads may take; nil: any amount.
  init(addsToTable: Bool, factors: [Int]? = nil, _ memory: CountingMemory?, threads: Int) {
    self.factors = factors
    let table = addsToTable ? CountingTable() : nil
    self.table = table
    batch = table.map(CountedBatch.init)
    spill = table.flatMap { table in memory.map { TableSpill(table, $0, threads: threads) } }
  }

  /// - Throws: `CountsFault`, `WordCountingError.countOverflow`.
  func read(_ block: CommentBlock) throws {
    var result = CountsBlock(place: block.place(line: 0, byte: 0))
    var text = block.text
    var headerLineCount = 0
    if block.ordinal == 0, !text.isEmpty {
      text = try takeHeader(text, &result)
      headerLineCount = 1
      result.place = block.place(line: 1, byte: 0)
    }
    do {
      try read(text, factor: factors?[block.sourceIndex] ?? 1, &result)
    } catch let fault as LineFault {
      throw CountsFault(place: block.place(line: fault.line + headerLineCount, byte: 0), problem: .line(fault.problem))
    }
    blocks.append(result)
  }

  /// Adds what waits to the table.
  func finish() throws(WordCountingError) { try batch?.flush() }

  private func takeHeader(
    _ text: UnsafeRawBufferPointer, _ result: inout CountsBlock
  ) throws(CountsFault) -> UnsafeRawBufferPointer {
    let end = text.firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    do {
      result.header = try CountsHeader.decode(UnsafeRawBufferPointer(rebasing: text[..<end]))
    } catch { throw CountsFault(place: result.place, problem: .header(error)) }
    return UnsafeRawBufferPointer(rebasing: text[min(end + 1, text.count)...])
  }

  private func read(_ text: UnsafeRawBufferPointer, factor: Int, _ result: inout CountsBlock) throws {
    if let fault = CountsText.fault(text) { throw fault }
    var entries = table == nil ? EntryWriter(text, slabs) : nil
    var lines = CountsLines(text)
    var previous: UnsafeRawBufferPointer?
    while let line = try lines.next() {
      if let previous {
        let order = order(previous, line.word)
        guard order < 0 else { throw LineFault(line: lines.line - 1, problem: order == 0 ? .repeated : .unsorted) }
      } else {
        result.firstWord = Array(line.word)
      }
      previous = line.word
      try result.size.addOccurrences(line.count, of: line.word)
      result.size.distinctWordCount += 1
      result.size.byteCount += line.word.count
      let (count, isTooLarge) = line.count.multipliedReportingOverflow(by: factor)
      guard !isTooLarge else { throw WordCountingError.countOverflow(word: Array(line.word)) }
      try batch?.add(line.word, count)
      spill?.spillIfFull()
      entries?.append(line.word, line.count)
    }
    try spill?.check()
    if let previous { result.lastWord = Array(previous) }
    result.piece = entries?.piece
  }
}

/// Writes the entries of a block's words one after another.
private struct EntryWriter {
  private let start: UnsafeMutableRawPointer
  private var end: UnsafeMutableRawPointer

  /// Room for every line of `text`: an entry replaces the tab, the newline and at least one digit by its header.
  init(_ text: UnsafeRawBufferPointer, _ slabs: Arena) {
    let lineCount = CountsText.count(in: text) { $0 == UInt8(ascii: "\n") }
    start = slabs.take(text.count + lineCount * (WordEntry.headerByteCount - 3) + WordEntry.slackByteCount)
    end = start
  }

  mutating func append(_ word: UnsafeRawBufferPointer, _ count: Int) {
    guard let first = word.baseAddress else { return }
    WordEntry.make(at: end, first, word.count).count = count
    end += WordEntry.headerByteCount + word.count
  }

  var piece: EntryArena.Piece { EntryArena.Piece(start: start, end: end) }
}
