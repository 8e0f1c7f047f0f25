import FoundationEssentials

/// An audit's JSON with one text in every place that holds text of others.
struct AuditJSON {
  var text = "가뷁"
  var vocabularies = 1
  var unknownWords = 1
  var examples = 1
  var schema = "kc-vocab/audit/2"

  var bytes: [UInt8] {
    let names = (0..<vocabularies).map { vocabulary($0) }
    let comparisons = (1..<max(1, vocabularies)).map { _ in comparison }
    return Array(
      """
      {"schema": "\(schema)", "pipeline_fingerprint": "ab12", "corpus": \(corpus),
      "vocabularies": [\(names.joined(separator: ","))], "comparisons": [\(comparisons.joined(separator: ","))],
      "baseline": {"name": \(quoted), "incompatibilities": [{"kind": "pipeline"}],
      "changes": [{"rate": "unknown_line_rate", "before": 0.1, "after": 0.2, "change": 0.1, "low": 0.05, "high": 0.15},
      {"rate": "token_entropy", "before": 10, "after": 11, "change": 1}],
      "drift": {"distance": 0.3, "risen": [{"id": 1, "token": \(quoted), "before": 0, "after": 0.1}], "fallen": []},
      "newly_unknown_characters": [\(character)], "newly_unknown_words": [\(word(1))], "earlier_words_complete": true},
      "gates": [{"condition": \(quoted), "figure": "drift", "value": 0.3, "limit": 0.1, "failed": true}],
      "groups": [{"key": \(quoted), "corpus": \(corpus), "vocabularies": [{"totals": \(totals),
      "rates": {"unknown_line_rate": 0.5}, "intervals": {}, "unknown_characters": [], "unknown_words": []}]}]}
      """.utf8)
  }

  /// The text as JSON has it.
  private var quoted: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }

  private let corpus = """
    {"files": 1, "lines": 4, "words": 7, "distinct_words": 5, "characters": 11, "bytes": 37, "invalid_sequences": 0}
    """
  private let totals = """
    {"tokens": 10, "unknown_tokens": 2, "unknown_words": 2, "unknown_distinct_words": 2, "unknown_lines": 2,
    "unknown_characters": 3, "uncovered_characters": 2, "whole_words": 2}
    """
  private let rates = """
    {"unknown_line_rate": 0.5, "unknown_character_rate": 0.25, "tokens_per_word": 1.4, "unknown_word_rate": 0.28}
    """
  private let intervals = """
    {"unknown_line_rate": {"low": 0.1, "high": 0.9, "standard_error": 0.1}}
    """
  private let slice = """
    {"lines": 4, "words": 7, "distinct_words": 5, "characters": 11}
    """

  private var character: String {
    """
    {"character": \(quoted), "code_point": "U+BDC1", "name": \(quoted), "script": \(quoted), "class": \(quoted),
    "cause": "missing_character", "occurrences": 2, "words": 2, "distinct_words": 2, "lines": 2}
    """
  }

  private func word(_ occurrences: Int) -> String {
    """
    {"word": \(quoted), "occurrences": \(occurrences), "cause": "missing_character", "character": "뷁",
    "character_offset": 1}
    """
  }

  private var example: String { "{\"text\": \(quoted), \"marked\": \(quoted), \"unknown\": [\(word(1))]}" }

  private var comparison: String {
    """
    {"left": \(quoted), "right": \(quoted), "lines": 1, "line_rate": 0.25, "words": 1, "distinct_words": 1,
    "examples": [{"text": \(quoted), "left": [\(quoted)], "right": [\(quoted), "##나"],
    "words": [{"word": \(quoted), "left": [\(quoted)], "right": [\(quoted), "##나"]}]}]}
    """
  }

  private func vocabulary(_ place: Int) -> String {
    """
    {"name": \(quoted), "digest": \(quoted), "size": 9, "totals": \(totals), "rates": \(rates),
    "intervals": \(intervals), "by_class": [{"class": \(quoted), "text": \(slice), "totals": \(totals),
    "rates": \(rates), "intervals": \(intervals)}], "by_frequency": [{"fewest_occurrences": 1, "most_occurrences": 1,
    "text": \(slice), "totals": \(totals), "rates": \(rates), "intervals": \(intervals)}],
    "causes": [{"cause": \(quoted), "words": 2, "distinct_words": 2}],
    "unknown_characters": [\(Array(repeating: character, count: min(unknownWords, 2000)).joined(separator: ","))],
    "unknown_words": [\((0..<unknownWords).map { word($0 + 1) }.joined(separator: ","))],
    "unknown_words_complete": false,
    "examples": [\(Array(repeating: example, count: examples).joined(separator: ","))],
    "efficiency": {"pieces_per_word": [{"pieces": 1, "words": 4}, {"pieces": 12, "words": 3}],
    "token_lengths": [{"characters": 1, "tokens": 10}],
    "utilisation": [{"origin": "all", "tokens": 4, "used": 4, "never_used": 0, "used_once": 2, "occurrences": 8},
    {"origin": \(quoted), "tokens": 4, "used": 4, "never_used": 0, "used_once": 2, "occurrences": 8}],
    "most_frequent": [{"id": 5, "token": \(quoted), "occurrences": 3}]}, "token_counts": [0, 2, 0, 0, 0, 3, 3, 1, 1]}
    """
  }
}
