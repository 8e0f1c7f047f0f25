internal import Glibc

/// The histograms over all lines that have words; for one thread.
///
/// Memory: owned by this object and as long as it.
final class LineTables {
  /// Places for classes, `ClassPair.none` among them.
  static let classCapacity = ClassPair.none + 1

  private let lines: UnsafeMutablePointer<Int> = zeroedMemory(1)
  private let classSets: UnsafeMutablePointer<Int> = zeroedMemory(1 << CharacterClass.count)
  private let classTables: UnsafeMutablePointer<ClassTables>
  private let vocabularies: UnsafeMutablePointer<VocabularyTables>
  private let vocabularyCount: Int

  private struct ClassTables {
    let characters = PairTable(columnBits: 8)
    let words = PairTable(columnBits: 7)
  }

  private struct VocabularyTables {
    let tokensByWords = PairTable(rowCount: 128, columnBits: 6)
    let wholeWordsByWords = PairTable(rowCount: 64, columnBits: 6)
    let charactersByTokens = PairTable(rowCount: 256, columnBits: 7)
    let bytesByTokens = PairTable(rowCount: 640, columnBits: 7)
    /// By class.
    let classTokens: UnsafeMutablePointer<PairTable>

    init() {
      classTokens = .allocate(capacity: CharacterClass.count)
      for kind in 0..<CharacterClass.count { (classTokens + kind).initialize(to: PairTable(columnBits: 7)) }
    }
  }

  init(vocabularies count: Int) {
    vocabularyCount = count
    classTables = .allocate(capacity: CharacterClass.count)
    for kind in 0..<CharacterClass.count { (classTables + kind).initialize(to: ClassTables()) }
    vocabularies = .allocate(capacity: count)
    for place in 0..<count { (vocabularies + place).initialize(to: VocabularyTables()) }
  }

  deinit {
    for kind in 0..<CharacterClass.count {
      classTables[kind].characters.deallocate()
      classTables[kind].words.deallocate()
    }
    classTables.deallocate()
    for place in 0..<vocabularyCount {
      let own = vocabularies[place]
      for table in [own.tokensByWords, own.wholeWordsByWords, own.charactersByTokens, own.bytesByTokens] {
        table.deallocate()
      }
      for kind in 0..<CharacterClass.count { own.classTokens[kind].deallocate() }
      own.classTokens.deallocate()
    }
    vocabularies.deallocate()
    free(lines)
    free(classSets)
  }

  /// Counts a line, with or without words.
  @inline(__always)
  func addLine() { lines.pointee &+= 1 }

  /// Counts the classes that a line with words has characters of.
  @inline(__always)
  func add(classSet: UInt16) { classSets[Int(classSet)] &+= 1 }

  /// Adds what a line has of one class.
  @inline(__always)
  func add(_ kind: Int, characters: Int, words: Int) {
    classTables[kind].characters.add(0, characters)
    classTables[kind].words.add(0, words)
  }

  /// Adds the tokens under one vocabulary of a line's words of one class.
  @inline(__always)
  func add(_ kind: Int, tokens: Int, _ vocabulary: Int) { vocabularies[vocabulary].classTokens[kind].add(0, tokens) }

  /// Adds what one vocabulary made of a line with words.
  @inline(__always)
  func add(_ line: LineFigures, tokens: Int, wholeWords: Int, _ vocabulary: Int) {
    let own = vocabularies + vocabulary
    own.pointee.tokensByWords.add(tokens, line.words)
    own.pointee.wholeWordsByWords.add(wholeWords, line.words)
    own.pointee.charactersByTokens.add(line.characters, tokens)
    own.pointee.bytesByTokens.add(line.bytes, tokens)
  }

  /// Puts what was counted into the statistics.
  func fill(_ statistics: inout LineStatistics) {
    statistics.lines = lines.pointee
    for set in statistics.classSets.indices { statistics.classSets[set] = classSets[set] }
    for kind in 0..<CharacterClass.count {
      statistics.classCharacters[kind] = classTables[kind].characters.histogram
      statistics.classWords[kind] = classTables[kind].words.histogram
    }
    for place in 0..<vocabularyCount {
      let own = vocabularies[place]
      statistics.vocabularies[place].tokensByWords = own.tokensByWords.histogram
      statistics.vocabularies[place].wholeWordsByWords = own.wholeWordsByWords.histogram
      statistics.vocabularies[place].charactersByTokens = own.charactersByTokens.histogram
      statistics.vocabularies[place].bytesByTokens = own.bytesByTokens.histogram
      for kind in 0..<CharacterClass.count {
        statistics.vocabularies[place].classTokens[kind] = own.classTokens[kind].histogram
      }
    }
  }
}
