import ArgumentParser

/// The largest numbers that options take: more than anyone needs, and nothing that is computed from them overflows.
enum LargestNumber {
  static let threads = 1024
  /// Ids are below 2³⁰ in training.
  static let vocabularySize = 1_000_000_000
  static let characters = 1_000_000_000
  static let suggestions = 1_000_000_000
  /// Times 10¹⁰ unknown words it is still a sum of 64 bits.
  static let unknownWordCost = 100_000
  /// Places are made for as many tokens.
  static let paddingMultiple = 65_536

  /// - Throws: `ValidationError` if an option's number is larger.
  static func check(_ name: String, _ value: Int?, _ largest: Int) throws {
    if let value, value > largest { throw ValidationError("\(name) \(value): at most \(largest) is possible") }
  }
}
