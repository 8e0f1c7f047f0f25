/// What is kept of a word that needs more than its record: one that some vocabulary does not know or cover, or whose
/// characters are of several classes. Few words have one.
struct WordNote: BitwiseCopyable {
  private var lanes = ClassCounts.zero

  private static let findingLane = 15

  /// - Parameter firstFinding: where the word's findings start in its ledger, one for each vocabulary; nil for a word
  ///   that no vocabulary lacks anything of.
  init(_ classes: ClassCounts, firstFinding: Int?) {
    lanes = classes
    lanes[Self.findingLane] = firstFinding.map { UInt32($0 + 1) } ?? 0
  }

  /// Characters of a class, by its place.
  @inline(__always)
  func characters(_ kind: Int) -> UInt32 { lanes[kind] }

  @inline(__always)
  var firstFinding: Int? {
    let lane = lanes[Self.findingLane]
    return lane == 0 ? nil : Int(lane) - 1
  }
}

/// What one vocabulary lacks in a word.
struct WordFinding: BitwiseCopyable {
  /// Characters that are no token of their own where they stand.
  var uncoveredCharacters: UInt32 = 0
  /// The lacking character, or one of the two below.
  private var scalar = Self.noFailure
  private var byteOffset: UInt32 = 0

  private static let noFailure = UInt32.max
  private static let tooLong = UInt32.max - 1

  init() {}

  init(uncoveredCharacters: Int, failure: WordFailure) {
    self.uncoveredCharacters = UInt32(uncoveredCharacters)
    switch failure {
    case .none: break
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
    case Self.noFailure: .none
    case Self.tooLong: .tooLong
    default: .missing(Unicode.Scalar(scalar) ?? "\u{FFFD}", byteOffset: Int(byteOffset))
    }
  }
}

/// Characters or words by class, in the order of `CharacterClass.allCases`; the rest is unused.
typealias ClassCounts = SIMD16<UInt32>
