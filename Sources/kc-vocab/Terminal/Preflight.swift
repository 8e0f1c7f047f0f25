import CorpusReading
import Glibc
import SystemPackage

/// What a run over files of known size is likely to need, to be said before it starts.
///
/// How many distinct words a text holds is told by its size (Heaps' law) and is a guess: nothing is refused for it. Of
/// compressed files only the size on disk is known, so that they need more than is said here.
struct Preflight {
  let textByteCount: Int
  /// What the run needs at most for each word, and in all besides, if it must have that; nil: words may go to files.
  var needed: (perWord: Int, besides: Int)?
  /// Bytes in a thread's table for each distinct word.
  var tableByteCountPerWord = 40

  /// Comments such as the reviews that the README's figures are about, and how distinct words grow with the text.
  private static let measured = (textByteCount: 62_582_413.0, distinctWords: 910_201.0, exponent: 0.75)
  /// A thread has so many of the distinct words, as a power of the number of threads, that all together have this times
  /// as many.
  private static let repetition = 0.22
  /// The needs of a smaller text are lost among those of the program itself.
  private static let smallestTextByteCount = 5_000_000
  /// Of temporary files at their largest, for each distinct word.
  private static let temporaryByteCountPerWord = 30

  var distinctWords: Int {
    let share = Double(textByteCount) / Self.measured.textByteCount
    return Int(Self.measured.distinctWords * pow(share, Self.measured.exponent))
  }

  private func tableByteCount(threads: Int) -> Int {
    Int(Double(distinctWords * tableByteCountPerWord) * pow(Double(threads), Self.repetition))
  }

  private var temporaryByteCount: Int { distinctWords * Self.temporaryByteCountPerWord }

  /// What there is to say: nothing, if all is likely to fit.
  /// - Parameter freeByteCount: of the place for temporary files; nil if that is not known.
  func remarks(_ plan: MemoryPlan, directory: FilePath, freeByteCount: Int?) -> (notes: [String], warnings: [String]) {
    // A limit below what every run needs is refused by itself.
    guard textByteCount >= Self.smallestTextByteCount, plan.remainingByteCount > 0 else { return ([], []) }
    let text =
      "\(Self.amount(textByteCount)) of text are likely to hold about \(grouped(Self.round(distinctWords))) distinct words"
    if let needed {
      let all = distinctWords * needed.perWord + needed.besides
      if all > plan.limitBytes {
        let limit = Self.amount(plan.limitBytes)
        return ([], ["\(text), which are likely to need about \(Self.amount(all)) of --memory; it is \(limit)"])
      }
    }
    let tables = tableByteCount(threads: plan.threads)
    guard tables > plan.remainingByteCount else { return ([], []) }
    let note =
      "\(text), about \(Self.amount(tables)) in memory, of which --memory leaves room for "
      + "\(Self.amount(max(plan.remainingByteCount, 0))); the rest goes to \(directory), about "
      + "\(Self.amount(temporaryByteCount))"
    guard let freeByteCount, freeByteCount < temporaryByteCount else { return ([note], []) }
    return ([note], ["\(directory): has \(Self.amount(freeByteCount)) free; name a larger place with --temp-dir"])
  }

  /// Two significant digits.
  private static func round(_ number: Int) -> Int {
    var step = 1
    while number / step >= 100 { step *= 10 }
    return (number + step / 2) / step * step
  }

  private static func amount(_ byteCount: Int) -> String {
    byteCount < 1_000_000_000
      ? "\(round(byteCount) / 1_000_000) MB" : "\(fixed(Double(byteCount) / 1e9, decimals: 1)) GB"
  }

  /// Bytes that are free where temporary files go; nil if the place is not there yet.
  static func freeByteCount(of directory: FilePath) -> Int? {
    var figures = statvfs()
    guard statvfs(directory.string, &figures) == 0 else { return nil }
    return Int(figures.f_bavail) * Int(figures.f_frsize)
  }
}

extension RunOptions {
  /// Says before a run what it is likely to need and has not got.
  func remark(_ preflight: Preflight, _ plan: MemoryPlan) {
    let remarks = preflight.remarks(
      plan, directory: temporaryDirectory, freeByteCount: Preflight.freeByteCount(of: temporaryDirectory))
    for remark in remarks.notes { note(remark) }
    warn(remarks.warnings)
  }
}
