public import ArgumentParser
public import CommentText

/// What is done to the text before words are counted: `train`'s names and defaults, wherever text is read.
struct PipelineOptions: ParsableArguments {
  @Option(help: "Unicode normal form applied first: nfc, nfkc or none.")
  var normalization: UnicodeNormalization = .nfc

  @Flag(name: .customLong("lowercase"), help: "Lowercase every character.")
  var lowercases = false

  @Flag(
    name: .customLong("strip-accents"),
    help: "Decompose and drop combining marks. Takes Hangul syllables apart; not for Korean.")
  var stripsAccents = false

  @Flag(name: .customLong("no-clean-text"), help: "Keep control and format characters (joiners, zero-width space).")
  var keepsControls = false

  @Flag(name: .customLong("no-cjk-spacing"), help: "Do not make each CJK ideograph a word of its own.")
  var joinsCJK = false

  var pipeline: TextPipeline {
    TextPipeline(
      normalization: normalization,
      bert: BertNormalization(
        cleansText: !keepsControls, spacesCJK: !joinsCJK, lowercases: lowercases, stripsAccents: stripsAccents))
  }

  /// What the flags say, under another's Unicode version: no flag says one.
  func stated(under other: TextPipeline) -> TextPipeline {
    var pipeline = pipeline
    pipeline.unicodeVersion = other.unicodeVersion
    return pipeline
  }

  /// Whether any pipeline option was given, so that a vocabulary's own pipeline is not what was asked for.
  var isDefault: Bool { pipeline == .standard }
}

extension UnicodeNormalization: ExpressibleByArgument {}
