/// Where ids go: a caller's buffer, and the ends of lines in it.
///
/// Memory: the buffer is the caller's and must outlive this value; `count` never passes its end.
struct IDSink {
  let buffer: UnsafeMutableBufferPointer<Int32>
  var count = 0
  /// For each line that ended, the number of ids before its end.
  var lineEnds: [Int] = []
  /// What stands before and after each text or line, if anything does.
  let opening: Int32?
  let closing: Int32?
  private(set) var failure: VocabularyError?

  init(_ buffer: UnsafeMutableBufferPointer<Int32>, opening: Int32? = nil, closing: Int32? = nil) {
    self.buffer = buffer
    self.opening = opening
    self.closing = closing
  }

  var room: Int { buffer.count - count }

  mutating func append(_ id: Int32) {
    guard room > 0 else { return fail(.bufferTooSmall(capacity: buffer.count)) }
    buffer[count] = id
    count += 1
  }

  mutating func openText() {
    if let opening { append(opening) }
  }

  mutating func closeText() {
    if let closing { append(closing) }
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
