/// Texts that lie in memory as Arrow lays them: a column of strings, or a chunk of one.
///
/// - Safety: the memory is somebody else's, who keeps it unchanged as long as this value is used. `check` has to be
///   called before the first text is looked at, for nothing else keeps a wrong offset from leading astray.
/// - Source: https://arrow.apache.org/docs/format/Columnar.html, "Variable-size Binary Layout" and "View Layout".
public struct TextColumn: @unchecked Sendable {
  /// Where texts are.
  public enum Layout {
    /// Text n lies between the offsets n and n + 1.
    case narrowOffsets(UnsafePointer<Int32>)
    case wideOffsets(UnsafePointer<Int64>)
    /// 16 bytes a text: its length, and itself or where it lies in one of the buffers.
    case views(
      UnsafeRawPointer, buffers: UnsafePointer<UnsafeRawPointer?>, byteCounts: UnsafePointer<Int64>, bufferCount: Int)
    /// All are null.
    case nothing
  }

  public let count: Int
  let layout: Layout
  let data: UnsafeRawPointer?
  let validity: UnsafePointer<UInt8>?
  let firstBit: Int

  /// - Parameters:
  ///   - first: of the layout's rows, the one that is the first of this column.
  ///   - data: the bytes of all texts, behind offsets.
  ///   - validity: a bit a row, lowest first: 0 where the text is null; nil if none is.
  public init(
    _ layout: Layout, first: Int = 0, count: Int, data: UnsafeRawPointer? = nil, validity: UnsafePointer<UInt8>? = nil
  ) {
    self.layout =
      switch layout {
      case .narrowOffsets(let offsets): .narrowOffsets(offsets + first)
      case .wideOffsets(let offsets): .wideOffsets(offsets + first)
      case .views(let views, let buffers, let byteCounts, let bufferCount):
        .views(
          views + first * Self.viewByteCount, buffers: buffers, byteCounts: byteCounts, bufferCount: bufferCount)
      case .nothing: .nothing
      }
    self.count = count
    self.data = data
    self.validity = validity
    firstBit = first
  }

  static let viewByteCount = 16
  /// Texts that are as short stand in the view itself.
  static let inlineByteCount = 12

  /// Whether some text may be null.
  public var hasNulls: Bool {
    if case .nothing = layout { true } else { validity != nil }
  }

  public func isNull(_ row: Int) -> Bool {
    if case .nothing = layout { return true }
    guard let validity else { return false }
    let bit = firstBit + row
    return validity[bit >> 3] >> UInt8(bit & 7) & 1 == 0
  }

  /// A text; nil where it is null.
  public subscript(row: Int) -> UnsafeRawBufferPointer? {
    if validity != nil, isNull(row) { return nil }
    switch layout {
    case .narrowOffsets(let offsets): return text(Int(offsets[row]), Int(offsets[row + 1]))
    case .wideOffsets(let offsets): return text(Int(offsets[row]), Int(offsets[row + 1]))
    case .views(let views, let buffers, _, _):
      let view = views + row * Self.viewByteCount
      let byteCount = Int(view.load(as: Int32.self))
      guard byteCount > Self.inlineByteCount else { return UnsafeRawBufferPointer(start: view + 4, count: byteCount) }
      let buffer = buffers[Int(view.load(fromByteOffset: 8, as: Int32.self))].unsafelyUnwrapped
      return UnsafeRawBufferPointer(
        start: buffer + Int(view.load(fromByteOffset: 12, as: Int32.self)), count: byteCount)
    case .nothing: return nil
    }
  }

  private func text(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
    guard end > start, let data else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: data + start, count: end - start)
  }
}

/// What is wrong with a column's memory.
public enum TextColumnError: Error, Hashable, Sendable {
  /// A text would begin before the bytes, or end before it begins.
  case wrongOffsets(row: Int)
  /// A view leads out of its buffer, or to none.
  case wrongView(row: Int)
  case missingBytes
}

extension TextColumn {
  /// Looks at all offsets. How many bytes there are behind them, Arrow does not say.
  /// - Complexity: O(rows).
  public func check() throws(TextColumnError) {
    switch layout {
    case .narrowOffsets(let offsets): try check(offsets)
    case .wideOffsets(let offsets): try check(offsets)
    case .views(let views, let buffers, let byteCounts, let bufferCount):
      for row in 0..<count where !isNull(row) {
        let view = views + row * Self.viewByteCount
        let byteCount = Int(view.load(as: Int32.self))
        guard byteCount > Self.inlineByteCount else {
          if byteCount < 0 { throw .wrongView(row: row) }
          continue
        }
        let buffer = Int(view.load(fromByteOffset: 8, as: Int32.self))
        let start = Int(view.load(fromByteOffset: 12, as: Int32.self))
        guard buffer >= 0, buffer < bufferCount, buffers[buffer] != nil, start >= 0,
          start + byteCount <= Int(byteCounts[buffer])
        else { throw .wrongView(row: row) }
      }
    case .nothing: break
    }
  }

  private func check(_ offsets: UnsafePointer<some FixedWidthInteger>) throws(TextColumnError) {
    guard count > 0 else { return }
    guard offsets[0] >= 0 else { throw .wrongOffsets(row: 0) }
    for row in 0..<count where offsets[row] > offsets[row + 1] { throw .wrongOffsets(row: row) }
    if data == nil, offsets[count] > offsets[0] { throw .missingBytes }
  }
}
