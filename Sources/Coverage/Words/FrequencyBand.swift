/// Words that occur about equally often: once, 2 to 9 times, 10 to 99, and so on by powers of ten.
public struct FrequencyBand: Hashable, Comparable, Sendable {
  /// 0 for words that occur once, else the number of decimal digits of the occurrences.
  public let place: Int

  public init(place: Int) { self.place = place }

  init(occurrences: Int) { place = Self.place(occurrences: occurrences) }

  /// The place of the band of words that occur so often.
  @inline(__always)
  static func place(occurrences: Int) -> Int {
    guard occurrences > 1 else { return 0 }
    var place = 1
    var rest = occurrences
    while rest > 9 {
      place &+= 1
      rest /= 10
    }
    return place
  }

  /// Enough for 64-bit counts.
  static let count = 20

  public var fewest: Int {
    switch place {
    case 0: 1
    case 1: 2
    default: (1..<place).reduce(1) { power, _ in power * 10 }
    }
  }

  public var most: Int { place == 0 ? 1 : FrequencyBand(place: max(place, 1) + 1).fewest - 1 }

  public static func < (left: FrequencyBand, right: FrequencyBand) -> Bool { left.place < right.place }
}
