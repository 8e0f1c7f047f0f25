import ArgumentParser
import CommentText
import WordPiece

extension CleaningOptions {
  /// Whether the vocabulary is to say how text is cleaned, and has not yet.
  var isAsTrained: Bool { if case .asTrained = clean { true } else { false } }

  /// Whether it was said that text is not to be cleaned.
  private var isNone: Bool { if case .function(let function) = clean { function.isEmpty } else { false } }

  /// For commands that read no vocabulary.
  /// - Throws: `ValidationError` for `--clean as-trained`.
  func requireNoVocabulary() throws {
    if isAsTrained {
      throw ValidationError(
        "--clean as-trained asks a vocabulary how its text was cleaned, and none is read here; name the cleaning itself"
      )
    }
  }

  /// Takes what a vocabulary says of its text, if that is wanted; else says in a line if the text at hand is not
  /// cleaned so, unless `--clean none` says that this is meant.
  /// - Parameter sourcesSay: whether every source says itself how it is cleaned.
  /// - Throws: `CommandFailure` if it is wanted and the vocabulary does not say.
  mutating func settle(_ loaded: LoadedVocabulary, _ run: RunOptions, sourcesSay: Bool = false) throws {
    let trained = loaded.pipeline?.cleaning
    if isAsTrained {
      try takeTrained(from: loaded)
    } else if let trained, trained != cleaner, !isNone, !sourcesSay {
      run.warn(
        "\(loaded.path): was made from text cleaned by \(trained.canonicalForm), and this text \(cleaner.clause); --clean as-trained "
          + "cleans it so")
    }
  }

  /// Takes what a vocabulary says of its text.
  /// - Throws: `CommandFailure` if it does not say.
  mutating func takeTrained(from loaded: LoadedVocabulary) throws {
    guard let trained = loaded.pipeline?.cleaning else {
      throw CommandFailure(
        "\(loaded.path): does not say that its text was cleaned, which --clean as-trained asks for; leave that out, or name "
          + "the cleaning")
    }
    clean = .whole(trained)
  }
}

extension Cleaner {
  /// What a message says of text that it cleans.
  var clause: String { isEmpty ? "is not cleaned" : "is cleaned by \(canonicalForm)" }
}
