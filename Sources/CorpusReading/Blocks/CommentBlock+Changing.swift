internal import Storage

// How stages change the comments of a block. Places stay those of the records that the comments came from.
extension CommentBlock {
  /// Calls `body` for each comment, without its newline, with the comment's number in the block from 0.
  public func forEachComment(_ body: (Int, UnsafeRawBufferPointer) throws -> Void) rethrows {
    var number = 0
    var start = 0
    while let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) {
      try body(number, UnsafeRawBufferPointer(rebasing: text[start..<end]))
      number += 1
      start = end + 1
    }
  }

  /// Leaves out the comments that `keep` says no to.
  /// - Complexity: O(bytes); nothing is moved before the first comment that goes.
  public func keepComments(_ keep: (Int, UnsafeRawBufferPointer) -> Bool) {
    var kept = KeptComments(lines: lines)
    // The text lies in memory of this block, and is moved only towards its front.
    let memory = UnsafeMutableRawPointer(mutating: text.baseAddress)
    var end = 0
    forEachComment { number, comment in
      guard keep(number, comment) else { return kept.keep(number, times: 0) }
      kept.keep(number, times: 1)
      if kept.hasChanged, let memory, let start = comment.baseAddress {
        // The newline behind the comment comes along.
        (memory + end).copyMemory(from: start, byteCount: comment.count + 1)
      }
      end += comment.count + 1
    }
    guard kept.hasChanged else { return }
    finishChange(UnsafeRawBufferPointer(rebasing: text[..<end]), kept)
    memory.map { UnsafeMutableRawBufferPointer(start: $0 + end, count: PaddedBytes.paddingByteCount) }?.zero()
  }

  /// Replaces each comment by what `rewrite` appends to the store (no newline), or drops it where that gives false.
  ///
  /// The byte of a place is from then on that of the new text.
  package func rewriteComments(_ rewrite: (Int, UnsafeRawBufferPointer, ByteStore) throws -> Bool) rethrows {
    try replaceComments { number, comment, store in
      let start = store.count
      guard try rewrite(number, comment, store) else {
        store.count = start
        return 0
      }
      store.append(UInt8(ascii: "\n"))
      return 1
    }
  }

  /// Puts in each comment's place the lines that `replace` appends to the store, newlines included.
  /// - Parameter replace: gives how many lines it appended.
  func replaceComments(_ replace: (Int, UnsafeRawBufferPointer, ByteStore) throws -> Int) rethrows {
    let store = spareStore
    store.count = 0
    var kept = KeptComments(lines: lines)
    try forEachComment { number, comment in kept.keep(number, times: try replace(number, comment, store)) }
    store.pad()
    finishChange(store.bytes, kept)
  }

  /// Makes a copy of these lines the text.
  func setComments(_ bytes: UnsafeRawBufferPointer) {
    let store = rewritten.0
    store.count = 0
    store.append(bytes)
    store.pad()
    text = store.bytes
    unclosedQuote = nil
    forgetRecords()
  }

  /// Puts other text in the place of the comments, made of those with the numbers in `kept`, or of all of them.
  ///
  /// The text must be laid out as this block's is, in memory that belongs to the block's thread and may be changed,
  /// until the block is given to `next` again.
  func replaceComments(_ changed: UnsafeRawBufferPointer, kept: [Int32]?) {
    finishChange(changed, KeptComments(lines: lines, kept: kept))
  }

  /// A store that does not hold the text now.
  private var spareStore: ByteStore {
    rewritten.0.start == text.baseAddress.map { UnsafeMutableRawPointer(mutating: $0) } ? rewritten.1 : rewritten.0
  }

  private func finishChange(_ changed: UnsafeRawBufferPointer, _ kept: KeptComments) {
    text = changed
    guard kept.hasChanged else { return }
    lines = kept.lines
    groups = groups.map { groups in kept.numbers.map { groups[$0] } }
    if let all = documents?.comments { documents?.comments = kept.numbers.map { all[$0] } }
  }
}

/// Which comments of a block stay, gathered from the first on that is not there exactly once.
private struct KeptComments {
  private let oldLines: [Int32]?
  private(set) var numbers: [Int] = []
  private(set) var hasChanged = false

  init(lines: [Int32]?) { oldLines = lines }

  init(lines: [Int32]?, kept: [Int32]?) {
    oldLines = lines
    guard let kept else { return }
    numbers = kept.map(Int.init)
    hasChanged = true
  }

  mutating func keep(_ number: Int, times: Int) {
    if times != 1, !hasChanged {
      numbers = Array(0..<number)
      hasChanged = true
    }
    guard hasChanged else { return }
    for _ in 0..<times { numbers.append(number) }
  }

  /// The lines of the comments that stay.
  var lines: [Int32] {
    guard let oldLines else { return numbers.map { Int32(truncatingIfNeeded: $0) } }
    return numbers.map { oldLines[$0] }
  }
}

extension UnsafeMutableRawBufferPointer {
  fileprivate func zero() { initializeMemory(as: UInt8.self, repeating: 0) }
}
