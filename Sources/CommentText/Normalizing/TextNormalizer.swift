/// Normalises text scalar by scalar, calling the Unicode library where a normal form may change something.
///
/// This is the plain form of the pipeline: `WordScanner` comes here only with the text that its tables cannot settle.
/// One a thread; it owns the scratch space, whose exclusivity is not checked at run time: each access is one statement.
final class TextNormalizer {
  private let properties: PipelineProperties
  @exclusivity(unchecked) private var scalars: [UInt32] = []
  @exclusivity(unchecked) private var units: [UInt16] = []
  @exclusivity(unchecked) private var normalizedUnits: [UInt16] = []
  /// Where bytes were not UTF-8, as offsets in the text last given.
  @exclusivity(unchecked) private(set) var invalidOffsets: [Int] = []

  init(_ properties: PipelineProperties) { self.properties = properties }

  /// Replaces `output` by the scalars of the normalised text.
  func normalize(_ text: UnsafeRawBufferPointer, into output: inout [UInt32]) {
    output.removeAll(keepingCapacity: true)
    invalidOffsets.removeAll(keepingCapacity: true)
    var offset = 0
    while offset < text.count {
      let isSettled = decodePiece(text, from: &offset)
      if !isSettled { applyNormalForm() }
      if properties.bert.cleansText || properties.bert.spacesCJK { cleanAndSpace() }
      properties.stripper?.strip(&scalars, flags: properties.flags)
      if properties.bert.lowercases { lowercase() }
      output += scalars
    }
  }

  /// Bytes after which a piece ends at the next scalar that no step joins to what stands before it.
  private static let pieceByteCount = 1 << 16
  /// Bytes after which it ends anywhere, so that the library's 32-bit lengths suffice.
  private static let pieceByteLimit = 1 << 26

  /// Decodes the next piece into `scalars`.
  /// - Returns: Whether the normal form leaves it as it is.
  private func decodePiece(_ text: UnsafeRawBufferPointer, from offset: inout Int) -> Bool {
    scalars.removeAll(keepingCapacity: true)
    let start = offset
    var isSettled = true
    while offset < text.count {
      let next = UTF8Decoding.decode(text, at: offset)
      let flags = properties.flags[next.scalar]
      let byteCount = offset - start
      if byteCount > Self.pieceByteCount, flags.isDisjoint(with: [.unsettled, .accented]) { break }
      if byteCount > Self.pieceByteLimit { break }
      if flags.contains(.unsettled) { isSettled = false }
      if !next.isValid { invalidOffsets.append(offset) }
      scalars.append(next.scalar)
      offset += next.byteCount
    }
    return isSettled
  }

  private func applyNormalForm() {
    properties.form?.normalize(&scalars, &units, &normalizedUnits)
  }

  /// clean_text and CJK spacing.
  private func cleanAndSpace() {
    let source = scalars
    scalars.removeAll(keepingCapacity: true)
    for scalar in source {
      let flags = properties.flags[scalar]
      if flags.contains(.deleted) { continue }
      if flags.contains(.whitespace), properties.bert.cleansText {
        scalars.append(0x20)
      } else if flags.contains(.ideograph) {
        scalars += [0x20, scalar, 0x20]
      } else {
        scalars.append(scalar)
      }
    }
  }

  private func lowercase() {
    guard scalars.contains(where: { properties.flags[$0].contains(.uppercase) }) else { return }
    let source = scalars
    scalars.removeAll(keepingCapacity: true)
    for scalar in source {
      guard properties.flags[scalar].contains(.uppercase) else {
        scalars.append(scalar)
        continue
      }
      scalars.append(Lowercase.mapping(of: scalar))
      if scalar == Lowercase.dottedCapitalI { scalars.append(0x307) }
    }
  }
}
