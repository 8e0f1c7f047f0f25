import ArgumentParser
internal import SystemPackage

struct Make: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Enlarges a file of comments, one a line.",
    discussion: """
      The first copy of the source is left as it is. From then on words are exchanged for new ones, which come back later as \
      real words do, so that the number of distinct words follows V(n) = K n^b (Heaps). Emoji, laughter, links and decomposed lines are strewn in. The same seed gives the \
      same bytes.
      """)

  @Argument(help: "The comments to enlarge.")
  var source: String

  @Option(name: .shortAndLong, help: "Where to write.")
  var output: String

  @Option(help: "How large: bytes, or with KB, MB, GB (powers of ten).")
  var size: ByteSize

  @Option(help: "Heaps' exponent b; the default is that of film reviews, which have 1.72 times the words when doubled.")
  var exponent = GrowthLaw.ofReviews

  @Option(help: "Share of lines that get emoji and other noise.")
  var noise = 0.03

  @Option(help: "Another seed, another corpus.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (0.3..<1).contains(exponent) else { throw ValidationError("--exponent lies between 0.3 and 1") }
    guard (0...1).contains(noise) else { throw ValidationError("--noise is a share between 0 and 1") }
  }

  func run() throws {
    let text = try SourceText(FilePath(source))
    guard text.words.count > 1 else { throw ValidationError("\(source) holds no words") }
    let growth = GrowthLaw(
      exponent: exponent, distinctWords: text.distinctWords, words: text.words.count)
    var enlarger = Enlarger(text, growth: growth, noise: noise, seed: seed)
    let written = try OutputFile.write(to: FilePath(output)) { file in
      try enlarger.run(byteCount: size.bytes, into: &file)
    }
    print(
      """
      {"source_bytes": \(text.bytes.count), "source_lines": \(text.lineCount), "source_words": \(text.words.count), \
      "source_distinct_words": \(text.distinctWords), "source_exponent": \(text.exponent.rounded(to: 4)), "exponent": \(growth.exponent.rounded(to: 4)), \
      "new_words": \(enlarger.mintedWords), "bytes": \(written), "seed": \(seed)}
      """)
  }
}

extension Double {
  func rounded(to digits: Int) -> Double {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
