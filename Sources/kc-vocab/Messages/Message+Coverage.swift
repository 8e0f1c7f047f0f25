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
    case .counting(let error): error.message
    }
  }
}
