// Names of C functions.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CInterface
import CommentText
import Glibc
import SystemPackage
import WordPiece

/// A vocabulary that was opened by another language.
final class OpenVocabulary: Sendable {
  let loaded: LoadedVocabulary
  let pipeline: TextPipeline
  let encoders: TextEncoderPool
  let decoder: TextDecoder

  /// - Parameter arguments: options for a bare vocab.txt, as the command takes them.
  init(_ path: String, _ arguments: [String]) throws {
    let options = try PipelineOptions.parse(arguments)
    loaded = try loadVocabulary(path)
    pipeline = try options.pipeline(for: loaded)
    let words = WordEncoder(loaded.vocabulary, maximumScalarCount: loaded.maximumScalarCount)
    encoders = TextEncoderPool(words, try CompiledPipeline(pipeline), surroundings: try? loaded.surroundings())
    decoder = try loaded.decoder(pipeline)
  }
}

@c @implementation
public func kcv_vocabulary_open(
  _ path: UnsafePointer<CChar>?, _ arguments: UnsafePointer<UnsafePointer<CChar>?>?, _ argumentCount: Int32,
  _ vocabulary: UnsafeMutablePointer<OpaquePointer?>?, _ error: CErrorPlace?
) -> Int32 {
  reporting(error) {
    guard let path, let vocabulary else { return }
    let options = (0..<Int(argumentCount)).compactMap { arguments?[$0].map { String(cString: $0) } }
    do {
      vocabulary.pointee = handle(try OpenVocabulary(String(cString: path), options))
    } catch let problem where !(problem is any ExplainedError) {
      throw CommandFailure(PipelineOptions.message(for: problem))
    }
  }
}

@c @implementation
public func kcv_vocabulary_close(_ vocabulary: OpaquePointer?) { release(vocabulary, as: OpenVocabulary.self) }

/// What `kcv_vocabulary_describe` gives.
private struct VocabularyDescription: Encodable {
  var size: Int
  var form: String
  var path: String
  var sha256: String
  var specialTokens: [String]
  var pipeline: TextPipeline
  var continuationPrefix: String
  var warnings: [String]

  init(_ open: OpenVocabulary) {
    let vocabulary = open.loaded.vocabulary
    size = vocabulary.count
    form = open.loaded.form.rawValue
    path = open.loaded.path.string
    sha256 = vocabulary.digest
    specialTokens = vocabulary.specialTokens.all
    pipeline = open.pipeline
    continuationPrefix = vocabulary.continuationPrefix
    warnings = open.loaded.remarks.map { $0.message(open.pipeline) }
  }

  enum CodingKeys: String, CodingKey {
    case size, form, path, sha256, pipeline, warnings
    case specialTokens = "special_tokens"
    case continuationPrefix = "continuation_prefix"
  }
}

@c @implementation
public func kcv_vocabulary_describe(
  _ vocabulary: OpaquePointer?, _ json: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ error: CErrorPlace?
) -> Int32 {
  reporting(error) {
    guard let vocabulary else { return }
    json?.pointee = cText(try kc_vocab.json(VocabularyDescription(object(vocabulary, as: OpenVocabulary.self))))
  }
}

@c @implementation
public func kcv_vocabulary_tokens(
  _ vocabulary: OpaquePointer?, _ tokens: UnsafeMutablePointer<ArrowArray>?,
  _ schema: UnsafeMutablePointer<ArrowSchema>?,
  _ error: CErrorPlace?
) -> Int32 {
  reporting(error) {
    guard let vocabulary else { return }
    let all = object(vocabulary, as: OpenVocabulary.self).loaded.vocabulary
    var column = StringColumn(count: all.count)
    for id in 0..<all.count { column.append(Array(all.text(of: id).utf8)) }
    try column.give(to: tokens, schema)
  }
}
