import Glibc

/// How distinct words grow with the text: V(s) = V · s^b, where s is the size in copies of the source (Heaps' law).
///
/// A word that stands at size s belongs, in a text that grows so, with the constant probability b·V/N to what came
/// after the source: it is then new with probability s^(b−1), and otherwise one of the words that came before, older
/// ones more often, their births spread as s^(b−2). These follow from the Pitman–Yor process, where a word that
/// occurred n times comes again in proportion to n − b.
/// - Source: Heaps 1978; Pitman and Yor 1997.
struct GrowthLaw {
  let exponent: Double
  /// The probability that a word of the enlarged part is not one of the source's.
  let laterShare: Double

  /// Doubling the 712,404 reviews of NSMC multiplies their distinct words by 1.72.
  static let ofReviews = log2(1.72)

  init(exponent: Double, distinctWords: Int, words: Int) {
    self.exponent = exponent
    laterShare = min(0.9, exponent * Double(distinctWords) / Double(words))
  }

  /// The exponent of a growth from `before` distinct words among `wordsBefore` to `after` among `wordsAfter`.
  static func exponent(from before: Int, at wordsBefore: Int, to after: Int, at wordsAfter: Int) -> Double {
    log(Double(after) / Double(before)) / log(Double(wordsAfter) / Double(wordsBefore))
  }

  /// The probability that a later word is one that nobody wrote before, at size `s`.
  func newShare(at size: Double) -> Double { pow(size, exponent - 1) }

  /// Which of the words that came so far comes again at size `s`: a share of their number, from 0 to 1.
  /// - Parameter chance: uniform from 0 to 1.
  func birthRank(at size: Double, chance: Double) -> Double {
    let birth = pow(1 - chance * (1 - pow(size, exponent - 1)), 1 / (exponent - 1))
    return (pow(birth, exponent) - 1) / (pow(size, exponent) - 1)
  }
}
