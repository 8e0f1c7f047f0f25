import Storage
import Testing

@Suite struct `Scalars of UTF-8` {
  /// Every scalar value, that is all code points but surrogates.
  private var all: [Unicode.Scalar] { (0...UInt32(0x10FFFF)).compactMap(Unicode.Scalar.init) }

  @Test func `are read as Swift's own decoder reads them, all of them`() {
    let text = Array(String(String.UnicodeScalarView(all)).utf8)
    let (read, visited) = text.withUnsafeBytes { bytes in
      var (read, visited): ([UInt32], [UInt32]) = ([], [])
      var position = bytes.baseAddress!
      while position < bytes.baseAddress! + bytes.count { read.append(UInt32(UTF8Scalars.next(&position))) }
      var offsets = 0
      UTF8Scalars.forEach(of: bytes) { scalar, offset in
        visited.append(scalar)
        offsets += offset == 0 ? 1 : 0
      }
      #expect(offsets == 1)
      return (read, visited)
    }
    #expect(read == all.map(\.value))
    #expect(visited == read)
    #expect(scalarCount(text) == all.count)
  }

  @Test func `are written as they were read`() {
    let isSame = all.allSatisfy { UTF8Scalars.bytes(Int($0.value)) == Array(String($0).utf8) }
    #expect(isSame)
  }

  @Test func `never exceed the limit, whatever the bytes are`() {
    for lead in UInt8.min ... .max {
      let bytes = [lead, 0xFF, 0xFF, 0xFF]
      #expect(bytes.withUnsafeBytes { UTF8Scalars.read($0.baseAddress!).value } < UTF8Scalars.valueLimit)
    }
  }

  @Test(arguments: [(0x41, "U+0041"), (0xAC00, "U+AC00"), (0x1F600, "U+1F600"), (0x10FFFF, "U+10FFFF")])
  func `have a name of four digits or more`(_ value: Int, _ name: String) {
    #expect(codePoint(UInt32(value)) == name)
  }
}
