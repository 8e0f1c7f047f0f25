import Storage
import SystemPackage
import VocabTraining

/// What `train` prints for a person.
struct TrainSummary {
  let result: TrainingResult
  let counts: CountsFigures
  let stages: [StageTime]
  let output: FilePath

  var text: String {
    var table = TextTable()
    table.add(corpus: counts)
    table.add("alphabet", alphabet)
    for line in dropped { table.add("", line) }
    table.add("merges", merges)
    if let pruning = result.pruning {
      table.add("pruned", "\(grouped(pruning.struckCount)) of \(grouped(pruning.trainedSize)) tokens struck out again")
    }
    table.add(
      "vocabulary", "\(grouped(result.vocabulary.count)) tokens, sha256 \(result.vocabulary.digest.prefix(16))…")
    table.add(stages: stages)
    table.add("written to", output.string)
    return table.text
  }

  private var alphabet: String {
    let alphabet = result.alphabet
    let kept = alphabet.kept.count
    guard !alphabet.dropped.isEmpty else { return "\(grouped(kept)) characters kept, none dropped" }
    let share = Double(alphabet.droppedOccurrences) / Double(alphabet.droppedOccurrences + alphabet.keptOccurrences)
    return "\(grouped(kept)) characters kept, \(grouped(alphabet.dropped.count)) dropped with "
      + "\(grouped(alphabet.droppedOccurrences)) occurrences (\(percent(share, decimals: 4)))"
  }

  /// The most frequent of the characters that were dropped: they are what becomes [UNK].
  private var dropped: [String] {
    let most = result.alphabet.dropped.prefix(8).map { character in
      let shown = isShowable(character.character) ? " \(character.character)" : ""
      return "\(codePoint(character.character.value))\(shown) × \(grouped(character.occurrences))"
    }
    return most.isEmpty
      ? []
      : [
        "dropped: " + most.joined(separator: ", ")
          + (result.alphabet.dropped.count > 8 ? ", … (all in training.json)" : "")
      ]
  }

  private var merges: String {
    let smallest = result.smallestMergeFrequency.map { ", the last of a pair that occurs \(grouped($0)) times" } ?? ""
    return grouped(result.merges.count) + smallest
  }
}

/// Whether a character can be printed by itself: no control, mark or joiner.
func isShowable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark, .enclosingMark, .spacingMark,
    .lineSeparator, .paragraphSeparator, .spaceSeparator:
    false
  default: true
  }
}
