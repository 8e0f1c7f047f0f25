import ArgumentParser
import CorpusReading
import SystemPackage
import VocabTraining

/// One of the ways to train that `tune` compares.
struct TuningCandidate {
  /// Of each source, in their order.
  var weights: [SourceWeight]
  /// What `--try` said, with one value for each option.
  var words: [String]

  /// The options of `train` that the words are.
  var arguments: TuningArguments

  /// `--algorithm prune --count-power 0.85`; what `train` would be given beside its sources.
  var options: String { words.joined(separator: " ") }
}

/// What may stand in `--try`: what of `train` decides which tokens are learned.
struct TuningArguments: ParsableArguments {
  @OptionGroup var weights: WeightingOptions
  @OptionGroup var training: TrainingArguments
}

/// A source with the weights that are tried for it: `comments.txt:1,20,60`.
struct TuningSource {
  /// As an operand of `train`, without a weight.
  var name: String
  var weights: [SourceWeight]

  /// - Throws: `ValidationError` if what stands behind the last colon is no list of weights, and no file has the name.
  init(_ operand: String) throws {
    (name, weights) = (operand, [.one])
    guard let colon = operand.lastIndex(of: ":"), colon > operand.startIndex,
      try FileKind(CommandLineBytes.path(operand)) == .missing
    else { return }
    let texts = operand[operand.index(after: colon)...].split(separator: ",", omittingEmptySubsequences: false)
    name = String(operand[..<colon])
    weights = try texts.map { text in
      guard let weight = SourceWeight(String(text)) else {
        throw ValidationError(
          "\(operand): '\(text)' is no weight; write FILE:WEIGHT or FILE:WEIGHT,WEIGHT with numbers such as 20 or 0.5")
      }
      return weight
    }
  }

  /// The operand of `train` for one of the weights.
  func operand(_ weight: SourceWeight) -> String { weight == .one ? name : "\(name):\(weight.text)" }
}

extension [TuningCandidate] {
  /// Trying more takes longer than anybody waits.
  private static let most = 500

  /// Every combination of the sources' weights with every combination of the values in each of the texts.
  /// - Throws: `ValidationError`.
  init(_ sources: [TuningSource], trying texts: [String]) throws {
    let weightings = combinations(sources.map(\.weights), limit: Self.most)
    self = []
    for text in texts.isEmpty ? [""] : texts {
      let choices = text.split(separator: " ").map { word in values(of: String(word)) }
      guard let weightings, let lists = combinations(choices, limit: Self.most) else { throw Self.tooMany }
      for words in lists {
        let arguments = try parsed(words, of: text)
        self += weightings.map { TuningCandidate(weights: $0, words: words, arguments: arguments) }
      }
      guard count <= Self.most else { throw Self.tooMany }
    }
  }

  private static var tooMany: ValidationError {
    ValidationError("more than \(most) ways to train; name fewer weights and values, and go on from the best")
  }
}

/// The values that a word of `--try` stands for: those between its commas.
private func values(of word: String) -> [String] {
  guard word.hasPrefix("-") else { return word.split(separator: ",").map(String.init) }
  guard let equals = word.firstIndex(of: "=") else { return [word] }
  return word[word.index(after: equals)...].split(separator: ",").map { String(word[...equals] + $0) }
}

/// One element of each list, in every combination, the last list changing fastest; nil if there are more than the
/// limit.
private func combinations<Element>(_ lists: [[Element]], limit: Int) -> [[Element]]? {
  var found: [[Element]] = [[]]
  for list in lists {
    guard found.count * list.count <= limit else { return nil }
    found = found.flatMap { start in list.map { start + [$0] } }
  }
  return found
}

private func parsed(_ words: [String], of text: String) throws -> TuningArguments {
  do {
    return try TuningArguments.parse(words)
  } catch {
    throw ValidationError("--try '\(text)': \(TuningArguments.message(for: error))")
  }
}
