import Storage
import Testing

@Suite struct TextColumnTests {
  /// Texts of a column with these offsets over `abcdef`.
  private func texts(_ offsets: [Int64], first: Int = 0, count: Int, validity: [UInt8]? = nil) throws -> [String?] {
    try Array("abcdef".utf8).withUnsafeBytes { bytes in
      try offsets.withUnsafeBufferPointer { offsets in
        try (validity ?? [0]).withUnsafeBufferPointer { bits in
          let column = TextColumn(
            .wideOffsets(offsets.baseAddress!), first: first, count: count, data: bytes.baseAddress,
            validity: validity == nil ? nil : bits.baseAddress)
          try column.check()
          return (0..<count).map { column[$0].map { String(decoding: $0, as: UTF8.self) } }
        }
      }
    }
  }

  @Test func `texts lie between offsets, from a first row on`() throws {
    #expect(try texts([0, 2, 2, 6], count: 3) == ["ab", "", "cdef"])
    #expect(try texts([0, 2, 2, 6], first: 1, count: 2) == ["", "cdef"])
    #expect(try texts([0, 2, 2, 6], first: 1, count: 2, validity: [0b011]) == ["", nil])
    #expect(try texts([5], count: 0) == [])
  }

  @Test func `offsets that lead astray are found`() {
    #expect(throws: TextColumnError.wrongOffsets(row: 1)) { try texts([0, 3, 2], count: 2) }
    #expect(throws: TextColumnError.wrongOffsets(row: 0)) { try texts([-1, 3, 4], count: 2) }
    // Only the rows of the column count.
    #expect(throws: Never.self) { try texts([9, 0, 2], first: 1, count: 1) }
  }

  private func view(_ byteCount: Int32, _ buffer: Int32, _ start: Int32) -> [Int32] { [byteCount, 0, buffer, start] }

  private func check(views: [Int32], buffers: [[UInt8]]) throws -> [String?] {
    let copies = buffers.map { bytes in
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
      copy.copyBytes(from: bytes)
      return copy
    }
    defer { for copy in copies { copy.deallocate() } }
    return try views.withUnsafeBytes { views in
      try copies.map { UnsafeRawPointer($0.baseAddress) }.withUnsafeBufferPointer { pointers in
        try buffers.map { Int64($0.count) }.withUnsafeBufferPointer { byteCounts in
          let layout = TextColumn.Layout.views(
            views.baseAddress!, buffers: pointers.baseAddress!, byteCounts: byteCounts.baseAddress!,
            bufferCount: buffers.count)
          let column = TextColumn(layout, count: views.count / 16)
          try column.check()
          return (0..<column.count).map { column[$0].map { String(decoding: $0, as: UTF8.self) } }
        }
      }
    }
  }

  @Test func `short texts stand in their views, long ones in a buffer`() throws {
    let long = "a text of many bytes"
    let buffer = Array(("..." + long).utf8)
    let short: [Int32] = [3, 0x63_6261, 0, 0]
    #expect(try check(views: short + view(20, 1, 3), buffers: [[0], buffer]) == ["abc", long])
  }

  @Test(
    arguments: [(20, 0, 0), (20, 2, 0), (20, -1, 0), (20, 1, 4), (20, 1, -1), (-1, 1, 0)] as [(Int32, Int32, Int32)])
  func `views that lead astray are found`(wrong: (Int32, Int32, Int32)) {
    let buffer = [UInt8](repeating: 0x61, count: 23)
    #expect(throws: TextColumnError.wrongView(row: 0)) {
      try check(views: view(wrong.0, wrong.1, wrong.2), buffers: [[0], buffer])
    }
  }

  @Test func `parts hold all rows once, of long texts few and of empty ones many`() throws {
    let offsets: [Int64] = [0, 100, 100, 300, 900, 900, 900, 901]
    let bytes = [UInt8](repeating: 0x61, count: 901)
    bytes.withUnsafeBytes { bytes in
      offsets.withUnsafeBufferPointer { offsets in
        let column = TextColumn(.wideOffsets(offsets.baseAddress!), count: 7, data: bytes.baseAddress)
        for limit in [1, 3, 250, 5000] {
          let parts = TextPart.parts(of: [column, column], byteCount: limit)
          #expect(
            parts.flatMap { part in part.rows.map { $0 - part.rows.lowerBound + part.firstRow } } == Array(0..<14))
          #expect(parts.reduce(0) { $0 + $1.byteCount } == 1802)
        }
      }
    }
  }

  @Test func `a block has a line for each text, whose newlines are spaces`() {
    var block = LineBlock()
    for text in ["a\nb", "", "가"] { Array(text.utf8).withUnsafeBytes { block.append($0) } }
    block.append(nil)
    #expect(String(decoding: block.bytes, as: UTF8.self) == "a b\n\n가\n\n")
    #expect(block.lineCount == 4 && block.holdsNewlines)
    block.restart(byteCount: 1)
    #expect(block.bytes.isEmpty && block.lineCount == 0 && !block.holdsNewlines)
  }
}
