extension UnknownWordReport {
  /// The word with the lacking character in white brackets, `가⟦뷁⟧나`; a word that is too long as a whole.
  public var markedWord: String {
    String(String.UnicodeScalarView(marked(Array(word.unicodeScalars))))
  }

  /// The word's scalars with the brackets around what fails.
  func marked(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let failing = characterOffset.map { $0..<min($0 + 1, scalars.count) } ?? scalars.indices
    return scalars[..<failing.lowerBound] + ["⟦"] + scalars[failing] + ["⟧"] + scalars[failing.upperBound...]
  }
}

/// Marks what fails in a line as it stands in the corpus.
///
/// The pipeline's words are looked for in the line one after the other, so that each occurrence is marked where it is.
/// Where the pipeline changed a word, it does not stand in the line as such: it follows the line after an arrow.
struct LineMarking {
  private let text: [Unicode.Scalar]
  private var marked: [Unicode.Scalar] = []
  private var changedWords: [String] = []
  /// What of the text is marked or passed over.
  private var cursor = 0

  /// How far beyond the last word the next one may stand: white space, and words that the pipeline changed.
  private static let reach = 64

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// Takes the line's next word; `unknown` tells where it fails, nil if it does not.
  mutating func add(_ word: [UInt8], unknown: UnknownWordReport?) {
    let scalars = Array(String(decoding: word, as: UTF8.self).unicodeScalars)
    let starts = cursor..<min(cursor + Self.reach, text.count)
    guard let start = starts.first(where: { text[$0...].starts(with: scalars) }) else {
      if let unknown { changedWords.append(unknown.markedWord) }
      return
    }
    marked += text[cursor..<start] + (unknown?.marked(scalars) ?? scalars)
    cursor = start + scalars.count
  }

  /// The marked line.
  var result: String {
    let line = String(String.UnicodeScalarView(marked + text[cursor...]))
    return changedWords.isEmpty ? line : line + " → " + changedWords.joined(separator: " ")
  }
}
