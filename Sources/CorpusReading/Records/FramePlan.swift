/// How comments lie in framed records.
struct FramePlan: Sendable {
  /// What the frame before each comment's holds; nil where there is none.
  let group: GroupSelector?

  var framesPerRecord: Int { group == nil ? 1 : 2 }
}

/// Walks through framed bytes: the length of each frame in 4 bytes, the lowest first, and then as many bytes. The
/// largest length stands for a frame that is null, behind which nothing follows.
struct FrameScan {
  /// The length of a frame that is null.
  static let nullLength = UInt32.max
  static let headerByteCount = 4

  private let framesPerRecord: Int
  /// Where the first frame begins that is not whole so far.
  private var position = 0
  private var frames = 0
  /// Whole records.
  private(set) var recordCount = 0
  /// Where the last whole record ends.
  private(set) var recordEnd = 0

  init(framesPerRecord: Int) { self.framesPerRecord = framesPerRecord }

  /// Goes on to the last frame that is whole.
  /// - Parameter bytes: all since the first frame, as many as before or more.
  /// - Returns: whether all frames that have begun may be so long.
  mutating func scan<Bytes: RandomAccessCollection<UInt8>>(
    _ bytes: Bytes, limitByteCount: Int
  ) -> Bool where Bytes.Index == Int {
    while bytes.count - position >= Self.headerByteCount {
      let byteCount = Self.byteCount(bytes, at: position) ?? 0
      guard byteCount <= limitByteCount else { return false }
      guard bytes.count - position - Self.headerByteCount >= byteCount else { return true }
      position += Self.headerByteCount + byteCount
      frames += 1
      guard frames == framesPerRecord else { continue }
      frames = 0
      recordCount += 1
      recordEnd = position
    }
    return true
  }

  /// The length of the frame that begins at `offset`; nil where it is null.
  static func byteCount<Bytes: RandomAccessCollection<UInt8>>(
    _ bytes: Bytes, at offset: Int
  ) -> Int? where Bytes.Index == Int {
    let length = (0..<headerByteCount).reduce(UInt32(0)) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
    return length == nullLength ? nil : Int(length)
  }
}
