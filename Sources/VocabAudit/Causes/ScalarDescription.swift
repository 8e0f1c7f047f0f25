internal import CICU

extension Unicode.Scalar {
  /// The name in ICU's data, such as `HANGUL SYLLABLE GA`; a label such as `<control-0007>` for what has none.
  var unicodeName: String {
    // Names are shorter than 100 bytes.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      let count = kc_icu_character_name(value, buffer.baseAddress, Int32(buffer.count))
      return String(decoding: UnsafeRawBufferPointer(buffer).prefix(Int(count)), as: UTF8.self)
    }
  }

  /// The script's name in ICU's data, such as `Hangul`.
  var scriptName: String { kc_icu_script_name(kc_icu_script(value)).map { String(cString: $0) } ?? "" }
}
