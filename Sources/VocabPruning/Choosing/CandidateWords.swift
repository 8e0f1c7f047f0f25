internal import CPlatform
internal import WordCounting

/// Words that depend on some of the candidates, with their counts: those whose spelling, or whose spelling without one
/// of their entries, may change if these candidates go, and no others.
struct CandidateWords: Sendable {
  /// Of one word after the other; when all are there, some zeros.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var counts: [Int] = []

  var count: Int { counts.count }

  mutating func append(_ word: UnsafeRawBufferPointer, _ count: Int) {
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    counts.append(count)
  }

  mutating func append(_ other: CandidateWords) {
    let offset = bytes.count
    bytes += other.bytes
    ends += other.ends.lazy.map { $0 + offset }
    counts += other.counts
  }

  /// To be called once all are there.
  mutating func pad() { bytes += [UInt8](repeating: 0, count: PieceTrie.padding) }

  /// Asks for what says where a word is; then, some words later, for the word.
  @inline(__always)
  func prefetchPlace(of number: Int) {
    ends.withUnsafeBufferPointer { kc_prefetch($0.baseAddress.unsafelyUnwrapped + number) }
    counts.withUnsafeBufferPointer { kc_prefetch($0.baseAddress.unsafelyUnwrapped + number) }
  }

  @inline(__always)
  func prefetch(_ number: Int) {
    let start = number == 0 ? 0 : ends[number - 1]
    bytes.withUnsafeBufferPointer { kc_prefetch($0.baseAddress.unsafelyUnwrapped + start) }
  }

  /// Calls `body` with a word, which is valid inside it only, and its count.
  func withWord<Result>(_ number: Int, _ body: (UnsafeRawBufferPointer, Int) -> Result) -> Result {
    bytes.withUnsafeBytes { bytes in
      let start = number == 0 ? 0 : ends[number - 1]
      return body(UnsafeRawBufferPointer(rebasing: bytes[start..<ends[number]]), counts[number])
    }
  }
}
