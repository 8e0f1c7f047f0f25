internal import Storage

/// An ordered list of tokens; a token's id is its place in the list.
///
/// Tokens are bytes (UTF-8) and are compared as bytes. A continuation piece starts with `continuationPrefix`.
///
///     let vocabulary = try Vocabulary(tokens: [..., "하이", "##요"].map { Array($0.utf8) })
///     vocabulary.id(of: "##요")      // 6
///     vocabulary.text(of: 5)         // "하이"
///
/// - Invariant: every special and added token is in the list; both are in the order of ids.
public struct Vocabulary: Sendable {
  public let specialTokens: SpecialTokens
  /// Tokens that are looked for in text and are not special, or not as special tokens are.
  public let addedTokens: [AddedToken]
  public let continuationPrefix: String
  let table: TokenTable
  /// How lines of `vocab.txt` read that are not their tokens, by id: with white space at the end, which readers trim.
  let listLines: [Int: [UInt8]]

  /// A vocabulary of distinct tokens.
  /// - Parameters:
  ///   - tokens: in the order of their ids.
  ///   - specialTokens: in any order; each must be among the tokens.
  ///   - continuationPrefix: what marks a piece that does not start a word.
  /// - Throws: `VocabularyError.tooManyTokens`, `.unusableToken`, `.repeatedToken`, `.missingSpecialToken`.
  /// - Complexity: O(bytes).
  public init(
    tokens: some Sequence<[UInt8]>, specialTokens: SpecialTokens = .bert, continuationPrefix: String = "##"
  ) throws(VocabularyError) {
    let table = TokenTable(tokens)
    try table.checkUsable { .id($0) }
    try self.init(table, specialTokens: specialTokens, continuationPrefix: continuationPrefix)
  }

  /// A vocabulary as Hugging Face reads it: a repeated token has the last of its ids, and the others stand for nothing;
  /// an empty token is only a place.
  /// - Throws: `VocabularyError.tooManyTokens`, `.unusableToken` for one that is not UTF-8, `.missingSpecialToken`.
  public init(
    lenientTokens tokens: some Sequence<[UInt8]>, specialTokens: SpecialTokens = .bert,
    continuationPrefix: String = "##"
  ) throws(VocabularyError) {
    let table = TokenTable(tokens)
    // No text holds such a token, and the trie, which reads whole characters, would take bytes of the next one for
    // its end.
    if let broken = table.indices.first(where: { !isUTF8(table[$0]) }) {
      throw .unusableToken(Array(table[broken]), .id(broken))
    }
    try self.init(table, specialTokens: specialTokens, continuationPrefix: continuationPrefix)
  }

  init(
    _ table: TokenTable, specialTokens: SpecialTokens, addedTokens: [AddedToken] = [], continuationPrefix: String,
    listLines: [Int: [UInt8]] = [:]
  ) throws(VocabularyError) {
    guard table.count < Int(Int32.max) else { throw .tooManyTokens(table.count) }
    if let missing = specialTokens.tokens.first(where: { table.number(of: $0.bytes) == nil }) {
      throw .missingSpecialToken(missing)
    }
    let byID = specialTokens.tokens.map { ($0, table.number(of: $0.bytes) ?? 0) }.sorted { $0.1 < $1.1 }
    self.specialTokens = try SpecialTokens(byID.map(\.0))
    self.addedTokens = addedTokens
    self.continuationPrefix = continuationPrefix
    self.table = table
    self.listLines = listLines
  }

  /// Number of ids.
  public var count: Int { table.count }

  /// Each token's bytes, by id.
  public var tokens: some RandomAccessCollection<[UInt8]> & Sendable { TokenList(table: table) }

  /// Visits each token's bytes by id, without copies.
  package func forEachToken(_ body: (UnsafeBufferPointer<UInt8>) -> Void) { table.forEach(body) }

  /// A token's bytes.
  /// - Complexity: O(length).
  public subscript(id: Int) -> [UInt8] { Array(table[id]) }

  /// A token as text.
  public func text(of id: Int) -> String { String(decoding: table[id], as: UTF8.self) }

  /// The id of a token's bytes.
  /// - Complexity: O(length) expected.
  public func id(of token: some Collection<UInt8>) -> Int? { table.number(of: token) }

  public func id(of token: String) -> Int? { table.number(of: token.utf8) }

  /// The id of the special token that has a role.
  public func id(of role: SpecialTokenRole) -> Int? { specialTokens[role].flatMap { id(of: $0.bytes) } }

  /// What stands for a word that cannot be spelled; an unknown token that was only added later does not.
  public var unknownID: Int? { id(of: .unknown).flatMap { table.apart.contains($0) ? nil : $0 } }

  /// Whether the id stands for its token; not so for a repeated token's earlier ids.
  public func isInUse(_ id: Int) -> Bool {
    table.indices.contains(id) && !table.repeated.contains(id) && !table.unassigned.contains(id)
  }

  /// Whether the id stands for a token of the model, not for one that was only added.
  func isOfModel(_ id: Int) -> Bool { isInUse(id) && !table.apart.contains(id) }

  /// The bytes of its `vocab.txt`: one token a line, each with a newline. A line is empty where there is no token,
  /// and for a token with a line break in it.
  public var fileBytes: [UInt8] {
    // Readers skip a byte order mark, so that one that belongs to the first token needs another before it.
    var bytes = count > 0 && listLine(of: 0).starts(with: byteOrderMark) ? byteOrderMark : []
    for id in 0..<count {
      bytes += listLine(of: id)
      bytes.append(0x0A)
    }
    return bytes
  }

  /// A token's line in `vocab.txt`.
  func listLine(of id: Int) -> ArraySlice<UInt8> {
    if let line = listLines[id] { return line[...] }
    let token = table[id]
    return token.contains(0x0A) ? [] : token
  }

  /// SHA-256 of its `vocab.txt`, 64 hexadecimal digits.
  /// - Complexity: O(bytes), each time.
  public var digest: String { SHA256.hex(fileBytes) }
}

/// The tokens as a collection that shares the vocabulary's memory.
private struct TokenList: RandomAccessCollection, Sendable {
  let table: TokenTable
  var startIndex: Int { 0 }
  var endIndex: Int { table.count }
  subscript(id: Int) -> [UInt8] { Array(table[id]) }
}
