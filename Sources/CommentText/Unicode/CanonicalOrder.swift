internal import CICU

/// Canonical ordering: of characters with a combining class that follow each other, those with the lower class come
/// first, and those with the same class stay as they stood.
///
/// The Unicode library orders marks by insertion, which takes time with the square of their number where the classes
/// alternate. Long runs are put in order here, before it sees them; that gives a text which is canonically equivalent,
/// and so the same normal forms.
/// - Source: Unicode Standard 15.0, section 3.11, D109.
enum CanonicalOrder {
  typealias ClassedScalar = (scalar: UInt32, combiningClass: UInt8)

  /// Runs shorter than this are left to the library: insertion is as good.
  private static let shortestLongRun = 64

  /// Orders the long runs of marks in a text. Marks that decompose into marks but have no class themselves (U+0F73,
  /// U+0F75, U+0F81) are decomposed there.
  /// - Complexity: O(n); where there is no long run, one look-up for each so many characters.
  static func orderLongRuns(_ scalars: inout [UInt32]) {
    var result: [UInt32] = []
    var copied = 0
    // A long run covers one of the places that are looked at.
    var place = shortestLongRun - 1
    while place < scalars.count {
      guard isMark(scalars[place]) else {
        place += shortestLongRun
        continue
      }
      var (start, end) = (place, place + 1)
      while start > copied, isMark(scalars[start - 1]) { start -= 1 }
      while end < scalars.count, isMark(scalars[end]) { end += 1 }
      if end - start >= shortestLongRun {
        result += scalars[copied..<start]
        appendOrdered(scalars[start..<end], to: &result)
        copied = end
      }
      place = end + shortestLongRun
    }
    guard copied > 0 else { return }
    result += scalars[copied...]
    scalars = result
  }

  /// Whether the decomposition of a character begins with a mark.
  private static func isMark(_ scalar: UInt32) -> Bool { kc_icu_lead_combining_class(scalar) != 0 }

  private static func appendOrdered(_ run: ArraySlice<UInt32>, to result: inout [UInt32]) {
    var marks: [ClassedScalar] = []
    marks.reserveCapacity(run.count)
    for scalar in run {
      let combiningClass = kc_icu_combining_class(scalar)
      if combiningClass != 0 {
        marks.append((scalar, combiningClass))
      } else {
        for part in decomposition(of: scalar) { marks.append((part, kc_icu_combining_class(part))) }
      }
    }
    order(&marks)
    for mark in marks { result.append(mark.scalar) }
  }

  /// The canonical decomposition of a mark that has no class: three of them, frozen by the stability policy.
  private static func decomposition(of scalar: UInt32) -> [UInt32] {
    switch scalar {
    case 0x0F73: [0x0F71, 0x0F72]
    case 0x0F75: [0x0F71, 0x0F74]
    case 0x0F81: [0x0F71, 0x0F80]
    default: [scalar]
    }
  }

  /// Orders each run of scalars whose class is not 0.
  /// - Complexity: O(n).
  static func order(_ scalars: inout [ClassedScalar]) {
    var start = 0
    while start < scalars.count {
      guard scalars[start].combiningClass != 0 else {
        start += 1
        continue
      }
      var end = start + 1
      while end < scalars.count, scalars[end].combiningClass != 0 { end += 1 }
      if end - start < shortestLongRun {
        insert(start..<end, in: &scalars)
      } else {
        distribute(start..<end, in: &scalars)
      }
      start = end
    }
  }

  /// Insertion: for a few marks, most of which stand in order.
  private static func insert(_ run: Range<Int>, in scalars: inout [ClassedScalar]) {
    for index in run {
      var place = index
      while place > run.lowerBound, scalars[place - 1].combiningClass > scalars[place].combiningClass {
        scalars.swapAt(place - 1, place)
        place -= 1
      }
    }
  }

  /// Counting: for any number of marks.
  private static func distribute(_ run: Range<Int>, in scalars: inout [ClassedScalar]) {
    let marks = Array(scalars[run])
    // By class, where its next mark goes.
    var places = [Int](repeating: 0, count: 257)
    for mark in marks { places[Int(mark.combiningClass) + 1] += 1 }
    places[0] = run.lowerBound
    for combiningClass in 1..<places.count { places[combiningClass] += places[combiningClass - 1] }
    for mark in marks {
      scalars[places[Int(mark.combiningClass)]] = mark
      places[Int(mark.combiningClass)] += 1
    }
  }
}
