/// A string for each comment of a block.
public struct CommentKeys: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  public var count: Int { ends.count }

  /// The key of the comment at this place in the block.
  public subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  mutating func append(_ key: some Sequence<UInt8>) {
    bytes.append(contentsOf: key)
    ends.append(bytes.count)
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}
