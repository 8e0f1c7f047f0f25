internal import Storage

/// Details of a word that does not fit a compact record (`WordRecord`): unknown to or uncovered by some vocabulary, of
/// three character classes or more, or very long. Few words have one.
///
/// A view into the ledger's memory, valid until the next word is encoded. Layout: where the word's findings start,
/// counted from 1, 0 for none; where its token ids start; its number of characters; its classes; then for each
/// vocabulary the number of tokens; then for each of the classes, ascending, the number of its characters.
struct WordNote {
  private let numbers: UnsafePointer<UInt32>
  private let vocabularyCount: Int

  private static let firstTokens = 4

  @inline(__always)
  init(_ numbers: UnsafePointer<UInt32>, vocabularyCount: Int) {
    self.numbers = numbers
    self.vocabularyCount = vocabularyCount
  }

  /// Writes a note behind others, with as many tokens as `tokens` says.
  /// - Parameters:
  ///   - classes: the characters of each class.
  ///   - firstFinding: where the word's findings start in its ledger, one for each vocabulary; nil for a word that no
  ///     vocabulary lacks anything of.
  ///   - firstID: where its token ids start there.
  static func append(
    to notes: inout GrowingBuffer<UInt32>, _ classes: ClassCounts, classMask: UInt16, characters: Int,
    firstFinding: Int?, firstID: Int, tokens: UnsafeBufferPointer<UInt32>
  ) {
    let room = notes.reserve(firstTokens + tokens.count + CharacterClass.count)
    room[0] = firstFinding.map { UInt32(truncatingIfNeeded: $0 + 1) } ?? 0
    room[1] = UInt32(truncatingIfNeeded: firstID)
    room[2] = UInt32(truncatingIfNeeded: characters)
    room[3] = UInt32(classMask)
    var count = firstTokens
    for number in tokens {
      room[count] = number
      count += 1
    }
    forEachBit(UInt32(classMask)) { kind in
      room[count] = classes[kind]
      count += 1
    }
    notes.count &+= count
  }

  @inline(__always)
  var firstFinding: Int? { numbers[0] == 0 ? nil : Int(numbers[0]) - 1 }

  /// Where the word's token ids start in its ledger: those of the first vocabulary, then of the second, and so on.
  @inline(__always)
  var firstID: Int { Int(numbers[1]) }

  /// Unicode scalars in the word.
  @inline(__always)
  var characters: Int { Int(numbers[2]) }

  /// Bit k: the word holds a character of class k.
  @inline(__always)
  var classMask: UInt16 { UInt16(truncatingIfNeeded: numbers[3]) }

  @inline(__always)
  func tokens(_ vocabulary: Int) -> Int { Int(numbers[Self.firstTokens &+ vocabulary]) }

  /// Characters of a class, by its place.
  @inline(__always)
  func characters(_ kind: Int) -> UInt32 {
    let bit: UInt16 = 1 << UInt16(truncatingIfNeeded: kind)
    guard classMask & bit != 0 else { return 0 }
    return numbers[Self.firstTokens &+ vocabularyCount &+ (classMask & (bit &- 1)).nonzeroBitCount]
  }
}

/// What one vocabulary lacks in a word.
struct WordFinding: BitwiseCopyable {
  /// Characters that are no token of their own where they stand.
  var uncoveredCharacters: UInt32 = 0
  /// The lacking character, or one of those below.
  private var scalar = Self.noFailure
  private var byteOffset: UInt32 = 0

  private static let noFailure = UInt32.max
  private static let tooLong = UInt32.max - 1
  /// The word is unknown, and nobody asked why.
  private static let unexplained = UInt32.max - 2

  init() {}

  /// Of a word that is known.
  @inline(__always)
  init(uncoveredCharacters: Int) { self.uncoveredCharacters = UInt32(truncatingIfNeeded: uncoveredCharacters) }

  /// Of a word that is unknown.
  /// - Parameter failure: nil if it is not asked for.
  init(uncoveredCharacters: Int, failure: WordFailure?) {
    self.uncoveredCharacters = UInt32(truncatingIfNeeded: uncoveredCharacters)
    switch failure {
    case nil, .some(.none): scalar = Self.unexplained
    case .tooLong: scalar = Self.tooLong
    case .missing(let missing, let offset):
      scalar = missing.value
      byteOffset = UInt32(offset)
    }
  }

  @inline(__always)
  var isUnknown: Bool { scalar != Self.noFailure }

  @inline(__always)
  var isLacking: Bool { isUnknown || uncoveredCharacters > 0 }

  var failure: WordFailure {
    switch scalar {
    case Self.noFailure, Self.unexplained: .none
    case Self.tooLong: .tooLong
    default: .missing(Unicode.Scalar(scalar) ?? "\u{FFFD}", byteOffset: Int(byteOffset))
    }
  }
}

/// Characters or words by class, in the order of `CharacterClass.allCases`; the rest is unused.
typealias ClassCounts = SIMD16<UInt32>
