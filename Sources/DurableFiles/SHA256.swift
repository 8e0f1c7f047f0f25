internal import CCrypto

/// An incremental SHA-256 digest.
///
/// Computed by OpenSSL, which uses the processor's SHA instructions where there are any.
/// - Source: FIPS 180-4.
public final class SHA256 {
  private let context: OpaquePointer

  public init() {
    context = EVP_MD_CTX_new()
    reset()
  }

  deinit { EVP_MD_CTX_free(context) }

  public func update(_ bytes: UnsafeRawBufferPointer) {
    _ = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The digest of everything given so far, as 64 lower-case hexadecimal digits; the object starts afresh.
  public func finish() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 32
    _ = EVP_DigestFinal_ex(context, &digest, &count)
    reset()
    return digest.map { hexadecimalPair($0) }.joined()
  }

  private func reset() { _ = EVP_DigestInit_ex(context, EVP_sha256(), nil) }

  /// The digest of one run of bytes.
  public static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digest = SHA256()
    Array(bytes).withUnsafeBytes { digest.update($0) }
    return digest.finish()
  }
}

private func hexadecimalPair(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return byte < 16 ? "0" + digits : digits
}
