import VocabTraining
import WordCounting

/// The model card of a trained vocabulary: what a person who publishes it would have to say.
struct TrainingCard {
  let result: TrainingResult
  let counts: WordCounts
  let tokenCounts: TokenCounts

  private var pruned: String {
    result.pruning.map { ", less \(grouped($0.struckCount)) tokens that cost least" } ?? ""
  }

  var text: String {
    let (vocabulary, totals, alphabet) = (result.vocabulary, counts.totals, result.alphabet)
    let unknownShare = Double(tokenCounts.unknownWords) / Double(max(1, counts.occurrences))
    let perWord = Double(tokenCounts.tokens) / Double(max(1, counts.occurrences))
    return """
      ---
      language: ko
      tags: [tokenizer, wordpiece]
      ---
      # WordPiece vocabulary of \(grouped(vocabulary.count)) tokens

      Load it with `AutoTokenizer.from_pretrained("path/to/this/directory")`.

      | | |
      |---|---|
      | tokens | \(grouped(vocabulary.count)): \(vocabulary.specialTokens.all.count) special, \
      \(grouped(alphabet.kept.count)) characters, \(grouped(alphabet.continuationCount)) continuation characters, \
      \(grouped(result.merges.count)) merges\(pruned) |
      | special tokens | \(vocabulary.specialTokens.all.map { "`\($0)`" }.joined(separator: " ")) |
      | text | \(pipelineWords(counts.pipeline)) |
      | trained on | \(grouped(totals.lines)) lines, \(grouped(totals.words)) words, \
      \(grouped(counts.distinctWordCount)) distinct |
      \(counts.mixture?.cardRows ?? "")\
      | characters left out | \(grouped(alphabet.dropped.count)), with \(grouped(alphabet.droppedOccurrences)) occurrences |
      | on the training corpus | \(fixed(perWord, decimals: 3)) tokens a word, \(percent(unknownShare)) of words unknown |
      | SHA-256 of vocab.txt | `\(vocabulary.digest)` |

      The options, the sources with their digests and the version of the tool are in `training.json`; how often each token was
      seen is in `token-counts.tsv`. Made by kc-vocab \(Version.current).

      """
  }
}
