internal import CCrypto

/// A digest that OpenSSL computes.
///
/// Where it cannot (a configuration without the algorithm's provider, no memory) the process ends with a message.
package final class MessageDigest {
  package enum Algorithm: String {
    case sha1 = "SHA-1"
    case sha256 = "SHA-256"
  }

  private let algorithm: Algorithm
  private let context: OpaquePointer

  package init(_ algorithm: Algorithm) {
    self.algorithm = algorithm
    guard let made = EVP_MD_CTX_new() else { Self.giveUp(algorithm) }
    context = made
    start()
  }

  deinit { EVP_MD_CTX_free(context) }

  package func update(_ bytes: UnsafeRawBufferPointer) {
    guard EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else { Self.giveUp(algorithm) }
  }

  /// The digest of everything given so far in lower-case hexadecimal digits; the object starts afresh.
  package func finish() -> String {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    guard EVP_DigestFinal_ex(context, &digest, &count) == 1 else { Self.giveUp(algorithm) }
    start()
    return digest[..<Int(count)].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private func start() {
    guard EVP_DigestInit_ex(context, algorithm == .sha1 ? EVP_sha1() : EVP_sha256(), nil) == 1 else {
      Self.giveUp(algorithm)
    }
  }

  private static func giveUp(_ algorithm: Algorithm) -> Never { giveUpForOpenSSL(algorithm.rawValue) }
}

/// Ends the process where OpenSSL lacks an algorithm.
func giveUpForOpenSSL(_ algorithm: String) -> Never {
  giveUp(
    "OpenSSL cannot compute \(algorithm): its configuration leaves out the default provider, or there is no memory left; "
      + "check OPENSSL_CONF and openssl.cnf")
}
