/// How comments are cleaned: which characters stay, what is shortened, and which comments are dropped.
///
/// Cleaners with the same canonical form do the same to every comment. Steps apply in the order of `CleaningStep`.
///
///     let cleaner = Cleaner.published(.kcelectra2022)
///     let compiled = try CompiledCleaner(cleaner)
///     compiled.clean("ㅋㅋㅋㅋㅋ  https://naver.com 👍")        // "ㅋㅋ"
public struct Cleaner: Hashable, Sendable {
  /// Puts letters together that were written in parts; nil leaves them.
  public var composition: CompositionRule?
  /// Which characters stay; nil keeps all.
  public var characters: CharacterRule?
  /// Deletes emoji, by the Unicode library's data.
  public var removesEmoji = false
  /// Takes links out; nil keeps them.
  public var links: LinkRule?
  /// Replaces masks (`OOO` for a name) by a space; nil keeps them.
  public var masks: MaskRule?
  /// Shortens runs of one character; nil keeps them.
  public var repeats: RepeatRule?
  /// Turns each run of white space into one space and takes it off both ends.
  public var collapsesSpaces = false
  /// A comment with fewer characters (Unicode scalars) is dropped.
  public var minimumCharacters = 0
  /// Whose characters are counted for that.
  public var measuredText = MeasuredCleaningText.cleaned

  public init() {}

  /// Whether no comment can change or be dropped, but for those that are empty as they come.
  public var isEmpty: Bool { self == Cleaner() }
}

extension Cleaner {
  /// Whether what it does may depend on the version of the Unicode library. The published functions' tables are frozen.
  var consultsUnicodeLibrary: Bool {
    guard composition == nil, !removesEmoji, repeats?.kind != .comments else { return true }
    switch characters {
    case nil: return false
    case .published(let name): return name == .kcComments
    case .list(let list): return list.parts.contains { if case .kind = $0 { true } else { false } }
    }
  }
}

/// The text whose length decides whether a comment is too short.
public enum MeasuredCleaningText: String, Hashable, Sendable, CaseIterable {
  /// After all steps.
  case cleaned
  /// As it was read.
  case raw
}
