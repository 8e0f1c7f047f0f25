import Coverage

extension CoverageError: ExplainedError {
  var message: String {
    switch self {
    case .unknownTokenMissing(let place):
      "vocabulary \(place + 1): has no [UNK]; it cannot say what it does not know. Add an unknown token to it"
    case .tooManyVocabularies(let count, let limit):
      "\(count) vocabularies: at most \(limit) can be compared at a time; leave some out"
    case .tooManyGroups(let limit):
      "--group-by: the field has more than \(limit) values; name one with fewer, or cut dates to a period as in FIELD:month"
    case .groupsNeedMemory(let groups, let byteLimit):
      "--memory: \(grouped(groups)) groups and more need \(grouped((byteLimit + 999_999) / 1_000_000)) MB for their words "
        + "alone; give more --memory, or name a field with fewer values"
    case .stateHeader(let location, let problem): "\(location.path.shown): \(problem.message)"
    case .stateRow(let location, let problem): "\(location.fileAndLine): \(problem.message)"
    case .stateSum(let group, let found, let expected):
      "states: the words\(words(group)) add up to \(found), and the totals say \(expected); a part is missing or there twice, so name each "
        + "part once"
    case .stateLines(let group, let found, let expected):
      "states: \(found) lines have words\(words(group)) by one row and \(expected) by others; a part is missing, so name each part once"
    case .stateGroups:
      "states: rows have groups and the first lines say none, or the other way round; put the first line of its state before each part"
    case .noStates: "states: the files hold nothing; name those that `kc-vocab audit --partial` has written"
    case .counting(let error): error.message
    }
  }

  private func words(_ group: [UInt8]?) -> String {
    group.map { " of the group '\(String(decoding: $0, as: UTF8.self).shown())'" } ?? ""
  }
}

extension StateHeaderProblem {
  fileprivate var message: String {
    switch self {
    case .notAState: "is not the state of an audit; write one with `kc-vocab audit --partial --output`"
    case .schema(let schema):
      "is a state of schema \(schema.shown()), and this program reads \(StateHeader.schema); audit again with this version"
    case .malformed: "its first line is not that of a state; audit again"
    case .version(let found, let expected):
      "was measured by kc-vocab \(found.shown()), and this is \(expected); join with the version that measured"
    case .vocabularyCount(let found, let expected):
      "was measured with \(found == 1 ? "1 vocabulary" : "\(found) vocabularies"), and \(expected) are named; name the same, in the same order"
    case .vocabulary(let place):
      "was measured with another vocabulary in place \(place + 1) than the one named; name the same, in the same order"
    case .pipeline(let differences):
      "was measured by another text pipeline than the vocabulary's (\(differences.map(\.message).joined(separator: "; "))); audit again"
    case .groups(let found, let expected):
      "has \(groupWords(found)), and others have \(groupWords(expected)); join states of one --group-by"
    case .cleaning(let differences):
      "was measured otherwise than others (\(differences.map(\.message).joined(separator: "; "))); audit all with the same options"
    }
  }

  private func groupWords(_ field: String?) -> String { field.map { "groups by '\($0.shown())'" } ?? "no groups" }
}

extension StateRowProblem {
  fileprivate var message: String {
    switch self {
    case .fieldCount: "has not one tab; a row is a key, a tab and a count"
    case .key: "has a key that no state holds; audit again"
    case .count: "has no count after the tab (a decimal number from 1 on); audit again"
    case .countTooLarge: "brings the sum to more than any text gives; audit again"
    }
  }
}
