package import WordPiece

/// WordPiece by its definition: every prefix of the rest of the word is tried, from the longest.
///
/// - Complexity: O(n²) look-ups for a word of n scalars.
package struct PlainWordEncoder {
  private let ids: [[UInt8]: Int32]
  private let prefix: [UInt8]
  private let unknownID: Int32
  private let maximumScalarCount: Int

  package init(_ vocabulary: Vocabulary, maximumScalarCount: Int = 100) {
    ids = Dictionary(
      vocabulary.tokens.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { _, later in later })
    prefix = Array(vocabulary.continuationPrefix.utf8)
    unknownID = vocabulary.unknownID.map(Int32.init) ?? -1
    self.maximumScalarCount = maximumScalarCount
  }

  package func encode(_ word: [UInt8]) -> [Int32] {
    let scalars = String(decoding: word, as: UTF8.self).unicodeScalars.map { Array(String($0).utf8) }
    guard scalars.count <= maximumScalarCount else { return [unknownID] }
    var output: [Int32] = []
    var start = 0
    while start < scalars.count {
      let lead = start == 0 ? [] : prefix
      let match = (start + 1...scalars.count).reversed().lazy
        .compactMap { end in ids[lead + scalars[start..<end].joined()].map { (id: $0, end: end) } }.first
      guard let match else { return [unknownID] }
      output.append(match.id)
      start = match.end
    }
    return output
  }
}
