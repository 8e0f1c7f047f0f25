/// The figures of a line under two vocabularies that two ratios of sums are made of.
public struct RatioPair: Hashable, Sendable {
  public var leftNumerator: Int
  public var leftDenominator: Int
  public var rightNumerator: Int
  public var rightDenominator: Int

  public init(_ leftNumerator: Int, _ leftDenominator: Int, _ rightNumerator: Int, _ rightDenominator: Int) {
    self.leftNumerator = leftNumerator
    self.leftDenominator = leftDenominator
    self.rightNumerator = rightNumerator
    self.rightDenominator = rightDenominator
  }

  /// Of a line that is cut alike.
  init(both numerator: Int, _ denominator: Int) { self.init(numerator, denominator, numerator, denominator) }

  /// With nothing counted, out of as much.
  var withoutNumerators: RatioPair { RatioPair(0, leftDenominator, 0, rightDenominator) }

  var isEmpty: Bool { leftNumerator | leftDenominator | rightNumerator | rightDenominator == 0 }

  /// The order of the four figures, the first first.
  func isBefore(_ other: RatioPair) -> Bool {
    (leftNumerator, leftDenominator, rightNumerator, rightDenominator)
      < (other.leftNumerator, other.leftDenominator, other.rightNumerator, other.rightDenominator)
  }
}

/// What resampling the difference of two ratios over lines needs.
public enum RatioPairLines: Sendable {
  /// How many lines have each pair, ascending.
  case pairs([(pair: RatioPair, units: Int)])
  /// Of more than `RatioPairHistogram.pairLimit` distinct pairs, their sums and the sums of their products.
  case moments(RatioMoments)
}

/// Sums of the four figures of lines, and of their products, exact: as much as a normal distribution needs.
public struct RatioMoments: Hashable, Sendable {
  /// In the order of `RatioPair`'s figures.
  public private(set) var sums: [Int128] = Array(repeating: 0, count: 4)
  /// The sum of the products of figures i and j is at 4 i + j, both ways round.
  public private(set) var products: [Int128] = Array(repeating: 0, count: 16)

  public init() {}

  /// Adds so many lines, or takes them away.
  public mutating func add(_ pair: RatioPair, units: Int) {
    let figures = [pair.leftNumerator, pair.leftDenominator, pair.rightNumerator, pair.rightDenominator]
    for (row, figure) in figures.enumerated() {
      let all = Int128(figure) * Int128(units)
      sums[row] += all
      for (column, other) in figures.enumerated() { products[4 * row + column] += all * Int128(other) }
    }
  }

  /// Adds to a sum, or, behind the sums, to a product.
  mutating func add(_ value: Int128, toNumber number: Int) {
    if number < sums.count { sums[number] &+= value } else { products[number - sums.count] &+= value }
  }

  mutating func add(_ other: RatioMoments, times sign: Int128 = 1) {
    for place in sums.indices { sums[place] += sign * other.sums[place] }
    for place in products.indices { products[place] += sign * other.products[place] }
  }

  /// As if the other vocabulary had given each line the first one's figures.
  var leftTwice: RatioMoments {
    var moments = self
    for row in 0..<4 {
      moments.sums[row] = sums[row % 2]
      for column in 0..<4 { moments.products[4 * row + column] = products[4 * (row % 2) + column % 2] }
    }
    return moments
  }

  /// As if nothing had been counted in any line.
  var withoutNumerators: RatioMoments {
    var moments = self
    for row in 0..<4 {
      if row.isMultiple(of: 2) { moments.sums[row] = 0 }
      for column in 0..<4 where row.isMultiple(of: 2) || column.isMultiple(of: 2) {
        moments.products[4 * row + column] = 0
      }
    }
    return moments
  }
}
