/// What is kept of a word that needs more than its record: one that some vocabulary does not know or cover, or whose
/// characters are of several classes. Few words have one.
///
/// A view into the ledger's memory, valid until the next word is encoded. Layout: where the word's findings start, counted
/// from 1, 0 for none; then for each of the word's classes, ascending, the number of its characters.
struct WordNote {
  private let numbers: UnsafePointer<UInt32>
  private let classMask: UInt16

  /// - Parameter classMask: the word's classes.
  @inline(__always)
  init(_ numbers: UnsafePointer<UInt32>, classMask: UInt16) {
    self.numbers = numbers
    self.classMask = classMask
  }

  /// Writes a note behind others.
  /// - Parameters:
  ///   - characters: by class.
  ///   - firstFinding: where the word's findings start in its ledger, one for each vocabulary; nil for a word that no
  ///     vocabulary lacks anything of.
  static func append(
    to notes: inout GrowingMemory<UInt32>, _ characters: ClassCounts, classMask: UInt16, firstFinding: Int?
  ) {
    let room = notes.reserve(1 + CharacterClass.count)
    room[0] = firstFinding.map { UInt32(truncatingIfNeeded: $0 + 1) } ?? 0
    var count = 1
    forEachBit(UInt32(classMask)) { kind in
      room[count] = characters[kind]
      count += 1
    }
    notes.advance(count)
  }

  /// Characters of a class, by its place.
  @inline(__always)
  func characters(_ kind: Int) -> UInt32 {
    let bit: UInt16 = 1 << UInt16(truncatingIfNeeded: kind)
    return classMask & bit == 0 ? 0 : numbers[1 + (classMask & (bit &- 1)).nonzeroBitCount]
  }

  @inline(__always)
  var firstFinding: Int? { numbers[0] == 0 ? nil : Int(numbers[0]) - 1 }
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
