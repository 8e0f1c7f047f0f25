internal import CICU

/// A normal form of the Unicode library.
///
/// The handle is a library-owned constant that any thread may use at any time.
struct NormalForm: @unchecked Sendable {
  let handle: OpaquePointer
  private let settled: @Sendable (UInt32) -> Int32

  /// Nil for no normalisation.
  init?(_ normalization: UnicodeNormalization) throws(CommentTextError) {
    switch normalization {
    case .none: return nil
    case .nfc: try self.init("NFC", kc_icu_nfc, kc_icu_nfc_settled)
    case .nfkc: try self.init("NFKC", kc_icu_nfkc, kc_icu_nfkc_settled)
    }
  }

  static func decomposed() throws(CommentTextError) -> NormalForm {
    try NormalForm("NFD", kc_icu_nfd, kc_icu_nfd_settled)
  }

  private init(
    _ name: String, _ open: (UnsafeMutablePointer<Int32>) -> OpaquePointer?,
    _ settled: @escaping @Sendable (UInt32) -> Int32
  ) throws(CommentTextError) {
    var status: Int32 = 0
    guard let handle = open(&status) else { throw .normalFormUnavailable(form: name, status: status) }
    self.handle = handle
    self.settled = settled
  }

  /// Whether a text may not be normalised because it holds this scalar.
  func isUnsettled(_ scalar: UInt32) -> Bool {
    settled(scalar) == 0
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
    let length = kc_icu_normalize(handle, source, Int32(source.count), &target, Int32(target.count))
    precondition(length >= 0, "the Unicode library fails only when memory is exhausted")
    return Int(length)
  }
}
