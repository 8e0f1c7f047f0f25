internal import CICU

/// Turns text of another encoding into UTF-8, piece by piece, through ICU.
///
/// Bytes that are invalid in their encoding become 0xFF, which is invalid in UTF-8 too, so that they are replaced,
/// counted and located like any other invalid byte.
final class EncodingConverter {
  private let converter: OpaquePointer
  private let encoding: TextEncoding

  /// U+FFFD.
  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
  /// U+F8F7, which Microsoft's table gives for the byte 0xFF that no CP949 text holds.
  private static let privateUse: [UInt8] = [0xEF, 0xA3, 0xB7]

  /// - Throws: `CorpusError.encodingUnavailable` if this installation of ICU lacks the encoding's table.
  init(_ encoding: TextEncoding) throws(CorpusError) {
    guard let made = kc_icu_converter_make(encoding.converterName) else { throw .encodingUnavailable(encoding) }
    converter = made
    self.encoding = encoding
  }

  deinit { kc_icu_converter_free(converter) }

  /// Appends `input` to `store` as UTF-8.
  /// - Parameter isLast: whether the text ends here; otherwise an unfinished character at the end waits for the next
  ///   call.
  func convert(_ input: UnsafeRawBufferPointer, into store: ByteStore, isLast: Bool) {
    let start = store.count
    let before = kc_icu_converter_substitutions(converter)
    // Hangul takes two bytes in CP949 and UTF-16, three in UTF-8.
    store.reserve(start + input.count + input.count / 2 + 16)
    var next = input.assumingMemoryBound(to: CChar.self).baseAddress
    let end = next.map { $0 + input.count }
    var lacksRoom = true
    while lacksRoom {
      var out: UnsafeMutablePointer<CChar>? = (store.start + store.count).assumingMemoryBound(to: CChar.self)
      let limit = (store.start + store.capacity).assumingMemoryBound(to: CChar.self)
      lacksRoom = kc_icu_converter_run(converter, &next, end, &out, limit, isLast ? 1 : 0) != 0
      if let out { store.count = UnsafeMutableRawPointer(out) - store.start }
      if lacksRoom { store.reserve(store.capacity * 2) }
    }
    if kc_icu_converter_substitutions(converter) != before { store.mark(Self.replacement, from: start) }
    if encoding == .cp949, input.contains(0xFF) { store.mark(Self.privateUse, from: start) }
  }
}

extension ByteStore {
  /// Turns every occurrence of `sequence` after `offset` into the byte 0xFF.
  func mark(_ sequence: [UInt8], from offset: Int) {
    var read = offset
    var written = offset
    while read < count {
      let isMarked = bytes[read...].starts(with: sequence)
      start.storeBytes(of: isMarked ? 0xFF : bytes[read], toByteOffset: written, as: UInt8.self)
      read += isMarked ? sequence.count : 1
      written += 1
    }
    count = written
  }
}
