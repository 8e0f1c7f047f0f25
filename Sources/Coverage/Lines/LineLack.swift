/// What one vocabulary lacks in the line being read.
struct LineLack {
  private(set) var unknownWords = 0
  private(set) var unknownCharacters = 0
  private(set) var uncoveredCharacters = 0
  /// Characters of unknown words by class.
  private(set) var unknownClasses = ClassCounts.zero
  /// Unknown words that hold a character of each class.
  private(set) var unknownClassWords = ClassCounts.zero
  private(set) var uncoveredClasses = ClassCounts.zero
  /// The characters that made words unknown, each once.
  private(set) var causes: [Unicode.Scalar] = []

  /// Adds an occurrence of a word in which something is lacking.
  mutating func add(_ finding: WordFinding, _ note: WordNote, _ uncovered: ClassCounts) {
    uncoveredCharacters += Int(finding.uncoveredCharacters)
    uncoveredClasses &+= uncovered
    guard finding.isUnknown else { return }
    unknownWords += 1
    unknownCharacters += note.characters
    for kind in 0..<CharacterClass.count where note.characters(kind) > 0 {
      unknownClasses[kind] += note.characters(kind)
      unknownClassWords[kind] += 1
    }
    if case .missing(let scalar, _) = finding.failure, !causes.contains(scalar) { causes.append(scalar) }
  }

  mutating func reset() {
    unknownWords = 0
    unknownCharacters = 0
    uncoveredCharacters = 0
    unknownClasses = .zero
    unknownClassWords = .zero
    uncoveredClasses = .zero
    causes.removeAll(keepingCapacity: true)
  }
}

/// What the line being read comes to.
struct LineFigures {
  var words = 0
  /// Known once the line has ended.
  var characters = 0
  var bytes = 0
  /// By class: characters in the lower 32 bits, words that hold one in the upper.
  let classSums: UnsafeMutablePointer<UInt64>
  /// Of one vocabulary.
  var tokens = 0
  /// Of one vocabulary, by class: tokens of the words that hold a character of it.
  let classTokens: UnsafeMutablePointer<Int>

  @inline(__always)
  func characters(_ kind: Int) -> Int { Int(classSums[kind] & 0xFFFF_FFFF) }

  @inline(__always)
  func words(_ kind: Int) -> Int { Int(classSums[kind] >> 32) }
}

extension VocabularyLines {
  /// Adds a line in which something is lacking.
  mutating func add(_ lack: LineLack, _ line: LineFigures) {
    for kind in 0..<CharacterClass.count where lack.uncoveredClasses[kind] > 0 {
      classes[kind].uncoveredByCharacters.add(Int(lack.uncoveredClasses[kind]), line.characters(kind))
    }
    if lack.uncoveredCharacters > 0 { uncoveredByCharacters.add(lack.uncoveredCharacters, line.characters) }
    guard lack.unknownWords > 0 else { return }
    unknownLines += 1
    unknownByTokens.add(lack.unknownWords, line.tokens)
    unknownByWords.add(lack.unknownWords, line.words)
    unknownByCharacters.add(lack.unknownCharacters, line.characters)
    for kind in 0..<CharacterClass.count where lack.unknownClassWords[kind] > 0 {
      let unknownWords = Int(lack.unknownClassWords[kind])
      classes[kind].unknownLines += 1
      classes[kind].unknownByCharacters.add(Int(lack.unknownClasses[kind]), line.characters(kind))
      classes[kind].unknownByWords.add(unknownWords, line.words(kind))
      classes[kind].unknownByTokens.add(unknownWords, line.classTokens[kind])
    }
    for scalar in lack.causes { linesByCause[scalar, default: 0] += 1 }
  }
}
