import VocabMerging
import WordPiece

extension EntryKind {
  var title: String {
    switch self {
    case .wholeWord: "whole words"
    case .continuation: "continuations"
    case .singleCharacter: "single characters"
    case .special: "specials"
    case .placeholder: "unused"
    }
  }
}

extension MergeReport.SkipCause {
  var title: String {
    switch self {
    case .special: "special"
    case .unused: "[unused]"
    case .duplicate: "offered before"
    case .unreachable: "unreachable"
    case .excludeFile: "in the list to exclude"
    case .onlyScript: "of another script"
    case .minCount: "too rare"
    case .limit: "beyond the limit"
    }
  }
}

extension UnreachableCause {
  var title: String {
    switch self {
    case .tooLong: "longer than a word may be"
    case .specialToken: "holds a special token"
    case .normalForm: "not in the normal form"
    case .cleaned: "holds what cleaning removes"
    case .accents: "holds accents, which are stripped"
    case .uppercase: "uppercase, which is lowered"
    case .split: "is split into words"
    case .wordOfItsOwn: "always a word of its own"
    case .readsAsContinuation: "reads as a continuation"
    }
  }
}
