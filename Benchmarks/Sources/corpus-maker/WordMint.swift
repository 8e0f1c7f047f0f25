/// Makes new words from parts of the source's words, as writers do: by leaving out spaces, by joining one word's stem
/// to another's ending, by mistyping, by hanging signs on a word.
///
/// A word is a function of the seed and its number alone, so that it can come again without being remembered.
struct WordMint {
  let text: SourceText
  let seed: UInt64

  /// Appends new word `number`.
  func append(_ number: Int, to output: inout [UInt8]) {
    var dice = SplitMix64(seed: seed ^ SplitMix64.mixed(UInt64(number) &+ 0x5EED))
    let start = output.count
    switch dice.below(100) {
    case 0..<50:
      appendWord(&dice, to: &output)
      appendWord(&dice, to: &output)
    case 50..<75:
      appendHalf(first: true, &dice, to: &output)
      appendHalf(first: false, &dice, to: &output)
    case 75..<93:
      appendWord(&dice, to: &output)
      appendWord(&dice, to: &output)
      mistype(from: start, &dice, in: &output)
    default:
      appendWord(&dice, to: &output)
      appendWord(&dice, to: &output)
      output += Noise.tail(&dice).utf8
    }
    // Short words exist already, as likely as not.
    while output.count - start < 15 { appendWord(&dice, to: &output) }
  }

  private func appendWord(_ dice: inout SplitMix64, to output: inout [UInt8]) {
    append(text.words[dice.below(text.words.count)], to: &output)
  }

  /// Very long words are cut short, or words would grow with every generation.
  private func append(_ word: Range<UInt32>, to output: inout [UInt8]) {
    var end = min(Int(word.upperBound), Int(word.lowerBound) + 24)
    while end < Int(word.upperBound), text.bytes[end] & 0xC0 == 0x80 { end += 1 }
    text.append(Int(word.lowerBound)..<end, to: &output)
  }

  private func appendHalf(first: Bool, _ dice: inout SplitMix64, to output: inout [UInt8]) {
    let word = text.words[dice.below(text.words.count)]
    var middle = Int(word.lowerBound + word.upperBound) / 2
    while middle < Int(word.upperBound), text.bytes[middle] & 0xC0 == 0x80 { middle += 1 }
    let half = first ? word.lowerBound..<UInt32(middle) : UInt32(middle)..<word.upperBound
    append(half.isEmpty ? word : half, to: &output)
  }

  /// Exchanges one Hangul syllable for its neighbour in Unicode: another final, hence a syllable that is typed by
  /// mistake.
  private func mistype(from start: Int, _ dice: inout SplitMix64, in output: inout [UInt8]) {
    let place = start + dice.below(output.count - start)
    guard let first = output[start...place].lastIndex(where: { $0 & 0xC0 != 0x80 }),
      (0xEA...0xED).contains(output[first]),
      first + 2 < output.count
    else { return }
    let scalar =
      UInt32(output[first] & 0xF) << 12 | UInt32(output[first + 1] & 0x3F) << 6 | UInt32(output[first + 2] & 0x3F)
    guard (0xAC00...0xD7A3).contains(scalar) else { return }
    let block = scalar - (scalar - 0xAC00) % 28
    let wrong = block + UInt32(dice.below(28))
    output[first] = 0xE0 | UInt8(wrong >> 12)
    output[first + 1] = 0x80 | UInt8(wrong >> 6 & 0x3F)
    output[first + 2] = 0x80 | UInt8(wrong & 0x3F)
  }
}
