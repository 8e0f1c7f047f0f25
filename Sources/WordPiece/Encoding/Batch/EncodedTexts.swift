internal import Glibc
internal import Storage

/// The ids of many texts, one after another.
public final class EncodedTexts: @unchecked Sendable {
  public let count: Int
  /// `ends[n]` ids belong to the texts before text n; one more than there are texts.
  private(set) var ends: UnsafeMutablePointer<Int64>
  private(set) var ids: UnsafeMutablePointer<Int32>
  private var idCapacity = 0
  private var isOwner = true

  /// - Safety: only its maker changes it, before anybody else sees it. Its memory is the allocator's, and its own until
  ///   it is taken.
  init(count: Int) {
    self.count = count
    ends = .allocate(capacity: count + 1)
    ends[0] = 0
    ids = .allocate(capacity: 1)
  }

  deinit {
    guard isOwner else { return }
    free(ids)
    free(ends)
  }

  public var idCount: Int { Int(ends[count]) }

  /// The ids of one text.
  public subscript(text: Int) -> [Int32] {
    Array(UnsafeBufferPointer(start: ids + Int(ends[text]), count: Int(ends[text + 1] - ends[text])))
  }

  /// Hands over the memory; nothing here may be used any more.
  /// - Safety: both have to be freed with `free`.
  package func takeMemory() -> (ids: UnsafeMutablePointer<Int32>, ends: UnsafeMutablePointer<Int64>) {
    isOwner = false
    return (ids, ends)
  }

  /// Makes room for so many ids in all.
  func reserve(_ count: Int) {
    guard count > idCapacity else { return }
    idCapacity = max(count, idCapacity + idCapacity / 2)
    let memory = realloc(ids, idCapacity * MemoryLayout<Int32>.stride)
    guard let memory else { MemoryExhaustion.end(byteCount: idCapacity * MemoryLayout<Int32>.stride) }
    ids = memory.assumingMemoryBound(to: Int32.self)
  }
}
