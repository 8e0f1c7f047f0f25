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
  var smallestMergeFrequency: Int?
  var pruning: Pruning?
  var stopReason: String
  var vocabulary: VocabularyFigures
  var stages: [StageTime]

  enum CodingKeys: String, CodingKey {
    case schema, corpus, alphabet, merges, pruning, vocabulary, stages
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
    smallestMergeFrequency = result.smallestMergeFrequency
    pruning = result.pruning.map { Pruning(trainedSize: $0.trainedSize, struckOut: $0.struckCount) }
    stopReason = result.end == .sizeReached ? "size_reached" : "no_pair_left"
    vocabulary = VocabularyFigures(size: result.vocabulary.count, digest: result.vocabulary.digest)
    self.stages = stages
  }
}
