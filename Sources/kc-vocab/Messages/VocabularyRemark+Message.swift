import CommentText
import WordPiece

extension VocabularyRemark {
  /// - Parameter pipeline: what is done to text in this run.
  func message(_ pipeline: TextPipeline) -> String {
    switch self {
    case .unusableEntries(let path, let count):
      "\(path): \(grouped(count)) \(count == 1 ? "entry" : "entries") can never be used (blank, repeated, or with white space or a "
        + "control character); ids stay as they are"
    case .lowercasedByDefault(let path):
      "\(path): tokenizer_config.json does not say do_lower_case, so text is lowercased as transformers does it, whatever "
        + "tokenizer.json says; add \"do_lower_case\": false to it if that is wrong"
    case .byteOrderMark(let path):
      "\(path): begins with a byte order mark, which transformers takes for a part of the first token; take the mark out if "
        + "no model was trained with it"
    case .textNotStated(let path):
      "\(path): does not say what is done to text; the flags decide: \(pipelineWords(pipeline))"
    }
  }
}
