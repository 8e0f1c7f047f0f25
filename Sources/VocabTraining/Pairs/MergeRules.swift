internal import Storage

/// Which pairs may be merged at all.
struct MergeRules {
  /// Characters of a token at most.
  let maximumLength: Int
  let prefix: [UInt8]
  /// Merging needs at least so many occurrences.
  let minimumFrequency: Int

  init(_ options: TrainingOptions) {
    maximumLength = options.maximumTokenLength ?? .max
    prefix = Array(options.continuationPrefix.utf8)
    minimumFrequency = max(options.minimumFrequency, 1)
  }

  /// Whether two tokens may become one.
  ///
  /// Not if it would be too long, and not if a token that starts a word would begin with the continuation prefix: it
  /// would be read as a continuation. BERT's pre-tokeniser makes each `#` a word of its own, so there the second case
  /// never arises.
  func allows(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    if maximumLength != .max && length(left) + length(right) > maximumLength { return false }
    return isContinuation(left) || !becomesContinuation(left, right)
  }

  /// Whether this token may become one with any other to its right; a quick answer for most.
  func allowsAny(after left: [UInt8]) -> Bool {
    maximumLength == .max && (isContinuation(left) || left.first != prefix.first)
  }

  /// The token that two neighbours become: the right one loses its prefix.
  func joined(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    let rest = withoutPrefix(right)
    var token: [UInt8] = []
    token.reserveCapacity(left.count + rest.count)
    token += left
    token += rest
    return token
  }

  private func withoutPrefix(_ token: [UInt8]) -> ArraySlice<UInt8> {
    token.starts(with: prefix) ? token.dropFirst(prefix.count) : token[...]
  }

  /// Whether what two neighbours become begins with the prefix and has something after it.
  /// - Complexity: O(length of the prefix), however long the two are.
  private func becomesContinuation(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let rest = withoutPrefix(right)
    return left.count + rest.count > prefix.count && left.starts(with: prefix.prefix(left.count))
      && rest.starts(with: prefix.dropFirst(left.count))
  }

  /// Whether the token is a prefix and something after it; with an empty prefix there is nothing to tell.
  private func isContinuation(_ token: [UInt8]) -> Bool {
    prefix.isEmpty || token.count > prefix.count && token.starts(with: prefix)
  }

  /// Characters without the prefix.
  private func length(_ token: [UInt8]) -> Int {
    scalarCount(token.dropFirst(isContinuation(token) ? prefix.count : 0))
  }
}
