internal import Storage

/// How often each character occurs in a part of the words, and where it first stands inside a word.
///
/// "First" is by the order of the words' bytes, so words may be visited in any order: for each character the smallest
/// word is kept that holds it beyond the first position. A word is kept once, for however many characters, and compared
/// with another once, so that a long word costs no more than many short ones.
struct CharacterCounter: ~Copyable {
  private let tallies = MappedBuffer<CharacterTally>(count: UTF8Scalars.valueLimit, use: .sparse)
  private(set) var characters: [Int] = []
  private var words = KeptWords()
  /// The sum of all counts, or nil when it does not fit.
  private(set) var total: Int? = 0

  func occurrences(of character: Int) -> Int { tallies.base[character].occurrences }

  /// Where each character first stands inside a word.
  /// - Complexity: O(bytes of the words that are kept × their logarithm).
  var firstAppearances: [Int: FirstAppearance] {
    let ranks = words.ranks
    var first: [Int: FirstAppearance] = [:]
    for character in characters {
      let tally = tallies.base[character]
      guard tally.wordNumber > 0 else { continue }
      first[character] = FirstAppearance(wordRank: ranks[Int(tally.wordNumber)], position: Int(tally.position))
    }
    return first
  }

  /// Adds a word.
  ///
  /// `tallies` is owned by this object and holds a record for every value that decoding gives. 16 bytes after the word
  /// are readable (`WordCounts.forEach`).
  /// - Complexity: O(length).
  mutating func add(_ word: UnsafeRawBufferPointer, count: Int) {
    guard var position = word.baseAddress else { return }
    let tallies = self.tallies.base
    words.next()
    let end = position + word.count
    let invertedKey = Self.invertedKey(word)
    var place = 0
    while position < end {
      let character = UTF8Scalars.next(&position)
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
    }
    // Word by word, so that each is compared with each of those here once.
    let byWord = other.characters.filter { other.tallies.base[$0].wordNumber > 0 }
      .sorted { other.tallies.base[$0].wordNumber < other.tallies.base[$1].wordNumber }
    var number: UInt32 = 0
    for character in byWord {
      let theirs = other.tallies.base[character]
      if theirs.wordNumber != number { words.next() }
      number = theirs.wordNumber
      other.words[Int(number)].withUnsafeBytes {
        consider($0, theirs.invertedKey, character: character, position: Int(theirs.position))
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

  /// Keeps the word, which `words.next()` began, for the character if it is smaller than the one kept so far.
  @inline(never)
  private mutating func consider(_ word: UnsafeRawBufferPointer, _ invertedKey: UInt64, character: Int, position: Int) {
    guard let number = words.keep(word, insteadOf: Int(tallies.base[character].wordNumber)) else { return }
    tallies.base[character].wordNumber = UInt32(number)
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
  /// Of that word among those that are kept, from 1.
  var wordNumber: UInt32 = 0
  var position: UInt32 = 0
}

/// Where a character first stands inside a word, beyond its first place.
struct FirstAppearance: Comparable {
  /// Smaller for smaller words, in the order of their bytes.
  var wordRank: Int
  /// Counted in characters.
  var position: Int

  static func < (left: FirstAppearance, right: FirstAppearance) -> Bool {
    (left.wordRank, left.position) < (right.wordRank, right.position)
  }
}
