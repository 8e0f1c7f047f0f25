/// The class of every character, laid out by the length of its UTF-8 form. Built once for a pipeline, then constant.
///
/// - Safety: this object owns the memory and writes it only in `init`; `view` must not outlive the object.
final class ClassTables: @unchecked Sendable {
  private let memory: UnsafeMutablePointer<UInt8>
  private let supplementaryPages: UnsafeMutablePointer<UInt16>

  /// The tables without their owner, for inner loops.
  struct View {
    /// 2,048 entries by code point: the characters of one and two bytes.
    let low: UnsafePointer<UInt8>
    /// 65,536 entries by code point: those of three bytes. Values that three bytes must not encode are unsettled.
    let high: UnsafePointer<UInt8>
    /// For each 256 code points from U+10000, which page of `supplementary` holds them.
    let supplementaryPages: UnsafePointer<UInt16>
    let supplementary: UnsafePointer<UInt8>
  }

  let view: View

  private static let lowCount = 0x800
  private static let highCount = 0x1_0000
  private static let supplementaryBlocks = 0x1000

  /// - Parameter classOf: the class of characters with certain flags; newline is `ScanClass.newline` whatever its
  ///   flags.
  init<Flags>(_ flags: ScalarFlagTable<Flags>, classOf: (Flags) -> UInt8) {
    let classes = (0...UInt8.max).map { classOf(Flags(rawValue: $0)) }
    let pageCount = flags.pageCount
    memory = .allocate(capacity: Self.lowCount + Self.highCount + pageCount * 256)
    supplementaryPages = .allocate(capacity: Self.supplementaryBlocks)
    let high = memory + Self.lowCount
    let supplementary = high + Self.highCount
    flags.withPages { pages in
      for (index, flags) in pages.enumerated() { supplementary[index] = classes[Int(flags)] }
    }
    for block in 0..<256 {
      high.advanced(by: block * 256).update(from: supplementary + flags.page(ofBlock: block) * 256, count: 256)
    }
    for block in 0..<Self.supplementaryBlocks {
      supplementaryPages[block] = UInt16(flags.page(ofBlock: block + 256))
    }
    memory.update(from: high, count: Self.lowCount)
    memory[0x0A] = ScanClass.newline
    for overlong in 0..<0x800 { high[overlong] = ScanClass.unsettled }
    for surrogate in 0xD800..<0xE000 { high[surrogate] = ScanClass.unsettled }
    view = View(
      low: UnsafePointer(memory), high: UnsafePointer(high), supplementaryPages: UnsafePointer(supplementaryPages),
      supplementary: UnsafePointer(supplementary))
  }

  deinit {
    memory.deallocate()
    supplementaryPages.deallocate()
  }
}

extension ClassTables.View {
  /// The class of the character at a place, and its bytes. What is not UTF-8 is unsettled and one byte long.
  ///
  /// Four bytes at the place must be readable; the caller sees to it that the character does not reach beyond the text.
  @inline(__always)
  func classify(_ place: UnsafeRawPointer) -> (class: UInt8, byteCount: Int) {
    let bytes = UInt32(littleEndian: place.loadUnaligned(as: UInt32.self))
    if bytes & 0x80 == 0 { return (low[Int(bytes & 0x7F)], 1) }
    if bytes & 0xC0_C0F0 == 0x80_80E0 {
      return (high[Int((bytes & 0xF) << 12 | bytes >> 2 & 0xFC0 | bytes >> 16 & 0x3F)], 3)
    }
    return classifyRare(bytes)
  }

  /// Characters of two and four bytes, and what is not UTF-8.
  @inline(never)
  private func classifyRare(_ bytes: UInt32) -> (class: UInt8, byteCount: Int) {
    if bytes & 0xC0E0 == 0x80C0, bytes & 0x1E != 0 {
      return (low[Int((bytes & 0x1F) << 6 | bytes >> 8 & 0x3F)], 2)
    }
    guard bytes & 0xC0C0_C0F8 == 0x8080_80F0 else { return (ScanClass.unsettled, 1) }
    let high = (bytes & 7) << 18 | (bytes & 0x3F00) << 4
    let scalar = high | bytes >> 10 & 0xFC0 | bytes >> 24 & 0x3F
    guard scalar >= 0x1_0000, scalar < 0x11_0000 else { return (ScanClass.unsettled, 1) }
    let page = supplementaryPages[Int(scalar >> 8) - 0x100]
    return (supplementary[Int(page) << 8 | Int(scalar & 0xFF)], 4)
  }
}
