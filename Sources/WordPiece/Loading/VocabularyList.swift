internal import SystemPackage

/// A `vocab.txt`: a token a line, its id the number of lines before it.
///
/// Lines end in `\n` or `\r\n`, the last one with or without; white space at their ends is no part of a token, as with
/// Hugging Face. A byte order mark before the first is skipped.
struct VocabularyList {
  let path: FilePath
  let tokens: [[UInt8]]

  /// - Throws: `VocabularyError.notAVocabulary`, `.notUTF8`.
  init(_ file: FileText) throws(VocabularyError) {
    path = file.path
    var rest = file.bytes[...]
    if rest.starts(with: byteOrderMark) { rest.removeFirst(byteOrderMark.count) }
    if rest.last == 0x0A { rest.removeLast() }
    guard !rest.isEmpty else { throw .notAVocabulary(path, .empty) }
    guard !rest.contains(0) else { throw .notAVocabulary(path, .binary) }
    tokens = rest.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { Array($0.prefix(TokenForm.trimmedCount($0))) }
    guard !isUTF8(file.bytes), let line = tokens.firstIndex(where: { !isUTF8($0) }) else { return }
    throw .notUTF8(.line(path, line + 1))
  }

  func vocabulary(_ options: VocabularyReadingOptions) throws(VocabularyError) -> Vocabulary {
    let table = TokenTable(tokens)
    let known = SpecialTokens.bert.tokens.filter { table.number(of: $0.bytes) != nil }
    let special = if let chosen = options.specialTokens { chosen } else { try SpecialTokens(known) }
    return try Vocabulary(
      table, specialTokens: special, continuationPrefix: options.continuationPrefix ?? "##",
      repeatedTokens: options.repeatedTokens, place: { .line(path, $0 + 1) })
  }
}
