internal import Glibc

/// One walk over comments: finds those that no step can change.
///
/// It is here that nearly all characters are judged, one table entry each.
///
/// Unsafe pointers: into the caller's text, of which `end` is the bound; the text ends with a newline, and
/// `WordScanner.padding` bytes after it are readable. None outlives the pass.
struct CleaningPass {
  private let classes: ClassTables.View
  private let collapsesSpaces: Bool
  private let end: UnsafeRawPointer
  private var position: UnsafeRawPointer
  /// The longest run of one character that stays.
  private let longestRun: Int

  /// A comment without its line's end.
  struct Line {
    var bytes: UnsafeRawBufferPointer
    /// Whether no step changes it.
    var isSettled: Bool
    /// Unicode scalars; of a comment that is not settled, some of them.
    var scalarCount: Int
  }

  init(_ compiled: CompiledCleaner, _ text: UnsafeRawBufferPointer) {
    classes = compiled.classes.view
    collapsesSpaces = compiled.cleaner.collapsesSpaces
    longestRun = compiled.cleaner.repeats.map { $0.shortestRun - 1 } ?? Int.max
    // An empty text may have no address; any will do, for nothing is read.
    position = text.baseAddress ?? UnsafeRawPointer(classes.low)
    end = position + text.count
  }

  /// The next comment; nil at the end.
  @inline(__always)
  mutating func next() -> Line? {
    guard position < end else { return nil }
    let start = position
    var place = start
    var scalarCount = 0
    var (previous, run): (UInt32, Int) = (0, 0)
    var isAfterSpace = collapsesSpaces
    while true {
      // Syllables and letters of Korean, and little else.
      let bytes = UInt32(littleEndian: place.loadUnaligned(as: UInt32.self))
      if bytes & 0xC0_C0F0 == 0x80_80E0 {
        let scalar = (bytes & 0xF) << 12 | bytes >> 2 & 0xFC0 | bytes >> 16 & 0x3F
        if classes.high[Int(scalar)] == CleaningClass.repeatable {
          run = bytes & 0xFF_FFFF == previous ? run + 1 : 1
          if run > longestRun { return unsettled(start, place) }
          previous = bytes & 0xFF_FFFF
          isAfterSpace = false
          place += 3
          scalarCount += 1
          continue
        }
      }
      let (kind, byteCount) = classes.classify(place)
      switch kind {
      case CleaningClass.repeatable:
        let code = Self.code(place, byteCount)
        run = code == previous ? run + 1 : 1
        previous = code
        isAfterSpace = false
        if run > longestRun { return unsettled(start, place) }
      case CleaningClass.space:
        if isAfterSpace { return unsettled(start, place) }
        isAfterSpace = collapsesSpaces
        previous = 0
      case CleaningClass.calm:
        previous = 0
        isAfterSpace = false
      case CleaningClass.newline:
        if isAfterSpace, place > start { return unsettled(start, place) }
        return settled(start, place, next: place + 1, scalarCount)
      case CleaningClass.suspect:
        switch suspicion(place, start) {
        case .lineEnd:
          if isAfterSpace, place > start { return unsettled(start, place) }
          return settled(start, place, next: place + 2, scalarCount)
        case .confirmed: return unsettled(start, place)
        case .refuted:
          // Counted as one that may be repeated; where it may not, the steps find nothing to do.
          run = Self.code(place, byteCount) == previous ? run + 1 : 1
          previous = Self.code(place, byteCount)
          isAfterSpace = false
          if run > longestRun { return unsettled(start, place) }
        }
      default:
        return unsettled(start, place)
      }
      place += byteCount
      scalarCount += 1
    }
  }

  /// The bytes of a character as a number.
  @inline(__always)
  private static func code(_ place: UnsafeRawPointer, _ byteCount: Int) -> UInt32 {
    let bytes = UInt32(littleEndian: place.loadUnaligned(as: UInt32.self))
    return bytes & (UInt32.max &>> UInt32(truncatingIfNeeded: 32 &- 8 &* byteCount))
  }

  private mutating func settled(
    _ start: UnsafeRawPointer, _ stop: UnsafeRawPointer, next: UnsafeRawPointer, _ scalarCount: Int
  ) -> Line {
    position = next
    return Line(
      bytes: UnsafeRawBufferPointer(start: start, count: stop - start), isSettled: true, scalarCount: scalarCount)
  }

  /// Goes on to the end of the line, without looking at its characters.
  @inline(never)
  private mutating func unsettled(_ start: UnsafeRawPointer, _ place: UnsafeRawPointer) -> Line {
    var stop = memchr(place, 0x0A, end - place).map { UnsafeRawPointer($0) } ?? end
    position = min(stop + 1, end)
    if stop > start, (stop - 1).load(as: UInt8.self) == 0x0D { stop -= 1 }
    return Line(bytes: UnsafeRawBufferPointer(start: start, count: stop - start), isSettled: false, scalarCount: 0)
  }

  private enum Suspicion { case lineEnd, confirmed, refuted }

  /// Looks at what stands beside a suspect.
  private func suspicion(_ place: UnsafeRawPointer, _ start: UnsafeRawPointer) -> Suspicion {
    func byte(_ offset: Int) -> UInt8 { place.load(fromByteOffset: offset, as: UInt8.self) }
    let isConfirmed: Bool
    switch byte(0) {
    case UInt8(ascii: "\r"):
      if byte(1) == 0x0A { return .lineEnd }
      isConfirmed = collapsesSpaces
    case UInt8(ascii: ":"): isConfirmed = byte(1) == UInt8(ascii: "/") && byte(2) == UInt8(ascii: "/")
    case UInt8(ascii: "."): isConfirmed = place - start >= 3 && byte(-1) | 0x20 == UInt8(ascii: "w")
    default: isConfirmed = byte(1) == UInt8(ascii: "O") && byte(2) == UInt8(ascii: "O")
    }
    return isConfirmed ? .confirmed : .refuted
  }
}
