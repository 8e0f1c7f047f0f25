import CorpusReading
import VocabTraining

extension TrainingError: ExplainedError {
  var message: String {
    switch self {
    case .vocabularySizeTooSmall(let size, let specialTokens, let characters, let smallest):
      "--vocab-size \(size): \(specialTokens) special tokens and \(characters) characters with their forms inside words "
        + "need \(smallest); ask for at least \(smallest), keep fewer characters, or use --allow-larger"
    case .emptyAlphabet: "the corpus has no character to learn from; check the input and the alphabet's options"
    case .coverageOutOfRange(let share): "--alphabet-coverage \(share): is not a share; give a number from 0 to 1"
    case .overtrainingOutOfRange(let thousandths):
      "--overtrain \(Decimal3.text(thousandths)): is below 1 or more than ids can number; give a factor from 1 on, such as 1.2"
    case .negative(let option, let value): "\(option.name) \(value): is negative; give 0 or more"
    case .tooManyOccurrences:
      "the words hold more than \(Int.max) characters, each occurrence counted; join fewer counts files"
    case .vocabulary(let error): error.message
    case .memoryTooSmall(let limit, let needed):
      "--memory: \(grouped(limit / 1_000_000)) MB is less than training needs; give at least --memory "
        + "\((needed + 999_999) / 1_000_000)MB"
    case .tooManySegments(let slots, let limit):
      "the words take \(grouped(slots)) places of tokens, and training can tell \(grouped(limit)) apart (0.6 to 1 TB of comments); train "
        + "from a part of the corpus, such as some of its counts files, or raise --min-frequency"
    case .cancelled: "training was stopped before its end; nothing was written"
    }
  }
}

extension TrainingError.Option {
  /// As it is given to the command.
  fileprivate var name: String {
    switch self {
    case .vocabularySize: "--vocab-size"
    case .minimumFrequency: "--min-frequency"
    case .alphabetLimit: "--limit-alphabet"
    case .maximumTokenLength: "--max-token-length"
    case .minimumCharacterOccurrences: "--alphabet-min-count"
    }
  }
}
