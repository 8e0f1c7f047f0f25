internal import SystemPackage

/// A `vocab.txt`: a token a line, its id the number of lines before it.
///
/// Lines end in `\n` or `\r\n`, the last one with or without; white space at their ends is no part of a token, as with
/// Hugging Face.
struct VocabularyList {
  let path: FilePath
  let tokens: [[UInt8]]
  /// The lines that are not their tokens, by id: with white space at the end.
  let rawLines: [Int: [UInt8]]

  /// A vocabulary may hold U+0000 as a token, at the start of a word and inside; more of them are no text.
  private static let mostZeros = 2

  /// - Parameter keepsByteOrderMark: whether a byte order mark is a part of the first token, as transformers has it;
  ///   else it is skipped.
  /// - Throws: `VocabularyError.notAVocabulary`, `.notUTF8`.
  init(_ file: FileText, keepsByteOrderMark: Bool = false) throws(VocabularyError) {
    path = file.path
    var rest = file.bytes[...]
    if !keepsByteOrderMark, rest.starts(with: byteOrderMark) { rest.removeFirst(byteOrderMark.count) }
    if rest.last == 0x0A { rest.removeLast() }
    guard !rest.isEmpty else { throw .notAVocabulary(path, .empty) }
    let zeros = rest.withUnsafeBufferPointer { $0.count { $0 == 0 } }
    guard zeros <= Self.mostZeros else { throw .notAVocabulary(path, .binary) }
    var tokens: [[UInt8]] = []
    var rawLines: [Int: [UInt8]] = [:]
    rest.withUnsafeBufferPointer { text in
      var start = 0
      while start <= text.count {
        let end = text[start...].firstIndex(of: 0x0A) ?? text.count
        let raw = UnsafeBufferPointer(rebasing: text[start..<end])
        let line = raw.last == 0x0D ? UnsafeBufferPointer(rebasing: raw.dropLast()) : raw
        let count = TokenForm.trimmedCount(line)
        // With its own line end: a CR before it would be taken for one where it is gone.
        if count < line.count { rawLines[tokens.count] = Array(raw) }
        tokens.append(Array(line.prefix(count)))
        start = end + 1
      }
    }
    (self.tokens, self.rawLines) = (tokens, rawLines)
    guard !isUTF8(file.bytes), let line = tokens.firstIndex(where: { !isUTF8($0) }) else { return }
    throw .notUTF8(.line(path, line + 1))
  }

  /// Whether the first token begins with a byte order mark.
  var hasByteOrderMark: Bool { tokens.first?.starts(with: byteOrderMark) ?? false }

  /// The list as a model; it does not say what stands for unknown words.
  func model(_ options: VocabularyReadingOptions) -> TokenModel {
    TokenModel(tokens: tokens, listLines: rawLines, continuationPrefix: options.continuationPrefix ?? "##")
  }

  /// The special tokens of a list about which nothing is said: BERT's that are there; where it has none for unknown
  /// words, those with other usual names, such as `<unk>`.
  static func usualSpecialTokens(_ table: TokenTable) throws(VocabularyError) -> SpecialTokens {
    func isThere(_ name: String) -> Bool { table.number(of: name.utf8) != nil }
    let knowsUnknown = isThere(SpecialTokenRole.unknown.bertName)
    let named = SpecialTokenRole.ofBERT.compactMap { role in
      (knowsUnknown ? [role.bertName] : [role.bertName] + role.otherNames).first(where: isThere).map {
        SpecialToken($0, role: role)
      }
    }
    return try SpecialTokens(named)
  }
}
