/// What one vocabulary lacks in the line being read.
struct LineLack {
  private(set) var unknownWords = 0
  private(set) var unknownCharacters = 0
  private(set) var uncoveredCharacters = 0
  /// Characters of unknown words by class.
  private(set) var unknownClasses = ClassCounts.zero
  private(set) var unknownClassMask: UInt16 = 0
  /// The characters that made words unknown, each once.
  private(set) var causes: [Unicode.Scalar] = []

  /// Adds an occurrence of a word; false if nothing is lacking in it.
  mutating func add(_ finding: WordFinding, _ record: WordRecord, _ classes: ClassCounts) -> Bool {
    guard finding.failure != .none || finding.uncoveredCharacters > 0 else { return false }
    uncoveredCharacters += Int(finding.uncoveredCharacters)
    guard finding.failure != .none else { return true }
    unknownWords += 1
    unknownCharacters += Int(record.characters)
    unknownClasses &+= classes
    unknownClassMask |= record.classMask
    if case .missing(let scalar, _) = finding.failure, !causes.contains(scalar) { causes.append(scalar) }
    return true
  }

  mutating func reset() {
    unknownWords = 0
    unknownCharacters = 0
    uncoveredCharacters = 0
    unknownClasses = .zero
    unknownClassMask = 0
    causes.removeAll(keepingCapacity: true)
  }
}

extension VocabularyLines {
  /// Adds a line in which something is lacking.
  mutating func add(
    _ lack: LineLack, words: Int, characters: Int, tokens: Int, _ classCharacters: UnsafePointer<Int>
  ) {
    if lack.uncoveredCharacters > 0 { uncoveredByCharacters.add(lack.uncoveredCharacters, characters) }
    guard lack.unknownWords > 0 else { return }
    unknownLines += 1
    unknownByTokens.add(lack.unknownWords, tokens)
    unknownByWords.add(lack.unknownWords, words)
    unknownByCharacters.add(lack.unknownCharacters, characters)
    for place in CharacterClass.allCases.indices where lack.unknownClassMask & (1 << UInt16(place)) != 0 {
      unknownByClass[place].add(Int(lack.unknownClasses[place]), classCharacters[place])
      unknownLinesByClass[place] += 1
    }
    for scalar in lack.causes { linesByCause[scalar, default: 0] += 1 }
  }
}
