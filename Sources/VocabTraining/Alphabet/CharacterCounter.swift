/// How often each character occurs in a part of the words, and where it first stands inside a word.
///
/// "First" is in the order of the words' bytes, so the order in which words are visited does not matter, and they need not
/// be sorted: for each character the smallest word is kept that holds it beyond the first place.
struct CharacterCounter: ~Copyable {
  private let tallies = Region<CharacterTally>(count: ScalarDecoding.valueLimit, use: .sparse)
  private(set) var characters: [Int] = []
  private var words: [[UInt8]] = []
  /// The sum of all counts, or nil when it does not fit.
  private(set) var total: Int? = 0

  func occurrences(of character: Int) -> Int { tallies.base[character].occurrences }

  /// The smallest word that holds the character beyond the first place, and the place there.
  func firstAppearance(of character: Int) -> FirstAppearance? {
    let tally = tallies.base[character]
    return tally.wordNumber == 0
      ? nil : FirstAppearance(word: words[Int(tally.wordNumber) - 1], position: Int(tally.position))
  }

  /// Adds a word.
  ///
  /// `tallies` is owned by this object and holds a record for every value that decoding gives. 16 bytes after the word are
  /// readable (`WordCounts.forEach`).
  /// - Complexity: O(length).
  mutating func add(_ word: UnsafeRawBufferPointer, count: Int) {
    guard var position = word.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
    let tallies = self.tallies.base
    let end = position + word.count
    let invertedKey = Self.invertedKey(word)
    var place = 0
    while position < end {
      let character = ScalarDecoding.next(&position)
      if tallies[character].occurrences == 0 { characters.append(character) }
      tallies[character].occurrences &+= count
      // One comparison settles nearly every occurrence: a larger inverted key means a smaller word.
      if place > 0 && invertedKey >= tallies[character].invertedKey {
        consider(word, invertedKey, character: character, position: place)
      }
      place += 1
    }
    addOccurrences(count, times: place)
  }

  /// Adds what another counter counted.
  mutating func add(_ other: borrowing CharacterCounter) {
    for character in other.characters {
      let theirs = other.tallies.base[character]
      if tallies.base[character].occurrences == 0 { characters.append(character) }
      tallies.base[character].occurrences &+= theirs.occurrences
      guard let first = other.firstAppearance(of: character) else { continue }
      first.word.withUnsafeBytes {
        consider($0, theirs.invertedKey, character: character, position: first.position)
      }
    }
    addOccurrences(other.total ?? .max, times: 1)
  }

  private mutating func addOccurrences(_ count: Int, times: Int) {
    let (product, productOverflows) = count.multipliedReportingOverflow(by: times)
    guard let sum = total, !productOverflows else { return total = nil }
    let (newTotal, sumOverflows) = sum.addingReportingOverflow(product)
    total = sumOverflows ? nil : newTotal
  }

  /// Keeps the word for the character if it is smaller than the one kept so far.
  @inline(never)
  private mutating func consider(_ word: UnsafeRawBufferPointer, _ invertedKey: UInt64, character: Int, position: Int) {
    let number = Int(tallies.base[character].wordNumber)
    if number > 0 && !word.lexicographicallyPrecedes(words[number - 1]) { return }
    if number > 0 {
      words[number - 1] = Array(word)
    } else {
      words.append(Array(word))
      tallies.base[character].wordNumber = UInt32(words.count)
    }
    tallies.base[character].position = UInt32(position)
    tallies.base[character].invertedKey = invertedKey
  }

  /// The word's first 8 bytes as a number that orders words the other way round, so that 0 stands for no word.
  private static func invertedKey(_ word: UnsafeRawBufferPointer) -> UInt64 {
    let bytes = UInt64(bigEndian: word.baseAddress?.loadUnaligned(as: UInt64.self) ?? 0)
    return word.count >= 8 ? ~bytes : ~(bytes & ~(UInt64.max >> UInt64(8 * word.count)))
  }
}

/// What is known of one character; 24 bytes.
private struct CharacterTally: BitwiseCopyable {
  var occurrences = 0
  /// Of the smallest word that holds the character beyond the first place; 0: there is none.
  var invertedKey: UInt64 = 0
  /// Place of that word in the counter's list, from 1.
  var wordNumber: UInt32 = 0
  var position: UInt32 = 0
}
