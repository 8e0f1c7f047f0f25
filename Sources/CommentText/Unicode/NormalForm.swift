internal import CICU

/// A normal form of the Unicode library.
///
/// The handle is a library-owned constant that any thread may use at any time.
struct NormalForm: @unchecked Sendable {
  let handle: OpaquePointer
  private let quickCheck: UProperty

  /// Nil for no normalisation.
  init?(_ normalization: UnicodeNormalization) throws(CommentTextError) {
    switch normalization {
    case .none: return nil
    case .nfc: try self.init("NFC", UCHAR_NFC_QUICK_CHECK) { kc_icu_nfc(&$0) }
    case .nfkc: try self.init("NFKC", UCHAR_NFKC_QUICK_CHECK) { kc_icu_nfkc(&$0) }
    }
  }

  static func decomposed() throws(CommentTextError) -> NormalForm {
    try NormalForm("NFD", UCHAR_NFD_QUICK_CHECK) { kc_icu_nfd(&$0) }
  }

  private init(_ name: String, _ quickCheck: UProperty, _ open: (inout UErrorCode) -> OpaquePointer?)
    throws(CommentTextError)
  {
    var status = U_ZERO_ERROR
    guard let handle = open(&status), status.rawValue <= U_ZERO_ERROR.rawValue else {
      throw .normalFormUnavailable(form: name, status: status.rawValue)
    }
    self.handle = handle
    self.quickCheck = quickCheck
  }

  /// Whether a text may not be normalised because it holds this scalar.
  func isUnsettled(_ scalar: UInt32) -> Bool {
    let scalar = Int32(bitPattern: scalar)
    return kc_icu_property(scalar, quickCheck) != UNORM_YES.rawValue || kc_icu_combining_class(scalar) != 0
  }

  /// Normalises UTF-16 without lone surrogates into `target`, enlarged as needed.
  /// - Returns: How many units of `target` are the result.
  func normalize(_ source: [UInt16], into target: inout [UInt16]) -> Int {
    if target.count < source.count + 16 { target = [UInt16](repeating: 0, count: source.count * 2 + 16) }
    let length = attempt(source, &target)
    if length <= target.count { return length }
    target = [UInt16](repeating: 0, count: length)
    return attempt(source, &target)
  }

  private func attempt(_ source: [UInt16], _ target: inout [UInt16]) -> Int {
    var status = U_ZERO_ERROR
    let length = kc_icu_normalize(handle, source, Int32(source.count), &target, Int32(target.count), &status)
    // Beyond a target that is too small, the library fails only when memory is exhausted.
    precondition(status.rawValue <= 0 || status == U_BUFFER_OVERFLOW_ERROR, "ICU: \(status.rawValue)")
    return Int(length)
  }
}
