import ArgumentParser
import CommentText
import SystemPackage
import WordPiece

/// A vocabulary that is used, and the text pipeline in front of it.
struct VocabularyOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("A vocabulary directory, a vocab.txt or a tokenizer.json.", valueName: "vocabulary"),
    completion: .file())
  var vocabulary: String

  @OptionGroup(title: "Text, for a bare vocab.txt, which does not say") var text: PipelineOptions

  /// - Parameter inputs: the operands behind it.
  func load(before inputs: [String] = []) throws -> (loaded: LoadedVocabulary, pipeline: TextPipeline) {
    let loaded = try loadVocabulary(vocabulary, before: inputs)
    return (loaded, try text.pipeline(for: loaded))
  }
}

extension PipelineOptions {
  /// What a vocabulary's tokenizer does to text, or, where it carries none, what the flags say.
  /// - Throws: `CommandFailure` if flags contradict the vocabulary.
  func pipeline(for loaded: LoadedVocabulary) throws -> TextPipeline {
    guard let own = loaded.pipeline else { return pipeline }
    if let difference = isDefault ? nil : own.uncleaned.differences(from: stated(under: own)).first {
      throw CommandFailure(
        "\(loaded.path): says its own text pipeline, and the flags another (\(difference.message)); leave the flags out"
      )
    }
    return own.uncleaned
  }
}
