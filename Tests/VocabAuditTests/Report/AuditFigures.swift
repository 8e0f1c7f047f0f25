import Coverage
import FoundationEssentials
import Glibc
import TestSupport
import VocabAudit
import WordPiece

/// Every rate of an audit by its definition, from plain sums.
struct AuditFigures {
  private let sums: NaiveCoverage.Sums

  init(_ sums: NaiveCoverage.Sums) { self.sums = sums }

  /// The rates that are ratios of sums; that of lines where lines were counted.
  var rates: RateTable {
    var rates: RateTable = [
      .unknownTokenRate: ratio(sums.unknownWords, sums.tokens),
      .unknownWordRate: ratio(sums.unknownWords, sums.words),
      .unknownDistinctWordRate: ratio(sums.unknownDistinctWords, sums.distinctWords),
      .unknownCharacterRate: ratio(sums.unknownCharacters, sums.characters),
      .characterCoverage: ratio(sums.characters - sums.uncoveredCharacters, sums.characters),
      .tokensPerWord: ratio(sums.tokens, sums.words),
      .charactersPerToken: ratio(sums.characters, sums.tokens),
      .bytesPerToken: ratio(sums.wordBytes, sums.tokens),
      .wholeWordRate: ratio(sums.wholeWords, sums.words),
    ]
    if sums.lines > 0 { rates[.unknownLineRate] = ratio(sums.unknownLines, sums.lines) }
    return rates
  }

  /// The rates of a class of characters, whose words have other characters too.
  var classRates: RateTable {
    rates.filter {
      ![.tokensPerWord, .charactersPerToken, .bytesPerToken, .wholeWordRate].contains($0.key)
    }
  }

  private func ratio(_ numerator: Int, _ denominator: Int) -> Double { Double(numerator) / Double(denominator) }
}

/// How tokens were used, by the definitions of entropy.
struct TokenUse {
  private let shares: [[UInt8]: Double]

  init(_ counts: [[UInt8]: Int]) {
    let total = Double(counts.values.reduce(0, +))
    shares = counts.mapValues { Double($0) / total }
  }

  var entropy: Double { entropy(shares) }

  /// Of order 2.5, against that of equal use of so many tokens.
  func renyiEfficiency(size: Int) -> Double {
    log2(shares.values.reduce(0) { $0 + pow($1, 2.5) }) / (1 - 2.5) / log2(Double(size))
  }

  /// √(H(m) − (H(p) + H(q)) / 2) with m = (p + q) / 2.
  func jensenShannonDistance(_ other: TokenUse) -> Double {
    let middle = shares.mapValues { $0 / 2 }.merging(other.shares.mapValues { $0 / 2 }, uniquingKeysWith: +)
    return max(0, entropy(middle) - (entropy + other.entropy) / 2).squareRoot()
  }

  func share(_ token: [UInt8]) -> Double { shares[token] ?? 0 }

  private func entropy(_ shares: [[UInt8]: Double]) -> Double { shares.values.reduce(0) { $0 - $1 * log2($1) } }
}
