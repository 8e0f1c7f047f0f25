internal import Storage
internal import CommentText

/// Cuts words where no merge will ever happen, for one thread.
///
/// Two neighbouring characters that are rarer than the threshold are never merged, nor are tokens that end and begin
/// with them: such a pair is at most as frequent as the two characters at its seam. So a word falls into independent
/// segments. Segments of one symbol are dropped. The others repeat between words and are stored once, with their counts
/// added up: fewer and shorter than words, the more so the rarer the words.
///
/// A segment is written as the numbers of its pairs, so that nobody has to look these up again.
struct WordCutter: ~Copyable {
  private let symbolTable: SymbolTable
  private let pairs: PairIndex
  private let secret = HashSecret.process
  private let shards: [SegmentShard]
  /// Segments of other shards are passed over.
  private let kept: Range<Int>
  /// For each shard, what waits for it.
  private let batches: UnsafeMutablePointer<SegmentBatch>
  /// Words that wait until there are enough to ask for their pairs all at once.
  private var words = GrowingBuffer<Word>()
  private var symbols = GrowingBuffer<UInt32>()
  private var numbers = GrowingBuffer<UInt32>()

  // Not private: debug builds fail on private types in memory of this kind (swiftlang/swift #75903).
  struct Word: BitwiseCopyable {
    var symbolCount: Int
    var occurrences: Int
  }

  private static let enoughSymbols = 512

  /// - Parameters:
  ///   - pairs: numbers those that reach the threshold.
  ///   - shards: as many as a power of two.
  ///   - kept: those that are filled this time.
  init(_ symbolTable: SymbolTable, pairs: PairIndex, shards: [SegmentShard], kept: Range<Int>) {
    self.kept = kept
    self.symbolTable = symbolTable
    self.pairs = pairs
    self.shards = shards
    batches = .allocate(capacity: shards.count)
    for number in shards.indices { (batches + number).initialize(to: SegmentBatch()) }
  }

  deinit {
    batches.deinitialize(count: shards.count)
    batches.deallocate()
  }

  mutating func add(_ word: UnsafeRawBufferPointer, occurrences: Int) {
    symbols.reserve(word.count)
    let count = symbolTable.symbols(of: word, into: symbols.base + symbols.count)
    guard count > 1 else { return }
    symbols.count += count
    words.append(Word(symbolCount: count, occurrences: occurrences))
    if symbols.count >= Self.enoughSymbols { cutWords() }
  }

  /// Cuts what still waits, and sends all segments to the shards.
  mutating func finish() {
    cutWords()
    for number in shards.indices { flush(number) }
  }

  private mutating func cutWords() {
    let (symbols, pairs) = (self.symbols.base, self.pairs)
    for place in 1..<max(self.symbols.count, 1) { pairs.prefetch(PairKey(symbols[place - 1], symbols[place])) }
    numbers.reserve(self.symbols.count)
    var start = 0
    for place in 0..<words.count {
      cut(symbols + start, words[place])
      start += words[place].symbolCount
    }
    words.count = 0
    self.symbols.count = 0
  }

  /// Sends the runs of pairs that have a number. There is room for all of the word's numbers.
  @inline(__always)
  private func cut(_ symbols: UnsafePointer<UInt32>, _ word: Word) {
    let (pairs, numbers) = (self.pairs, self.numbers.base)
    var length = 0
    for place in 1..<word.symbolCount {
      let number = pairs.number(of: PairKey(symbols[place - 1], symbols[place]))
      if number >= 0 {
        numbers[length] = UInt32(truncatingIfNeeded: number)
        length += 1
      } else if length > 0 {
        send(numbers, length, word.occurrences)
        length = 0
      }
    }
    if length > 0 { send(numbers, length, word.occurrences) }
  }

  @inline(__always)
  private func send(_ segment: UnsafePointer<UInt32>, _ length: Int, _ occurrences: Int) {
    let hash = SegmentHash.hash(segment, length: length, secret)
    // The table in the shard uses the upper half.
    let number = Int(truncatingIfNeeded: hash) & (shards.count - 1)
    guard kept.contains(number) else { return }
    batches[number].append(segment, length: length, hash: hash, occurrences: occurrences)
    if batches[number].isFull { flush(number) }
  }

  @inline(never)
  private func flush(_ number: Int) {
    shards[number].add(batches[number])
    batches[number].removeAll()
  }
}
