/// Rewrites entries from one continuation prefix to another.
struct PrefixConversion {
  private let source: [UInt8]
  private let target: [UInt8]

  init(from source: String, to target: String) {
    self.source = Array(source.utf8)
    self.target = Array(target.utf8)
  }

  /// The entry as the target says it; nil for a start of a word that the target would take for a continuation.
  func convert(_ token: [UInt8]) -> [UInt8]? {
    if source == target { return token }
    if !source.isEmpty, token.count > source.count, token.starts(with: source) {
      return target + token[source.count...]
    }
    return token.count > target.count && token.starts(with: target) ? nil : token
  }
}
