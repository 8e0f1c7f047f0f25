/// Words found by a scanner, in the order of the text.
///
/// The pointers belong to the text given to the scanner or to the scanner itself and are valid only inside the closure
/// that got the batch. `WordScanner.padding` bytes after each word are readable.
public struct WordBatch {
  /// 1 to `WordScanner.batchCapacity`.
  public let count: Int
  public let starts: UnsafePointer<UnsafeRawPointer>
  /// Bytes of each word; 0 where a line ended.
  public let byteCounts: UnsafePointer<Int>

  @inlinable
  public init(count: Int, starts: UnsafePointer<UnsafeRawPointer>, byteCounts: UnsafePointer<Int>) {
    self.count = count
    self.starts = starts
    self.byteCounts = byteCounts
  }

  /// The bytes of a word.
  @inlinable public subscript(index: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: starts[index], count: byteCounts[index])
  }
}
