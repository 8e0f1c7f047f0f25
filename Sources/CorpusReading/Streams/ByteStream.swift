/// Bytes in sequence, for one thread at a time.
protocol ByteStream: AnyObject {
  /// Fills the start of `room` (not empty) and gives the number of bytes; 0 at the end, and from then on.
  func read(into room: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int
}
