/// A calendar day read from a field, and the name of the period it lies in.
struct DateValue: Equatable {
  var year: Int
  var month: Int
  var day: Int

  /// Reads `2026-03-04…`, `2026/3/4`, `2026.03.04`, `20260304…`, `2026-03` (its first day), or the digits of a Unix
  /// time in seconds (9 or 10), milliseconds (12 or 13) taken as UTC; nil for anything else.
  init?(_ text: some Sequence<UInt8>) {
    let bytes = Array(text)
    let digitCount = bytes.prefix { Self.digit($0) != nil }.count
    if [9, 10, 12, 13].contains(digitCount), digitCount == bytes.count || bytes[digitCount] == UInt8(ascii: ".") {
      let time = bytes[..<digitCount].reduce(0) { $0 * 10 + Int($1 & 15) }
      self.init(dayNumber: (digitCount > 10 ? time / 1000 : time) / 86_400)
    } else {
      self.init(calendar: bytes, digitCount)
    }
  }

  private init?(calendar bytes: [UInt8], _ digitCount: Int) {
    var rest = bytes[...]
    guard digitCount == 4 || digitCount == 6 || digitCount == 8 || digitCount == 14,
      let year = Self.number(&rest, width: 4)
    else { return nil }
    let isSeparated = digitCount == 4
    if isSeparated, rest.popFirst().map({ Self.separators.contains($0) }) != true { return nil }
    guard let month = Self.number(&rest, width: 2), (1...12).contains(month) else { return nil }
    if isSeparated, let next = rest.first, Self.separators.contains(next) { rest.removeFirst() }
    let day = Self.number(&rest, width: 2) ?? 1
    guard (1...31).contains(day) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that lies `dayNumber` days after 1 January 1970.
  /// - Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
  private init(dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// `2026`, `2026-03` or `2026-03-04`.
  func name(of period: GroupSelector.Period) -> [UInt8] {
    let month = "-" + (month < 10 ? "0" : "") + String(month)
    let day = "-" + (day < 10 ? "0" : "") + String(day)
    return switch period {
    case .year: Array(String(year).utf8)
    case .month: Array((String(year) + month).utf8)
    case .day: Array((String(year) + month + day).utf8)
    }
  }

  private static let separators = Array("-/.".utf8)

  private static func digit(_ byte: UInt8) -> Int? { (0x30...0x39).contains(byte) ? Int(byte - 0x30) : nil }

  /// Takes up to `width` digits from the front; nil if there is none.
  private static func number(_ bytes: inout ArraySlice<UInt8>, width: Int) -> Int? {
    let digits = bytes.prefix(width).prefix { digit($0) != nil }
    guard !digits.isEmpty else { return nil }
    bytes = bytes.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 & 15) }
  }
}
