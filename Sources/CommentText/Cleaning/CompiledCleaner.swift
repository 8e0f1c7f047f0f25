/// A cleaner with its tables, ready to be used from any number of threads.
///
/// Building one takes a few milliseconds; it is meant to be built once for a run.
public final class CompiledCleaner: Sendable {
  public let cleaner: Cleaner
  let flags: ScalarFlagTable<CleaningFlags>
  let classes: ClassTables
  let composition: Composition?

  /// - Throws: `CommentTextError.normalFormUnavailable`.
  public init(_ cleaner: Cleaner) throws(CommentTextError) {
    self.cleaner = cleaner
    composition = try cleaner.composition.map { rule throws(CommentTextError) in try Composition(rule) }
    flags = Self.flags(cleaner, composition)
    classes = ClassTables(flags, classOf: CleaningClass.of)
  }

  /// The steps that can change or drop a comment, in their order.
  public var steps: [CleaningStep] { CleaningStep.allCases.filter(cleaner.takes) }
}

extension Cleaner {
  /// Whether the step can change or drop a comment.
  public func takes(_ step: CleaningStep) -> Bool {
    switch step {
    case .composition: composition != nil
    case .characters: characters != nil
    case .emoji: removesEmoji
    case .links: links != nil
    case .masks: masks != nil
    case .repeats: repeats != nil
    case .spaces: collapsesSpaces
    case .length: minimumCharacters > 0
    }
  }
}

/// What the pass over the bytes does at a character; those that `ScanClass` names have its numbers.
enum CleaningClass {
  /// Stays as it is, however often it is repeated.
  static let calm: UInt8 = 0
  static let space = ScanClass.space
  static let newline = ScanClass.newline
  /// Stays as it is, unless too many of them stand side by side.
  static let repeatable: UInt8 = 3
  static let unsettled = ScanClass.unsettled
  /// What stands beside it decides.
  static let suspect: UInt8 = 5

  static func of(_ flags: CleaningFlags) -> UInt8 {
    if flags.contains(.unsettled) { return unsettled }
    if flags.contains(.suspect) { return suspect }
    if flags.contains(.whitespace) { return space }
    return flags.contains(.repeatable) ? repeatable : calm
  }
}
