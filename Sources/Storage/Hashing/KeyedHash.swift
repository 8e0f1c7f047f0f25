internal import CCrypto

/// A 128-bit key that stands for a run of bytes.
package struct HashKey: Hashable, Sendable {
  package var high: UInt64
  package var low: UInt64

  @inlinable
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// SipHash-2-4 with 128 bits of output, computed by OpenSSL; for one thread.
///
/// A keyed pseudo-random function: who does not know the secret cannot make two texts that get the same key, and texts
/// that were not made to do so get the same key as seldom as random numbers do. For n different texts that is less than
/// n² / 2^129: for 180 million, 5 × 10⁻²³.
/// - Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012.
package final class KeyedHash {
  private let context: OpaquePointer
  private let secret: [UInt8]

  /// A secret that nobody can foresee.
  package static func randomSecret() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// - Parameter secret: 16 bytes.
  package init(secret: [UInt8]) {
    precondition(secret.count == 16)
    self.secret = secret
    guard let algorithm = EVP_MAC_fetch(nil, "SIPHASH", nil), let made = EVP_MAC_CTX_new(algorithm) else {
      Self.giveUp()
    }
    EVP_MAC_free(algorithm)
    context = made
    var size = 16
    let isSet = withUnsafeMutablePointer(to: &size) { size in
      var parameters = [OSSL_PARAM_construct_size_t("size", size), OSSL_PARAM_construct_end()]
      return EVP_MAC_init(context, secret, secret.count, &parameters)
    }
    guard isSet == 1 else { Self.giveUp() }
  }

  deinit { EVP_MAC_CTX_free(context) }

  package func key(of bytes: UnsafeRawBufferPointer) -> HashKey {
    guard EVP_MAC_init(context, secret, secret.count, nil) == 1,
      EVP_MAC_update(context, bytes.baseAddress, bytes.count) == 1
    else { Self.giveUp() }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2) { output in
      var count = 0
      guard EVP_MAC_final(context, UnsafeMutableRawPointer(output.baseAddress), &count, 16) == 1, count == 16 else {
        Self.giveUp()
      }
      return HashKey(high: UInt64(littleEndian: output[1]), low: UInt64(littleEndian: output[0]))
    }
  }

  private static func giveUp() -> Never { giveUpForOpenSSL("SipHash") }
}
