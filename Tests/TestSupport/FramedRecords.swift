/// Records as `--format records` reads them: each behind its length, nil as the largest length alone.
package func framed(_ records: [[UInt8]?]) -> [UInt8] {
  records.flatMap { record -> [UInt8] in
    withUnsafeBytes(of: UInt32(record?.count ?? Int(UInt32.max)).littleEndian) { Array($0) } + (record ?? [])
  }
}

/// What frames hold.
package func unframed(_ frames: [UInt8]) -> [[UInt8]?] {
  var records: [[UInt8]?] = []
  var rest = frames[...]
  while rest.count >= 4 {
    let length = rest.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    rest = rest.dropFirst(4)
    if length == .max {
      records.append(nil)
    } else {
      records.append(Array(rest.prefix(Int(length))))
      rest = rest.dropFirst(Int(length))
    }
  }
  return records
}

/// Records with everything that a guess at a file's format could stumble over.
package func oddRecords(_ random: inout SeededGenerator, count: Int) -> [[UInt8]?] {
  let odd: [[UInt8]?] = [
    nil, [], [0], Array("가\0나".utf8), [0xEF, 0xBB, 0xBF] + Array("가".utf8), Array("가\r".utf8),
    Array("가\r\n나\n\n다\r라".utf8),
    Array("가\u{2028}나\u{2029}다\u{85}라\u{B}마\u{C}바\u{1C}사".utf8), [0xFF, 0xB0, 0xA1, 0xC0, 0x80, 0xED, 0xA0, 0x80],
    Array("BZh91AY&SY".utf8), [0x1F, 0x8B, 0x08, 0x00], Array("PK\u{3}\u{4}".utf8), Array("{\"text\": \"가\"}".utf8),
    Array("\t\"".utf8),
    Array("한국어 댓글입니다 ㅋㅋㅋ".utf8), Array("#kc-vocab-counts\t1\t{}".utf8),
  ]
  return (0..<count).map { _ in
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return odd.randomElement(using: &random)!
    case 1: return (0..<Int.random(in: 0..<40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    default:
      let words = (0..<Int.random(in: 0..<8, using: &random)).map { _ in
        ["가나", "다", "라마바", "ㅋㅋ", "좋아요!", "👍", "漢字", "abc", "뷁"].randomElement(using: &random)!
      }
      return Array(words.joined(separator: " ").utf8)
    }
  }
}
