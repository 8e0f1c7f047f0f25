/// An ordered list of distinct tokens; a token's id is its place in the list.
public struct Vocabulary: Sendable {
  /// Each token's UTF-8 bytes, by id.
  public let tokens: [[UInt8]]
  public let specialTokens: SpecialTokens
  public let continuationPrefix: String
  private let ids: [[UInt8]: Int]

  public init(tokens: [[UInt8]], specialTokens: SpecialTokens = .bert, continuationPrefix: String = "##") {
    self.tokens = tokens
    self.specialTokens = specialTokens
    self.continuationPrefix = continuationPrefix
    ids = Dictionary(tokens.enumerated().map { ($1, $0) }, uniquingKeysWith: { $1 })
  }

  public var count: Int { tokens.count }

  public func id(of token: [UInt8]) -> Int? { ids[token] }
}

/// The tokens with a role of their own, as strings.
public struct SpecialTokens: Codable, Hashable, Sendable {
  /// All of them in id order.
  public var all: [String]

  public init(_ all: [String]) { self.all = all }

  public static let bert = SpecialTokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
}
