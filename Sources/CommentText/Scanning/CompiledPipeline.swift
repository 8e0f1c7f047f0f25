/// A pipeline with its tables, ready to be used from any number of threads.
///
/// Building one takes a few milliseconds; it is meant to be built once for a run.
public final class CompiledPipeline: Sendable {
  public let pipeline: TextPipeline
  let properties: PipelineProperties
  let classes: ClassTables
  let blocks: BlockScanning

  /// - Throws: `CommentTextError.normalFormUnavailable`.
  public init(_ pipeline: TextPipeline) throws(CommentTextError) {
    self.pipeline = pipeline
    properties = try PipelineProperties(pipeline)
    classes = ClassTables(properties.flags, classOf: ScanClass.of)
    blocks = BlockScanning(classes.view)
  }

  /// The text after the normaliser, before it is split into words. Bytes that are not UTF-8 count as U+FFFD.
  /// - Complexity: O(n); the plain, slower form. Words are better taken from a `WordScanner`.
  public func normalize(_ text: some Sequence<UInt8>) -> [UInt8] {
    var scalars: [UInt32] = []
    Array(text).withUnsafeBytes { TextNormalizer(properties).normalize($0, into: &scalars) }
    var bytes: [UInt8] = []
    for scalar in scalars { UTF8Encoding.append(scalar, to: &bytes) }
    return bytes
  }

  public func normalize(_ text: String) -> [UInt8] { normalize(text.utf8) }
}
