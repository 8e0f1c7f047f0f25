/// The special tokens of a vocabulary, in the order of their ids.
///
/// - Invariant: no token and no role occurs twice; every token can stand as a line of `vocab.txt`.
public struct SpecialTokens: Codable, Hashable, Sendable {
  public let tokens: [SpecialToken]

  /// - Throws: `VocabularyError.unusableSpecialToken`, `.repeatedSpecialToken`, `.repeatedRole`.
  public init(_ tokens: [SpecialToken]) throws(VocabularyError) {
    var seen: Set<[UInt8]> = []
    for (place, token) in tokens.enumerated() {
      guard TokenForm.isUsable(token.bytes) else { throw .unusableSpecialToken(token.text) }
      guard seen.insert(token.bytes).inserted else { throw .repeatedSpecialToken(token.text) }
      guard let role = token.role, let earlier = tokens[..<place].first(where: { $0.role == role }) else { continue }
      throw .repeatedRole(role, earlier.text, token.text)
    }
    self.tokens = tokens
  }

  /// Tokens by name, such as `[PAD]` or `unk=<낯선말>`.
  ///
  /// A role is told by a conventional name or by its short name (`pad`, `unk`, `cls`, `sep`, `mask`, `bos`, `eos`)
  /// before `=`.
  /// - Throws: as above.
  public init(_ names: [String]) throws(VocabularyError) {
    try self.init(names.map(Self.token(named:)))
  }

  private init(unchecked tokens: [SpecialToken]) { self.tokens = tokens }

  /// `[PAD] [UNK] [CLS] [SEP] [MASK]`.
  public static let bert = SpecialTokens(
    unchecked: SpecialTokenRole.ofBERT.map { SpecialToken($0.bertName, role: $0) })

  public static let none = SpecialTokens(unchecked: [])

  public var all: [String] { tokens.map(\.text) }

  public subscript(role: SpecialTokenRole) -> SpecialToken? { tokens.first { $0.role == role } }

  /// Those without a role.
  public var extra: [SpecialToken] { tokens.filter { $0.role == nil } }

  private static func token(named name: String) -> SpecialToken {
    let parts = name.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, let role = SpecialTokenRole.allCases.first(where: { $0.shortName == parts[0] }) {
      return SpecialToken(String(parts[1]), role: role)
    }
    return SpecialToken(name)
  }

  public init(from decoder: any Decoder) throws {
    try self.init([SpecialToken](from: decoder))
  }

  public func encode(to encoder: any Encoder) throws { try tokens.encode(to: encoder) }
}
