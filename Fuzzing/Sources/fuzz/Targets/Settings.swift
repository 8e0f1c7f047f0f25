import CommentText
import CorpusReading
import KcVocab

extension FuzzTarget {
  /// What people write to options is read or refused, and written again means the same.
  static let settings = FuzzTarget("settings", byteLimit: 128) {
    { input in
      let text = String(decoding: input, as: UTF8.self)
      if let cleaner = Cleaner(canonicalForm: text) {
        claimEqual(Cleaner(canonicalForm: cleaner.canonicalForm), cleaner, "the cleaner of \(cleaner.canonicalForm)")
      }
      if let list = CharacterList(text) { claimEqual(CharacterList(list.text), list, "the list of \(list.text)") }
      if let limit = try? MemoryLimit(text) { claim(limit.byteCount(of: 1 << 30) > 0, "some memory") }
      if let encoding = TextEncoding(name: text) {
        claimEqual(TextEncoding(name: encoding.rawValue), encoding, "the encoding \(encoding.rawValue)")
      }
      _ = GroupSelector(argument: text)
    }
  }
}
