public import CommentText

/// `training.json`: what made a vocabulary, from what, and how.
///
/// Holds no clock times and no folders, so that the same input and options give the same bytes.
public struct VocabularyManifest<Details: Encodable>: Encodable {
  public var toolVersion: String
  public var pipeline: TextPipeline
  public var vocabulary: Vocabulary
  /// What the operation itself has to say; stands under `detailsName`.
  public var details: Details
  /// `training` or `merge`.
  public var detailsName: String

  public init(
    _ detailsName: String, _ details: Details, vocabulary: Vocabulary, pipeline: TextPipeline, toolVersion: String
  ) {
    self.detailsName = detailsName
    self.details = details
    self.vocabulary = vocabulary
    self.pipeline = pipeline
    self.toolVersion = toolVersion
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(ManifestReader.schema, forKey: Key("schema"))
    try container.encode(toolVersion, forKey: Key("kc_vocab_version"))
    try container.encode(pipeline, forKey: Key("pipeline"))
    try container.encode(pipeline.fingerprint, forKey: Key("pipeline_fingerprint"))
    try container.encode(vocabulary.specialTokens, forKey: Key("special_tokens"))
    try container.encode(vocabulary.continuationPrefix, forKey: Key("continuation_prefix"))
    var figures = container.nestedContainer(keyedBy: Key.self, forKey: Key("vocabulary"))
    try figures.encode(vocabulary.count, forKey: Key("size"))
    try figures.encode(vocabulary.digest, forKey: Key("sha256"))
    try container.encode(details, forKey: Key(detailsName))
  }

  private struct Key: CodingKey {
    let stringValue: String
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    var intValue: Int? { nil }
    init?(intValue: Int) { nil }
  }
}
