import WordPiece

/// What `verify` found, for a person.
struct VerifySections {
  let vocabulary: Vocabulary
  let encoded: EncodedComments
  let results: [VerificationResult]

  var text: String {
    get throws {
      try results.map { result in
        let name = "\(result.library.name) \(result.library.version)"
        guard let difference = result.difference else {
          return "\(name): \(grouped(encoded.count)) comments encoded alike\n"
        }
        return try "\(name): differs from comment \(grouped(difference.comment + 1)) on\n" + sideBySide(difference)
      }.joined()
    }
  }

  private func sideBySide(_ difference: EncodingDifference) throws -> String {
    var table = TextTable()
    table.add("  comment", try encoded.comment(difference.comment).start(400).withVisibleControls)
    for (name, ids) in [("kc-vocab", difference.ours), ("theirs", difference.theirs)] {
      table.add("  \(name)", ids.map(String.init).joined(separator: " "))
      table.add("", vocabulary.tokens(ids).joined(separator: " "))
    }
    return table.text
  }
}

extension Vocabulary {
  /// The tokens with these ids, an id that there is not as a number in angle brackets.
  fileprivate func tokens(_ ids: [Int]) -> [String] {
    ids.map { $0 >= 0 && $0 < count ? text(of: $0).escapingControls() : "<\($0)>" }
  }
}

/// What `verify --json` prints: schema `kc-vocab/verify/1`.
struct VerifyReport: Encodable {
  struct Library: Encodable {
    var name: String
    var version: String
    /// Missing where all comments are encoded alike.
    var difference: Difference?
  }

  struct Difference: Encodable {
    /// From 1.
    var comment: Int
    var text: String
    var ids: [Int]
    var tokens: [String]
    var theirIDs: [Int]
    var theirTokens: [String]

    enum CodingKeys: String, CodingKey {
      case comment, text, ids, tokens
      case theirIDs = "their_ids"
      case theirTokens = "their_tokens"
    }
  }

  var schema = "kc-vocab/verify/1"
  var vocabulary: String
  var comments: Int
  var libraries: [Library]

  init(
    _ name: String, _ count: Int, _ results: [VerificationResult], _ encoded: EncodedComments, _ vocabulary: Vocabulary
  ) throws {
    self.vocabulary = name
    comments = count
    libraries = try results.map { result in
      Library(
        name: result.library.name, version: result.library.version,
        difference: try result.difference.map {
          Difference(
            comment: $0.comment + 1, text: try encoded.comment($0.comment), ids: $0.ours,
            tokens: vocabulary.tokens($0.ours), theirIDs: $0.theirs, theirTokens: vocabulary.tokens($0.theirs))
        })
    }
  }
}
