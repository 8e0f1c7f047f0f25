internal import CommentText
internal import Storage

extension Vocabulary {
  /// The same vocabulary with other tokens behind its own, and in place of some.
  ///
  /// All that a file says of the tokens stays: what is special or added, lines that are not their tokens, ids without
  /// one. Tokens that were apart become pieces where others follow, since files keep ids beyond them in no other way.
  /// - Throws: `VocabularyError.tooManyTokens`.
  package func replacingTokens(_ tokens: [[UInt8]]) throws(VocabularyError) -> Vocabulary {
    func stays(_ id: Int) -> Bool { table[id].elementsEqual(tokens[id]) }
    return try Vocabulary(
      TokenTable(
        tokens, unassigned: table.unassigned.filter(stays), apart: tokens.count == table.count ? table.apart : []),
      specialTokens: specialTokens,
      addedTokens: addedTokens, continuationPrefix: continuationPrefix,
      listLines: listLines.filter { stays($0.key) })
  }

  /// The tokens with these ids, which are ascending and hold all special and added tokens, under their ranks among
  /// them.
  ///
  /// All that a file says of the tokens stays.
  /// - Throws: `VocabularyError.missingSpecialToken`.
  package func keeping(_ ids: [Int]) throws(VocabularyError) -> Vocabulary {
    let ranks = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    func moved(_ old: Set<Int>) -> Set<Int> { Set(old.compactMap { ranks[$0] }) }
    return try Vocabulary(
      TokenTable(ids.map { Array(table[$0]) }, unassigned: moved(table.unassigned), apart: moved(table.apart)),
      specialTokens: specialTokens, addedTokens: addedTokens, continuationPrefix: continuationPrefix,
      listLines: Dictionary(uniqueKeysWithValues: listLines.compactMap { id, line in ranks[id].map { ($0, line) } }))
  }

  /// The same tokens with another mark of continuation pieces.
  package func withContinuationPrefix(_ prefix: String) -> Vocabulary {
    let changed = try? Vocabulary(
      table, specialTokens: specialTokens, addedTokens: addedTokens, continuationPrefix: prefix, listLines: listLines)
    return changed ?? self
  }

  /// Appends a token's bytes, without a copy between.
  package func append(_ id: Int, to output: inout [UInt8]) { table.withString(id) { output.append(contentsOf: $0) } }

  /// Whether the id is only a place: no word has its token, whatever the text.
  ///
  /// So it is for blank entries, for all but the last of equal ones, and for those with white space or a control
  /// character in them. Tokens that are looked for in text by themselves are none of these.
  package func isUnusable(_ id: Int) -> Bool {
    guard isInUse(id) else { return true }
    return table.withString(id) { token in
      guard !token.isEmpty else { return true }
      // Nearly all are settled by their bytes: control characters and spaces of ASCII, and the lead bytes of others.
      return token.contains { Self.mayLeadUnusable[Int($0)] } && isUnusable(token)
    }
  }

  /// Control characters and spaces of ASCII, and the lead bytes of others.
  private static let mayLeadUnusable = (0...UInt8.max).map {
    $0 <= 0x20 || (0x7F...0x80).contains($0) || [0xC2, 0xE1, 0xE2, 0xE3].contains($0)
  }

  private func isUnusable(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
    var hasSpace = false
    UTF8Scalars.forEach(of: UnsafeRawBufferPointer(token)) { scalar, _ in
      hasSpace = hasSpace || TokenForm.isSpaceOrControl(scalar)
    }
    guard hasSpace else { return false }
    return !addedTokens.contains { $0.text.elementsEqual(token) }
      && !specialTokens.tokens.contains { $0.bytes.elementsEqual(token) }
  }

  /// Entries that can never be used, whose ids count all the same.
  /// - Complexity: O(bytes).
  public var unusableCount: Int { (0..<count).count(where: isUnusable) }
}

extension TokenTable {
  /// Checks that all strings are distinct tokens that a list gives back.
  /// - Parameter place: where the string of a number stands, for errors.
  /// - Throws: `VocabularyError.unusableToken`, `.repeatedToken`.
  func checkUsable(_ place: (Int) -> VocabularyPlace) throws(VocabularyError) {
    for id in indices {
      let token = self[id]
      guard TokenForm.isUsable(token) else { throw .unusableToken(Array(token), place(id)) }
      guard repeated.contains(id), let last = number(of: token) else { continue }
      throw .repeatedToken(Array(token), place(last), first: place(id))
    }
  }
}
