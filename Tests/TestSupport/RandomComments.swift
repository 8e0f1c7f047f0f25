/// Small random corpora in which words repeat as they do in comments: few often, many once.
package struct RandomComments {
  private var generator: SeededGenerator
  private let alphabet: [String]

  /// - Parameter alphabet: what words are made of; the default has syllables, jamo, Latin, punctuation, emoji, a
  ///   character that needs normalising and one that is deleted.
  package init(
    seed: UInt64,
    alphabet: [String] = ["가", "나", "다", "ㅋ", "ㅠ", "a", "B", "1", "!", ".", "😀", "e\u{301}", "\u{200B}", "漢"]
  ) {
    generator = SeededGenerator(seed: seed)
    self.alphabet = alphabet
  }

  package mutating func word() -> String {
    // A short alphabet and mostly short words make repetitions likely.
    let length = Int.random(in: 0..<40, using: &generator) == 0 ? 30 : Int.random(in: 1...4, using: &generator)
    return (0..<length).map { _ in alphabet.randomElement(using: &generator)! }.joined()
  }

  package mutating func line() -> String {
    (0..<Int.random(in: 0...8, using: &generator)).map { _ in word() }.joined(separator: " ")
  }

  /// Lines, each with its newline except, by chance, the last.
  package mutating func text(lineCount: Int) -> [UInt8] {
    var text = Array((0..<lineCount).map { _ in line() + "\n" }.joined().utf8)
    if Bool.random(using: &generator), !text.isEmpty { text.removeLast() }
    return text
  }
}
