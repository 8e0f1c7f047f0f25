internal import SystemPackage

/// `vocab.txt`: one token a line, its id the line's number from 0.
///
/// Lines end in `\n` or `\r\n`, the last one with or without; a byte order mark at the start is no part of a token; white
/// space at the end of a line is trimmed, as Hugging Face does.
struct VocabularyListReader {
  private let path: FilePath
  private var lines: [[UInt8]] = []

  init(_ path: FilePath, _ bytes: [UInt8]) throws(VocabularyError) {
    self.path = path
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard !text.isEmpty else { throw .notAVocabulary(path, .empty) }
    guard !text.contains(0) else { throw .notAVocabulary(path, .binary) }
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines.map { Array($0.prefix(TokenForm.trimmedCount($0))) }
    try check()
  }

  /// Every line must hold a token, and each token stand once: ids would shift or be lost otherwise.
  private func check() throws(VocabularyError) {
    var first: [[UInt8]: Int] = [:]
    for (id, token) in lines.enumerated() {
      guard TokenForm.isUsable(token) else { throw .unusableToken(token, .line(path, id + 1)) }
      if let earlier = first.updateValue(id, forKey: token) {
        throw .repeatedToken(token, .line(path, id + 1), first: .line(path, earlier + 1))
      }
    }
  }

  /// - Parameters:
  ///   - special: nil takes those of BERT's special tokens that are there.
  ///   - prefix: nil is `##`.
  func vocabulary(special: SpecialTokens?, prefix: String?) throws(VocabularyError) -> Vocabulary {
    let present = SpecialTokens.bert.tokens.filter { token in lines.contains { $0.elementsEqual(token.bytes) } }
    let tokens = if let special { special } else { try SpecialTokens(present) }
    return try Vocabulary(tokens: lines, specialTokens: tokens, continuationPrefix: prefix ?? "##")
  }
}
