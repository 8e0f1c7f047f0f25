internal import Storage
public import WordCounting
internal import WordPiece

extension CoverageMeter {
  /// Measures word counts alone: every figure that needs no lines.
  /// - Complexity: O(b / threads) for b bytes of distinct words and each vocabulary.
  public func measure(_ counts: WordCounts) -> CorpusCoverage {
    CorpusCoverage(counts.totals, counts, tally(counts, areMarked: false), nil, vocabularies, detail)
  }

  /// Adds up distinct words, which are encoded anew.
  /// - Parameter areMarked: whether added tokens have `AddedTokenMark`; else each word equal to one is one.
  func tally(_ counts: WordCounts, areMarked: Bool) -> WordTally {
    let tallies = parallelMap(count: threads, threads: threads) { thread in
      let scratch = RecordScratch(vocabularies, detail, areMarked: areMarked)
      for partition in stride(from: thread, to: counts.partitions.count, by: threads) {
        counts.forEach(inPartition: partition) { word, count in scratch.add(word, count: count) }
      }
      return scratch.tally
    }
    var sum = WordTally(vocabularies, detail)
    for tally in tallies { sum.add(tally) }
    return sum
  }
}

/// Room for some words and their records, which are encoded and added up together; for one thread.
///
/// Words are copied, because those of a file are there for a moment only. Owns its memory: bytes of words, and
/// `WordLedger.batchCapacity` records, counts and places of words.
private final class RecordScratch {
  private let ledger: WordLedger
  private let areMarked: Bool
  private let sums: DistinctWordTally
  private let records: UnsafeMutableRawPointer
  private let waiting: UnsafeMutablePointer<Waiting> = .allocate(capacity: WordLedger.batchCapacity)
  private var waitingCount = 0
  private var bytes: UnsafeMutableRawBufferPointer
  private var usedByteCount = 0

  private struct Waiting: BitwiseCopyable {
    let word: UnsafeRawBufferPointer
    let count: Int
  }

  /// Enough for a batch of usual words.
  private static let byteCount = 32 * WordLedger.batchCapacity

  init(_ vocabularies: [MeasuredVocabulary], _ detail: MeasuredDetail, areMarked: Bool) {
    self.areMarked = areMarked
    ledger = WordLedger(vocabularies, detail)
    sums = DistinctWordTally(ledger)
    records = .allocate(byteCount: WordLedger.batchCapacity * ledger.recordByteCount, alignment: 8)
    bytes = .allocate(byteCount: Self.byteCount, alignment: 8)
  }

  deinit {
    records.deallocate()
    waiting.deallocate()
    bytes.deallocate()
  }

  func add(_ word: UnsafeRawBufferPointer, count: Int) {
    let needed = word.count + WordEncoder.padding
    if waitingCount == WordLedger.batchCapacity || usedByteCount + needed > bytes.count { addWaiting() }
    if needed > bytes.count {
      bytes.deallocate()
      bytes = .allocate(byteCount: 2 * needed, alignment: 8)
    }
    let room = UnsafeMutableRawBufferPointer(rebasing: bytes[usedByteCount..<usedByteCount + word.count])
    room.copyMemory(from: word)
    usedByteCount += needed
    (waiting + waitingCount).initialize(to: Waiting(word: UnsafeRawBufferPointer(room), count: count))
    ledger.add(UnsafeRawBufferPointer(room), record(waitingCount))
    if !areMarked { ledger.takeForAddedToken() }
    waitingCount += 1
  }

  /// What all words come to.
  var tally: DistinctWordTally {
    addWaiting()
    return sums
  }

  private func addWaiting() {
    ledger.encodeWaiting()
    for place in 0..<waitingCount {
      sums.add(waiting[place].word, count: waiting[place].count, record(place), ledger)
    }
    ledger.forgetWords()
    waitingCount = 0
    usedByteCount = 0
  }

  private func record(_ place: Int) -> WordRecord {
    WordRecord(address: records + place * ledger.recordByteCount)
  }
}
