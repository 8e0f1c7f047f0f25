/// An incremental SHA-256 digest.
///
/// Computed by OpenSSL, which uses the processor's SHA instructions where there are any.
/// - Source: FIPS 180-4.
/// Where OpenSSL cannot compute it the process ends: a wrong digest would let wrong counts be believed.
public final class SHA256 {
  private let context: MessageDigest

  public init() { context = MessageDigest(.sha256) }

  public func update(_ bytes: UnsafeRawBufferPointer) { context.update(bytes) }

  /// The digest of everything given so far, as 64 lower-case hexadecimal digits; the object starts afresh.
  public func finish() -> String { context.finish() }

  /// The digest of one run of bytes.
  public static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digest = SHA256()
    Array(bytes).withUnsafeBytes { digest.update($0) }
    return digest.finish()
  }
}
