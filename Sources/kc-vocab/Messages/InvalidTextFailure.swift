import CorpusReading

/// The text is not UTF-8 and `--strict` was asked for.
struct InvalidTextFailure: ExplainedError {
  let location: CorpusLocation

  init(_ location: CorpusLocation) { self.location = location }

  var message: String {
    "\(location.words): is not UTF-8; repair or convert the text, or leave out --strict to read such bytes as U+FFFD"
  }
}
