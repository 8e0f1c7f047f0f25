import Storage
import Testing

@Suite struct `A keyed hash` {
  private func hex(_ key: HashKey) -> String {
    let bytes = [key.low.littleEndian, key.high.littleEndian].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
    }
    return bytes.map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined()
  }

  /// - Source: `vectors.h` of the SipHash authors' reference implementation, 128-bit output.
  @Test func `gives the published values`() {
    let hash = KeyedHash(secret: Array(0..<16))
    let expected = [
      0: "a3817f04ba25a8e66df67214c7550293", 1: "da87c1d86b99af44347659119b22fc45",
      2: "8177228da4a45dc7fca38bdef60affe4",
    ]
    for (count, text) in expected {
      #expect(hex(Array(0..<UInt8(count)).withUnsafeBytes { hash.key(of: $0) }) == text)
    }
  }

  @Test func `depends on its secret and on nothing before`() {
    let hash = KeyedHash(secret: KeyedHash.randomSecret())
    let other = KeyedHash(secret: KeyedHash.randomSecret())
    let text = Array("댓글".utf8)
    let first = text.withUnsafeBytes { hash.key(of: $0) }
    _ = [UInt8](repeating: 1, count: 1000).withUnsafeBytes { hash.key(of: $0) }
    #expect(text.withUnsafeBytes { hash.key(of: $0) } == first)
    #expect(text.withUnsafeBytes { other.key(of: $0) } != first)
  }
}
