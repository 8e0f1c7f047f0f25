import Coverage

extension CoverageError: ExplainedError {
  var message: String {
    switch self {
    case .unknownTokenMissing(let place):
      "vocabulary \(place + 1): has no [UNK]; it cannot say what it does not know. Add an unknown token to it"
    case .tooManyVocabularies(let count, let limit):
      "\(count) vocabularies: at most \(limit) can be compared at a time; leave some out"
    case .counting(let error): error.message
    }
  }
}
