import CorpusReading

import AuditHistory

extension AuditRecord {
  /// An audit as a history knows it, of few figures.
  static func sample(
    _ label: String, rate: Double = 0.25, tokens: Int = 5, vocabulary: String = "v", vocabularyDigest: String = "d1",
    sha256: [String] = ["aa"], gates: [Gate] = []
  ) -> AuditRecord {
    AuditRecord(
      label: label, toolVersion: "1.0", vocabulary: vocabulary, vocabularyDigest: vocabularyDigest, vocabularySize: 9,
      pipelineFingerprint: "p",
      sources: sha256.enumerated().map { SourceDescription(name: "s\($0)", byteCount: 7, sha256: $1) },
      figures: [
        Figure(slice: "", name: "lines", value: .count(1 << 60 + 1), low: nil, high: nil, standardError: nil),
        Figure(slice: "", name: "tokens", value: .count(tokens), low: nil, high: nil, standardError: nil),
        Figure(slice: "", name: "tokens_per_word", value: .rate(2), low: nil, high: nil, standardError: nil),
        Figure(slice: "", name: "unknown_line_rate", value: .rate(rate), low: 0.2, high: 0.3, standardError: 0.01),
        Figure(slice: "class:hangul", name: "words", value: .count(3), low: nil, high: nil, standardError: nil),
      ], gates: gates)
  }

  /// What a history gives back of it: the figures of the whole text.
  var asRead: AuditRecord {
    var record = self
    record.figures.removeAll { !$0.slice.isEmpty }
    return record
  }
}
