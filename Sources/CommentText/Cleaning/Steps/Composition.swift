/// Puts letters together that were written in parts.
struct Composition: Sendable {
  private let form: NormalForm
  private let mapsLetters: Bool

  /// - Throws: `CommentTextError.normalFormUnavailable`.
  init(_ rule: CompositionRule) throws(CommentTextError) {
    guard let form = try NormalForm(.nfc) else { preconditionFailure("NFC is a normal form") }
    self.form = form
    mapsLetters = rule == .comments
  }

  /// Whether a text that holds this scalar may change.
  func isUnsettled(_ scalar: UInt32) -> Bool {
    form.isUnsettled(scalar) || mapsLetters && JamoLetters.keyboardLetter(scalar) != nil
  }

  /// - Returns: Whether anything changed.
  func apply(_ scalars: inout [UInt32], _ scratch: inout CleaningScratch) -> Bool {
    scratch.scalars.removeAll(keepingCapacity: true)
    scratch.scalars += scalars
    form.normalize(&scalars, &scratch.units, &scratch.normalizedUnits)
    if mapsLetters { JamoLetters.replaceLoneLetters(&scalars) }
    return scalars != scratch.scalars
  }
}

/// Room that steps reuse.
struct CleaningScratch {
  var scalars: [UInt32] = []
  var units: [UInt16] = []
  var normalizedUnits: [UInt16] = []
}
