internal import Storage

/// The comments that were repeated most, gathered while counts grow; for one thread at a time.
///
/// Counts only grow, so a comment that is not among the first `limit` at its last repetition never is.
struct RepeatedComments {
  let limit: Int
  /// By occurrences, then by bytes.
  private(set) var comments: [RepeatedComment] = []
  private var keys: [HashKey] = []

  init(limit: Int) { self.limit = limit }

  /// Takes note that a comment has been there so often.
  mutating func offer(_ occurrences: Int, _ text: UnsafeRawBufferPointer, _ key: HashKey) {
    guard limit > 0, occurrences > 1 else { return }
    if comments.count == limit, let last = comments.last, occurrences < last.occurrences { return }
    if let known = keys.firstIndex(of: key) {
      comments.remove(at: known)
      keys.remove(at: known)
    }
    let comment = RepeatedComment(occurrences: occurrences, text: Array(text))
    let place = comments.firstIndex { Self.precedes(comment, $0) } ?? comments.count
    comments.insert(comment, at: place)
    keys.insert(key, at: place)
    if comments.count > limit {
      comments.removeLast()
      keys.removeLast()
    }
  }

  private static func precedes(_ left: RepeatedComment, _ right: RepeatedComment) -> Bool {
    guard left.occurrences == right.occurrences else { return left.occurrences > right.occurrences }
    return left.text.lexicographicallyPrecedes(right.text)
  }
}

/// Which of the comments that were put aside may be among the most repeated, known before their text is read again.
///
/// Those above the threshold by name, which are fewer than `limit`; those at it, of which there may be many, as bits.
struct RepeatedCandidates {
  private let limit: Int
  private var threshold = 1
  private var above: [Int: Int] = [:]
  private var atThreshold: OrdinalBits

  init(limit: Int, ordinalCount: Int) {
    self.limit = limit
    atThreshold = OrdinalBits(count: limit > 0 ? ordinalCount : 0)
  }

  mutating func add(_ occurrences: Int, ordinal: Int) {
    guard limit > 0, occurrences > 1, occurrences >= threshold else { return }
    guard occurrences > threshold else { return atThreshold.set(ordinal) }
    above[ordinal] = occurrences
    if above.count >= limit { raise() }
  }

  /// Makes the lowest count that still belongs to the first `limit` the threshold.
  private mutating func raise() {
    threshold = above.values.sorted(by: >)[limit - 1]
    atThreshold.clear()
    for (ordinal, occurrences) in above where occurrences <= threshold {
      above[ordinal] = nil
      if occurrences == threshold { atThreshold.set(ordinal) }
    }
  }

  /// How often the comment occurs; nil if it is no candidate.
  func occurrences(ofOrdinal ordinal: Int) -> Int? {
    guard limit > 0 else { return nil }
    return above[ordinal] ?? (atThreshold.contains(ordinal) ? threshold : nil)
  }
}

/// A bit for each number from 0.
struct OrdinalBits {
  private var words: [UInt64]

  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  static func byteCount(of count: Int) -> Int { (count + 63) / 64 * 8 }

  mutating func set(_ ordinal: Int) { words[ordinal >> 6] |= 1 << UInt64(ordinal & 63) }

  mutating func clear() { for index in words.indices { words[index] = 0 } }

  func contains(_ ordinal: Int) -> Bool { words[ordinal >> 6] >> UInt64(ordinal & 63) & 1 == 1 }
}
