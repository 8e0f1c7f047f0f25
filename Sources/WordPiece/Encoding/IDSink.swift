/// Where ids go: a caller's buffer, and the ends of lines in it.
///
/// Memory: the buffer is the caller's and must outlive this value; `count` never passes its end.
struct IDSink {
  private let buffer: UnsafeMutableBufferPointer<Int32>
  private(set) var count = 0
  /// For each line that ended, the number of ids before its end.
  var lineEnds: [Int] = []
  /// What stands before and after each text or line, if anything does.
  private let surroundings: TextSurroundings
  private(set) var failure: VocabularyError?

  init(_ buffer: UnsafeMutableBufferPointer<Int32>, _ surroundings: TextSurroundings) {
    self.buffer = buffer
    self.surroundings = surroundings
  }

  var room: Int { buffer.count - count }

  /// Whether lines get nothing before and after them.
  var addsNothing: Bool { surroundings == .none }

  /// Where the next id goes; only to be used where there is room.
  @inline(__always) var next: UnsafeMutablePointer<Int32> { buffer.baseAddress.unsafelyUnwrapped + count }

  /// Counts the ids that were written from `next` on.
  @inline(__always) mutating func advance(to next: UnsafeMutablePointer<Int32>) {
    count = next - buffer.baseAddress.unsafelyUnwrapped
  }

  mutating func append(_ id: Int32) {
    guard room > 0 else { return fail(.bufferTooSmall(capacity: buffer.count)) }
    buffer[count] = id
    count += 1
  }

  mutating func append(_ ids: UnsafeBufferPointer<Int32>) { for id in ids { append(id) } }

  mutating func openText() {
    for id in surroundings.opening { append(id) }
  }

  mutating func closeText() {
    for id in surroundings.closing { append(id) }
  }

  mutating func closeLine() {
    closeText()
    lineEnds.append(count)
  }

  /// The first failure is kept; what follows it is of no use.
  mutating func fail(_ error: VocabularyError) {
    if failure == nil { failure = error }
  }
}
