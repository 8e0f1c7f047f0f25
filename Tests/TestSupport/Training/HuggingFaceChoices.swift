/// What a `vocab.txt` of Hugging Face tells of the choices that its trainer made by hash order.
package struct HuggingFaceChoices {
  /// Characters that it kept.
  package var characters: [Unicode.Scalar] = []
  /// Characters with a continuation form, in the order of their ids.
  package var continuations: [Unicode.Scalar] = []

  /// - Parameter specialTokenCount: lines to skip at the start.
  package init(_ file: [UInt8], specialTokenCount: Int) {
    let lines = file.split(separator: 0x0A).map { Array(String(decoding: $0, as: UTF8.self).unicodeScalars) }
    for token in lines.dropFirst(specialTokenCount) {
      if token.count == 1 {
        characters.append(token[0])
      } else if token.count == 3 && token[0] == "#" && token[1] == "#" {
        continuations.append(token[2])
      }
    }
  }
}
