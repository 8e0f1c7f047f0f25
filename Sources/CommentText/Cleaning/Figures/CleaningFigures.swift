/// What cleaning did to comments; adds up over blocks, threads and files.
public struct CleaningFigures: Hashable, Sendable {
  public var linesIn = 0
  /// Bytes of the comments, without line ends.
  public var bytesIn = 0
  public var linesOut = 0
  public var bytesOut = 0
  /// Comments that stay, but not as they were.
  public var linesChanged = 0
  /// Comments that were empty as they came, and that were dropped for it.
  public var linesEmpty = 0
  /// Comments of which nothing was left.
  public var linesEmptied = 0
  /// By `CleaningStep.place`.
  private var steps = [CleaningStepFigures](repeating: CleaningStepFigures(), count: CleaningStep.allCases.count)

  public init() {}

  public subscript(step: CleaningStep) -> CleaningStepFigures {
    get { steps[step.place] }
    // Not set as a whole: its arrays would be copied for each comment.
    _modify { yield &steps[step.place] }
  }

  /// Comments that were dropped for their length.
  public var linesShort: Int { self[.length].lines }

  /// Characters that steps took out, by class.
  public var removedByClass: [CharacterClass: Int] {
    var sum: [CharacterClass: Int] = [:]
    for figures in steps { sum.merge(figures.removedByClass, uniquingKeysWith: +) }
    return sum
  }

  public mutating func add(_ other: CleaningFigures) {
    linesIn += other.linesIn
    bytesIn += other.bytesIn
    linesOut += other.linesOut
    bytesOut += other.bytesOut
    linesChanged += other.linesChanged
    linesEmpty += other.linesEmpty
    linesEmptied += other.linesEmptied
    for place in steps.indices { steps[place].add(other.steps[place]) }
  }
}

/// What one step did to comments.
public struct CleaningStepFigures: Hashable, Sendable {
  /// Comments that the step changed, whatever became of them afterwards; for `length`, those that it dropped.
  public var lines = 0
  /// Bytes that it took out, less those that it put in; for `length`, those of what it dropped.
  public var bytesRemoved = 0
  /// By `CharacterClass.place`, white space last.
  var removed = [Int](repeating: 0, count: ScalarTally.placeCount)
  var added = [Int](repeating: 0, count: ScalarTally.placeCount)

  public init() {}

  /// Characters that the step took out, less those that it put in, comment by comment and class by class; without white
  /// space. Classes of which none was taken out are missing.
  public var removedByClass: [CharacterClass: Int] { Self.byClass(removed) }

  /// Characters that it put in where others had been.
  public var addedByClass: [CharacterClass: Int] { Self.byClass(added) }

  /// White space that it took out.
  public var spacesRemoved: Int { removed[ScalarTally.spacePlace] }

  /// White space that it put in.
  public var spacesAdded: Int { added[ScalarTally.spacePlace] }

  /// All of them, white space included.
  public var charactersRemoved: Int { removed.reduce(0, +) }

  private static func byClass(_ counts: [Int]) -> [CharacterClass: Int] {
    var byClass: [CharacterClass: Int] = [:]
    for kind in CharacterClass.allCases where counts[kind.place] > 0 { byClass[kind] = counts[kind.place] }
    return byClass
  }

  /// Takes note of one comment.
  mutating func add(before: ScalarTally, after: ScalarTally) {
    lines += 1
    bytesRemoved += before.byteCount - after.byteCount
    for place in removed.indices {
      let difference = before.counts[place] - after.counts[place]
      if difference > 0 { removed[place] += difference } else { added[place] -= difference }
    }
  }

  mutating func add(_ other: CleaningStepFigures) {
    lines += other.lines
    bytesRemoved += other.bytesRemoved
    for place in removed.indices {
      removed[place] += other.removed[place]
      added[place] += other.added[place]
    }
  }
}

/// Characters of a comment by class.
struct ScalarTally: Sendable {
  static let spacePlace = CharacterClass.allCases.count
  static let placeCount = spacePlace + 1

  /// By `CharacterClass.place`, white space last.
  var counts = [Int](repeating: 0, count: placeCount)
  /// Bytes in UTF-8.
  var byteCount = 0

  mutating func count(
    _ scalars: [UInt32], _ classes: inout CharacterClassTable, _ flags: ScalarFlagTable<CleaningFlags>
  ) {
    for place in counts.indices { counts[place] = 0 }
    byteCount = 0
    // Syllables are most of what there is, and never white space.
    var syllables = 0
    for scalar in scalars {
      if HangulSyllable.range.contains(scalar) {
        syllables += 1
        continue
      }
      let isSpace = flags[scalar].contains(.whitespace)
      counts[isSpace ? Self.spacePlace : Int(classes.place(of: scalar))] += 1
      byteCount += UTF8Encoding.byteCount(of: scalar)
    }
    counts[CharacterClass.hangul.place] += syllables
    byteCount += 3 * syllables
  }
}
