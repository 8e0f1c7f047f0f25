import CommentText
import VocabMerging

extension VocabMergingError: ExplainedError {
  var message: String {
    switch self {
    case .file(let error): error.message
    case .pipelineUnavailable(let error): error.message
    case .vocabulary(let error): error.message
    case .noDonors: "merge: there is nothing to merge; name at least one donor after the base"
    case .unknownTokenMissing(let parent):
      "\(parent): has no [UNK] token; add one to it"
    case .pipelinesDiffer(let parent, let differences):
      "\(parent): is made for other text than the base (\(words(differences))); "
        + "choose a donor of the same kind, or go by the base with --force-pipeline base"
    case .continuationPrefixDiffers(let donor, let found, let expected):
      "\(donor): marks continuations with \(named(found)) and not with \(named(expected)) as the base does; "
        + "convert them with --donor-prefix '\(found)'"
    case .continuationPrefixUnused(let donor, let prefix):
      "\(donor): no entry starts with \(prefix); give --donor-prefix the mark that its continuations have"
    case .numberTooSmall(let number, let value, let smallest):
      "\(number.option) \(value): at least \(smallest) is needed"
    case .occurrencesWithoutCorpus:
      "--min-count: occurrences need a corpus to be counted in; name one with --on or --on-counts"
    case .sizeBelowBase(let size, let base):
      "--size \(size): the base alone has \(base) entries, which all stay; ask for at least \(base)"
    case .unknownScript(let name):
      "--only-script: Unicode has no script named \(name); use names such as hangul, han, latin, common"
    case .notUTF8(let path, let line): "\(path):\(line): is not UTF-8; convert the list"
    case .countsDiffer(let differences):
      "the counts are of other text than the base's (\(words(differences))); count the corpus again with its settings"
    case .nothingAsked: "prune: nothing says what is to go; give --min-count, --size or --drop"
    case .specialDropped(let token):
      "--drop: names \(token.shown()), a special or added token, and those stay; take it off the list"
    case .sizeBelowKept(let size, let kept):
      "--size \(size): special tokens and single characters alone are \(kept), and stay; ask for at least \(kept), or name "
        + "characters to go with --drop"
    case .countsTooLarge(let cost):
      "the counts are too large to weigh words by: with --unknown-cost \(cost) they add up to more than \(Int.max); check that "
        + "they are what they seem"
    case .emptyResult:
      "merge: the result would hold nothing but special tokens; loosen what chooses, or name other parents"
    case .sumDoesNotReconcile(let expected, let found):
      "merge: the entries do not add up (\(found) instead of \(expected)); this is a fault of kc-vocab, please report it"
    }
  }
}

extension MergeNumber {
  fileprivate var option: String {
    switch self {
    case .minimumOccurrences: "--min-count"
    case .maximumAdded: "--max-added"
    case .size: "--size"
    case .paddingMultiple: "--pad-to-multiple-of"
    case .unknownWordCost: "--unknown-cost"
    }
  }
}

extension MergeWarning {
  var message: String {
    switch self {
    case .donorAddsNothingNew(let donor): "\(donor): the base has every entry of it already; it adds nothing"
    case .nothingChosen(let candidates):
      "new entries: \(grouped(candidates)), none of them chosen; the result is the base as it was"
    case .noContinuations(let donor, let prefix):
      "\(donor): no entry starts with \(prefix); if its continuations are marked in another way, say so with --donor-prefix"
    case .unreachableAdded(let count):
      "added entries that no text gives, so that they can never be used: \(grouped(count)); leave them out with "
        + "--drop-unreachable"
    case .exclusionsUnmatched(let count): "excluded entries that no donor has: \(grouped(count))"
    case .paddedBeyondSize(let size, let padded):
      "padding makes \(grouped(padded)) entries, more than the \(grouped(size)) asked for"
    case .pipelineForced(let donor): "\(donor): is made for other text than the base, whose settings are kept"
    }
  }
}

private func words(_ differences: [PipelineDifference]) -> String {
  // Which Unicode a step follows differs with the step; of itself it matters only alone.
  let steps = differences.filter { $0.setting != .unicodeVersion }
  return (steps.isEmpty ? differences : steps).map(\.message).joined(separator: "; ")
}

/// A mark of continuations, which may be empty.
private func named(_ mark: String) -> String { mark.isEmpty ? "''" : mark }
