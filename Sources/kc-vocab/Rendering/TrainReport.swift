import Storage
import VocabTraining
import WordCounting

/// What `train --json` prints: schema `kc-vocab/train/1`.
struct TrainReport: Encodable {
  struct Alphabet: Encodable {
    var kept: Int
    var dropped: Int
    var droppedOccurrences: Int
    var droppedCharacters: [String: Int]

    enum CodingKeys: String, CodingKey {
      case kept, dropped
      case droppedOccurrences = "dropped_occurrences"
      case droppedCharacters = "dropped_characters"
    }
  }

  /// How often the pair of one merge occurred.
  struct MergeFrequency: Encodable {
    /// From 1 on.
    var merge: Int
    var frequency: Int
  }

  struct VocabularyFigures: Encodable {
    var size: Int
    var digest: String
  }

  struct Pruning: Encodable {
    var trainedSize: Int
    var struckOut: Int

    enum CodingKeys: String, CodingKey {
      case trainedSize = "trained_size"
      case struckOut = "struck_out"
    }
  }

  var schema = "kc-vocab/train/1"
  var corpus: CorpusFigures
  var alphabet: Alphabet
  var merges: Int
  /// At most about 200, from the first merge to the last, spaced evenly by ratio.
  var mergeFrequencies: [MergeFrequency]
  var smallestMergeFrequency: Int?
  var pruning: Pruning?
  var stopReason: String
  var vocabulary: VocabularyFigures
  var stages: [StageTime]

  enum CodingKeys: String, CodingKey {
    case schema, corpus, alphabet, merges, pruning, vocabulary, stages
    case mergeFrequencies = "merge_frequencies"
    case smallestMergeFrequency = "smallest_merge_frequency"
    case stopReason = "stop_reason"
  }

  init(_ result: TrainingResult, _ counts: CountsFigures, _ stages: [StageTime]) {
    corpus = CorpusFigures(counts)
    let dropped = result.alphabet.dropped
    alphabet = Alphabet(
      kept: result.alphabet.kept.count, dropped: dropped.count, droppedOccurrences: result.alphabet.droppedOccurrences,
      droppedCharacters: Dictionary(dropped.map { (codePoint($0.character.value), $0.occurrences) }) { $1 })
    merges = result.merges.count
    mergeFrequencies = Self.sampled(result.merges)
    smallestMergeFrequency = result.smallestMergeFrequency
    pruning = result.pruning.map { Pruning(trainedSize: $0.trainedSize, struckOut: $0.struckCount) }
    stopReason = result.end == .sizeReached ? "size_reached" : "no_pair_left"
    vocabulary = VocabularyFigures(size: result.vocabulary.count, digest: result.vocabulary.digest)
    self.stages = stages
  }
}

extension TrainReport {
  fileprivate static func sampled(_ merges: [Merge]) -> [MergeFrequency] {
    var sampled: [MergeFrequency] = []
    var place = 1
    while place <= merges.count {
      sampled.append(MergeFrequency(merge: place, frequency: merges[place - 1].frequency))
      guard place < merges.count else { break }
      place = min(merges.count, place + max(1, place / 16))
    }
    return sampled
  }
}
