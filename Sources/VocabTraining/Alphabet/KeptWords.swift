internal import Glibc

/// The words that are the smallest of all with some character, each kept once.
///
/// Words come one after another; of the one at hand, what was found about it holds until `next`.
struct KeptWords {
  private struct Kept {
    var bytes: [UInt8]
    /// Characters that the word is kept for; its place is free when there are none.
    var characterCount: Int
    /// The word that this one was last compared with, by serial number, and whether that was the smaller one.
    var comparedSerial = 0
    var isLarger = false
  }

  /// Word n stands at n - 1.
  private var words: [Kept] = []
  private var freeNumbers: [Int] = []
  /// Of the word at hand.
  private var serial = 0
  /// Of the word at hand if it is kept, otherwise 0.
  private var number = 0

  /// Another word is at hand from now on.
  @inline(__always)
  mutating func next() {
    serial &+= 1
    number = 0
  }

  /// The bytes of a word that is kept for some character.
  subscript(number: Int) -> [UInt8] { words[number - 1].bytes }

  /// Keeps the word at hand for a character, if it is smaller than the one kept for it so far.
  /// - Parameters:
  ///   - word: the word at hand.
  ///   - previous: the number of the one kept so far; 0 if there is none.
  /// - Returns: the number that the word is kept under; nil if it is not smaller.
  /// - Complexity: O(length) for the first character, and for each other word that it is compared with; otherwise O(1).
  mutating func keep(_ word: UnsafeRawBufferPointer, insteadOf previous: Int) -> Int? {
    if previous > 0 && (previous == number || !precedes(word, previous)) { return nil }
    if number == 0 { number = store(word) }
    words[number - 1].characterCount += 1
    if previous > 0 { release(previous) }
    return number
  }

  private mutating func precedes(_ word: UnsafeRawBufferPointer, _ other: Int) -> Bool {
    if words[other - 1].comparedSerial != serial {
      words[other - 1].comparedSerial = serial
      words[other - 1].isLarger = words[other - 1].bytes.withUnsafeBytes { isBefore(word, $0) }
    }
    return words[other - 1].isLarger
  }

  private mutating func store(_ word: UnsafeRawBufferPointer) -> Int {
    let kept = Kept(bytes: Array(word), characterCount: 0)
    if let number = freeNumbers.popLast() {
      words[number - 1] = kept
      return number
    }
    words.append(kept)
    return words.count
  }

  private mutating func release(_ number: Int) {
    words[number - 1].characterCount -= 1
    guard words[number - 1].characterCount == 0 else { return }
    words[number - 1].bytes = []
    freeNumbers.append(number)
  }

  /// By number, the place of each kept word in the order of their bytes.
  var ranks: [Int] {
    let order = words.indices.filter { words[$0].characterCount > 0 }.sorted { left, right in
      words[left].bytes.withUnsafeBytes { left in words[right].bytes.withUnsafeBytes { isBefore(left, $0) } }
    }
    var ranks = [Int](repeating: 0, count: words.count + 1)
    for (rank, index) in order.enumerated() { ranks[index + 1] = rank }
    return ranks
  }
}

/// Whether bytes come first in lexicographical order.
private func isBefore(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  let shared = min(left.count, right.count)
  guard shared > 0, let leftStart = left.baseAddress, let rightStart = right.baseAddress else {
    return left.count < right.count
  }
  let order = memcmp(leftStart, rightStart, shared)
  return order == 0 ? left.count < right.count : order < 0
}
