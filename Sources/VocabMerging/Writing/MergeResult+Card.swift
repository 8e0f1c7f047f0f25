internal import SystemPackage
internal import WordPiece

extension MergeResult {
  /// The model card of the merged vocabulary, Markdown: what it is, what it is made of, how to use it.
  var card: String {
    var lines = [
      "---", "language: ko", "tags: [tokenizer, wordpiece]", "---", "# A vocabulary of \(report.merged.size) tokens",
      "",
      "WordPiece, merged by kc-vocab: every token of the base keeps its id, what the donors had besides comes after it.",
      "", "| parent | tokens | in both | added | SHA-256 of vocab.txt |", "|---|---|---|---|---|",
      "| \(name(report.base.name)) (base) | \(report.base.size) | | | `\(report.base.digest)` |",
    ]
    for donor in report.donors {
      lines.append(
        "| \(name(donor.name)) | \(donor.size) | \(donor.overlap) | \(donor.added) | `\(donor.digest)` |")
    }
    lines += ["| **merged** | \(report.merged.size) | | \(report.merged.added) | `\(report.merged.digest)` |"]
    lines += effectLines
    lines += [
      "", "## Use", "", "```python", "from transformers import AutoTokenizer",
      "tokenizer = AutoTokenizer.from_pretrained(\"path/to/this/directory\")", "```", "",
      "Text: `\(report.pipeline)`.", "",
      "`\(VocabularyFiles.mergeMap)` says for each id where the token comes from, its id in each parent, and the pieces that the",
      "base would have used for it, which is what first values for embedding rows are made from. `\(VocabularyFiles.report)`",
      "has every figure of the merge.",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private var effectLines: [String] {
    guard let effect = report.effect else { return [] }
    let (before, after) = (effect.before, effect.after)
    var rows: [(String, Double?, Double?)] = [
      ("unknown tokens per token", before.rates.unknownTokenRate, after.rates.unknownTokenRate),
      ("words unknown", before.rates.unknownWordRate, after.rates.unknownWordRate),
      ("lines with an unknown word", before.rates.unknownLineRate, after.rates.unknownLineRate),
      ("characters unknown", before.rates.unknownCharacterRate, after.rates.unknownCharacterRate),
      ("tokens per word", before.rates.tokensPerWord, after.rates.tokensPerWord),
      ("characters per token", before.rates.charactersPerToken, after.rates.charactersPerToken),
    ]
    rows.removeAll { $0.1 == nil }
    return [
      "", "## Effect", "", "On a corpus of \(effect.corpus.words) words:", "", "| | base | merged |", "|---|---|---|",
    ]
      + rows.map { "| \($0.0) | \(rounded($0.1)) | \(rounded($0.2)) |" }
  }

  private func name(_ path: String) -> String { FilePath(path).lastComponent?.string ?? path }

  /// Six decimals.
  private func rounded(_ value: Double?) -> String {
    guard let value else { return "" }
    let scaled = String(Int((value * 1e6).rounded()))
    let digits = String(repeating: "0", count: max(0, 7 - scaled.count)) + scaled
    return "\(digits.dropLast(6)).\(digits.suffix(6))"
  }
}
