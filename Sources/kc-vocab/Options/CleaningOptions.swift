public import ArgumentParser
public import CommentText
import CorpusReading

/// What is done to each comment before anything else: the same for every command that reads comments.
struct CleaningOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Clean as a published function does: none, \(PublishedCleaner.allCases.map(\.rawValue).joined(separator: ", ")); "
        + "as-trained: as the vocabulary says that its text was.",
      valueName: "name"))
  var clean: CleanerName?

  @Option(
    help: ArgumentHelp(
      "Prepare as a published model's authors did: \(Preset.allCases.map(\.rawValue).joined(separator: ", ")). Options "
        + "beside it replace parts of it.", valueName: "name"))
  var preset: Preset?

  @Flag(inversion: .prefixedNo, help: "Bring text into NFC before it is cleaned.")
  var composeFirst: Bool?

  @Option(
    help: ArgumentHelp(
      "Characters that stay, others become a space: those of a cleaner, or a list such as ascii,hangul,jamo,emoji,U+00B7; any.",
      valueName: "characters"))
  var allowCharacters: AllowedCharacters?

  @Flag(inversion: .prefixedNo, help: "Delete emoji.")
  var removeEmoji: Bool?

  @Flag(inversion: .prefixedNo, help: "Delete links (http:// and https://).")
  var removeUrls: Bool?

  @Flag(inversion: .prefixedNo, help: "Replace OOO, which masks a name, by a space.")
  var removeMasks: Bool?

  @Option(help: "Which O are a mask: isolated (three without letters beside them), runs (three or more), anywhere.")
  var maskRule: MaskRule?

  @Option(
    help: ArgumentHelp(
      "Shorten runs of four or more equal letters or digits to n; 0 leaves them.", valueName: "n"))
  var shortenRepeats: Int?

  @Flag(inversion: .prefixedNo, help: "Turn each run of white space into one space, none at the ends.")
  var collapseSpaces: Bool?

  @Option(help: ArgumentHelp("Drop comments with fewer characters; 0 drops none.", valueName: "n"))
  var minCharacters: Int?

  @Option(help: "Whose characters --min-characters counts: cleaned or raw.")
  var lengthOf: MeasuredCleaningText?

  func validate() throws {
    if let shortenRepeats, shortenRepeats < 0 {
      throw ValidationError("--shorten-repeats \(shortenRepeats): cannot be negative")
    }
    if let minCharacters, minCharacters < 0 {
      throw ValidationError("--min-characters \(minCharacters): cannot be negative")
    }
    try LargestNumber.check("--shorten-repeats", shortenRepeats, LargestNumber.characters)
    if isAsTrained && preset != nil {
      throw ValidationError("--clean as-trained takes the whole cleaning from the vocabulary; leave out --preset")
    }
    if !isAsTrained && maskRule != nil && cleaner.masks == nil {
      throw ValidationError("--mask-rule says which masks are removed, and none are; add --remove-masks")
    }
    if !isAsTrained && lengthOf != nil && cleaner.minimumCharacters == 0 {
      throw ValidationError(
        "--length-of says what --min-characters counts, and nothing is counted; add --min-characters")
    }
  }

  /// The preset, the named function in place of its own, and each option in place of its part.
  var cleaner: Cleaner {
    var cleaner = preset?.cleaner ?? Cleaner()
    switch clean {
    case .function(let function): cleaner.takeFunction(of: function)
    case .whole(let trained): cleaner = trained
    case .asTrained, nil: break
    }
    if let composeFirst { cleaner.composition = composeFirst ? cleaner.composition ?? .nfc : nil }
    if let allowCharacters { cleaner.characters = allowCharacters.rule }
    if let removeEmoji { cleaner.removesEmoji = removeEmoji }
    if let removeUrls { cleaner.links = removeUrls ? cleaner.links ?? .published : nil }
    if let removeMasks { cleaner.masks = removeMasks ? cleaner.masks ?? .isolated : nil }
    if let maskRule, cleaner.masks != nil { cleaner.masks = maskRule }
    if let shortenRepeats {
      cleaner.repeats = shortenRepeats > 0 ? RepeatRule(cleaner.repeats?.kind ?? .words, limit: shortenRepeats) : nil
    }
    if let collapseSpaces { cleaner.collapsesSpaces = collapseSpaces }
    if let minCharacters { cleaner.minimumCharacters = minCharacters }
    if let lengthOf { cleaner.measuredText = lengthOf }
    return cleaner
  }

  /// The stage that cleans; nil where nothing is to be done.
  func stage() throws -> CleaningStage? {
    cleaner.isEmpty ? nil : CleaningStage(try CompiledCleaner(cleaner))
  }
}

extension Cleaner {
  /// Replaces what a cleaning function does; masks and lengths are no part of one.
  fileprivate mutating func takeFunction(of other: Cleaner) {
    var taken = other
    taken.masks = masks
    taken.minimumCharacters = minimumCharacters
    taken.measuredText = measuredText
    self = taken
  }
}

/// What `--clean` takes.
enum CleanerName: ExpressibleByArgument {
  /// A published function, or none.
  case function(Cleaner)
  /// What the vocabulary says, before it is read.
  case asTrained
  /// What the vocabulary said.
  case whole(Cleaner)

  init?(argument: String) {
    if argument == "none" {
      self = .function(Cleaner())
    } else if argument == "as-trained" {
      self = .asTrained
    } else if let published = PublishedCleaner(rawValue: argument) {
      self = .function(published.cleaner)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { ["none", "as-trained"] + PublishedCleaner.allCases.map(\.rawValue) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

/// What `--allow-characters` takes.
struct AllowedCharacters: ExpressibleByArgument {
  /// Nil for all.
  var rule: CharacterRule?

  init?(argument: String) {
    if argument == "any" { return }
    if let published = PublishedCleaner(rawValue: argument) {
      rule = .published(published)
    } else if let list = CharacterList(argument) {
      rule = .list(list)
    } else {
      return nil
    }
  }
}

extension Preset: ExpressibleByArgument {}
extension MaskRule: ExpressibleByArgument {}
extension MeasuredCleaningText: ExpressibleByArgument {}

extension CleaningOptions {
  /// What decides which comments stay and what of them is masked, beside the cleaner, in words that differ when it
  /// does.
  var besideCleaner: String {
    [
      String(describing: preset), String(describing: removeMasks), String(describing: maskRule),
      String(describing: minCharacters), String(describing: lengthOf),
    ].joined(separator: " ")
  }
}
