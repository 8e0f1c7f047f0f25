/// Writes copy after copy of the source, each but the first with later words in place of some of its words.
///
/// What stays the same is copied in runs; only the places where something changes cost more than that.
struct Enlarger {
  private let text: SourceText
  private let growth: GrowthLaw
  private let mint: WordMint
  private var laterWords: SkipCounter
  private var noisyLines: SkipCounter
  private var dice: SplitMix64
  /// How many words were made so far.
  private(set) var mintedWords = 0

  /// One noisy line in 20 is in decomposed form.
  private static let decomposedShare = 0.05

  /// Lines that are written before the size is looked at again.
  private static let linesAtOnce = 256

  init(_ text: SourceText, growth: GrowthLaw, noise: Double, seed: UInt64) {
    self.text = text
    self.growth = growth
    mint = WordMint(text: text, seed: seed)
    dice = SplitMix64(seed: SplitMix64.mixed(seed))
    laterWords = SkipCounter(probability: growth.laterShare)
    noisyLines = SkipCounter(probability: noise)
  }

  /// Writes whole lines until there are at least `byteCount` bytes.
  /// - Throws: what writing throws.
  /// - Complexity: O(`byteCount`)
  mutating func run(byteCount: Int, into file: inout OutputFile) throws {
    let lineCount = text.lineCount
    var copy = 0
    while true {
      // Each copy starts elsewhere, so that a part of one is not the same comments as that part of another.
      let first = copy == 0 ? 0 : dice.below(lineCount)
      for segment in [first..<lineCount, 0..<first] {
        for start in stride(from: segment.lowerBound, to: segment.upperBound, by: Self.linesAtOnce) {
          let lines = start..<min(start + Self.linesAtOnce, segment.upperBound)
          let done = Double((lines.lowerBound - first + lineCount) % lineCount) / Double(lineCount)
          append(lines, size: Double(copy) + done, changes: copy > 0, to: &file.buffer)
          try file.flushIfFull()
          if file.byteCount >= byteCount { return }
        }
      }
      copy += 1
    }
  }

  private mutating func append(_ lines: Range<Int>, size: Double, changes: Bool, to output: inout [UInt8]) {
    var run = text.lineStarts[lines.lowerBound]..<text.lineStarts[lines.lowerBound]
    for line in lines {
      let end = text.lineStarts[line + 1] - 1
      if changes {
        let isNoisy = noisyLines.next(&dice)
        if isNoisy, dice.fraction() < Self.decomposedShare {
          text.append(run, to: &output)
          Noise.appendDecomposed(text.bytes[text.lineStarts[line]..<end], to: &output)
          run = end..<end
        } else {
          exchangeWords(of: line, size: size, run: &run, output: &output)
          if isNoisy {
            text.append(run.lowerBound..<end, to: &output)
            output += Noise.lineEnd(&dice).utf8
            run = end..<end
          }
        }
      }
      run = run.lowerBound..<end + 1
    }
    text.append(run, to: &output)
  }

  /// Writes later words in place of some of a line's; `run` is what is to be copied up to now.
  private mutating func exchangeWords(of line: Int, size: Double, run: inout Range<Int>, output: inout [UInt8]) {
    for word in text.firstWords[line]..<text.firstWords[line + 1] where laterWords.next(&dice) {
      let place = text.words[Int(word)]
      text.append(run.lowerBound..<Int(place.lowerBound), to: &output)
      mint.append(laterWord(at: size), to: &output)
      run = Int(place.upperBound)..<Int(place.upperBound)
    }
  }

  /// The number of a word that nobody wrote before, or of one that comes again.
  private mutating func laterWord(at size: Double) -> Int {
    if mintedWords == 0 || dice.fraction() < growth.newShare(at: size) {
      mintedWords += 1
      return mintedWords - 1
    }
    let rank = growth.birthRank(at: size, chance: dice.fraction())
    return min(mintedWords - 1, Int(rank * Double(mintedWords)))
  }
}
