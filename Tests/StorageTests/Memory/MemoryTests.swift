import Storage
import Testing

@Suite struct `A growing buffer` {
  @Test(arguments: 0..<20) func `holds what an array holds, whatever is appended`(_ seed: UInt64) {
    var numbers = Numbers(seed)
    var buffer = GrowingBuffer<UInt32>(capacity: Int(seed))
    var array: [UInt32] = []
    for _ in 0..<200 {
      switch numbers.next() % 4 {
      case 0:
        buffer.removeAll()
        array.removeAll()
      case 1:
        let more = (0..<numbers.next() % 40).map { UInt32($0) }
        more.withUnsafeBufferPointer { buffer.append($0) }
        array += more
      default:
        buffer.append(UInt32(array.count))
        array.append(UInt32(array.count))
      }
      let isSound = buffer.checkInvariants()
      #expect(isSound)
      #expect(Array(buffer.elements) == array, "seed \(seed)")
    }
  }

  @Test func `makes room that the next elements are written to`() {
    var buffer = GrowingBuffer<Int>(capacity: 1)
    buffer.append(7)
    let room = buffer.reserve(1000)
    for index in 0..<1000 { room[index] = index }
    buffer.count += 1000
    #expect(Array(buffer.elements) == [7] + Array(0..<1000))
    #expect(buffer.byteCount >= 1001 * 8)
  }
}

@Suite struct `Padded bytes` {
  @Test func `keep their content when they grow, and are zero after the end when asked`() {
    var bytes = PaddedBytes()
    var expected: [UInt8] = []
    for number in 0..<3000 {
      bytes.append(UInt8(truncatingIfNeeded: number))
      expected.append(UInt8(truncatingIfNeeded: number))
      if number % 100 == 0 {
        expected.withUnsafeBytes { bytes.append($0) }
        expected += expected
        if expected.count > 1 << 16 {
          bytes.count = 10
          expected.removeSubrange(10...)
        }
        bytes.pad()
        let after = UnsafeRawBufferPointer(start: bytes.end, count: PaddedBytes.paddingByteCount)
        #expect(after.allSatisfy { $0 == 0 })
      }
      let isSound = bytes.checkInvariants()
      #expect(isSound)
    }
    #expect(bytes.bytes.elementsEqual(expected))
  }

  @Test func `have room for what they are restarted with`() {
    var bytes = PaddedBytes(capacity: 10)
    bytes.append(1)
    bytes.restart(byteCount: 1000)
    #expect(bytes.count == 0)
    #expect(bytes.free.count >= 1000)
  }
}

@Suite struct `An arena` {
  @Test(arguments: 0..<5) func `hands out memory that nothing else is in`(_ seed: UInt64) {
    var numbers = Numbers(seed)
    let arena = Arena()
    for round in 0..<3 {
      var taken: [(start: UnsafeMutableRawPointer, count: Int, value: UInt8)] = []
      for number in 0..<300 {
        let count = number % 50 == 0 ? 300 << 10 : 1 + numbers.next() % 1000
        let (start, value) = (arena.take(count), UInt8(truncatingIfNeeded: number))
        #expect(Int(bitPattern: start) % 16 == 0)
        start.initializeMemory(as: UInt8.self, repeating: value, count: count)
        taken.append((start, count, value))
        #expect(arena.checkInvariants())
      }
      for (start, count, value) in taken {
        #expect(UnsafeRawBufferPointer(start: start, count: count).allSatisfy { $0 == value }, "seed \(seed)")
      }
      #expect(arena.usedByteCount >= taken.reduce(0) { $0 + $1.count })
      if round == 0 { arena.reuse() } else { arena.release() }
      #expect(arena.usedByteCount == 0)
      #expect(arena.checkInvariants())
    }
  }
}

@Suite struct `Pages of the kernel` {
  @Test(arguments: [Pages.Use.table, .inOrder, .sparse, .wholePages], [0, 1, 5000, 3 << 20, 5 << 20])
  func `hold zeros, as many as asked for`(_ use: Pages.Use, _ byteCount: Int) {
    let pages = Pages(byteCount: byteCount, use: use)
    #expect(pages.byteCount >= byteCount)
    let bytes = UnsafeMutableRawBufferPointer(start: pages.start, count: pages.byteCount)
    for index in stride(from: 0, to: pages.byteCount, by: 1000) { #expect(bytes[index] == 0) }
    bytes[0] = 1
    bytes[pages.byteCount - 1] = 1
  }

  @Test func `of a kind hold elements of one`() {
    let buffer = MappedBuffer<UInt64>(count: 1000)
    #expect(buffer.elements.count == 1000)
    #expect(buffer.elements.allSatisfy { $0 == 0 })
  }
}

/// Splitmix64, so that a seed gives the same numbers everywhere.
private struct Numbers {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 31) >> 1)
  }
}
