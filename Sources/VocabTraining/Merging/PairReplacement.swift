internal import Storage

/// Puts a new token in all positions of a pair, and tells what that does to the pairs beside them. Long lists of
/// positions are split by whole segments, which are independent, and visited by several threads.
struct PairReplacement: ~Copyable {
  let segments: SegmentArray
  let widths: MappedBuffer<UInt32>
  /// For each thread.
  let visitors: UnsafeMutablePointer<MergeApplier>
  private let visitorCount: Int
  /// Visitors that take part in what is being merged.
  var partCount = 1
  /// Numbers of the pairs that came to be.
  var added = GrowingBuffer<Int>()

  private let helpers: SpinThreadPool?
  private let work: UnsafeMutablePointer<Work>
  private let smallestSharedCount: Int

  /// What the threads work on.
  private struct Work {
    var visit = PairVisit(left: 0, right: 0, leftWidth: 0, rightWidth: 0, token: 0)
    /// Of each visitor; nil when the places are to be distributed.
    var parts: [UnsafeBufferPointer<PairPosition>]?
  }

  /// More threads than this would have too little to do.
  private static let mostVisitors = 8
  /// A list this many times as long as one that is shared is worth waking others.
  private static let wakingFactor = 16

  /// - Parameters:
  ///   - threads: to visit places with.
  ///   - smallestSharedCount: places from which on several threads visit them.
  init(_ segments: SegmentArray, symbolLimit: Int, threads: Int, smallestSharedCount: Int) {
    self.segments = segments
    self.smallestSharedCount = smallestSharedCount
    widths = MappedBuffer(count: symbolLimit)
    for symbol in 0..<symbolLimit { widths.base[symbol] = 1 }
    visitorCount = max(1, min(threads, Self.mostVisitors))
    visitors = .allocate(capacity: visitorCount)
    for number in 0..<visitorCount {
      (visitors + number).initialize(
        to: MergeApplier(segments, widths: widths.base, symbolLimit: symbolLimit))
    }
    work = .allocate(capacity: 1)
    work.initialize(to: Work())
    let (shared, sharedVisitors) = (SendablePointer(work), SendablePointer(visitors))
    helpers =
      visitorCount == 1
      ? nil
      : SpinThreadPool(helperCount: visitorCount - 1) { number in
        let visitor = sharedVisitors.pointer + number
        if let parts = shared.pointer.pointee.parts {
          visitor.pointee.replace(shared.pointer.pointee.visit, parts[number])
        } else {
          visitor.pointee.distribute(shared.pointer.pointee.visit.token)
        }
      }
  }

  deinit {
    helpers?.stop()
    visitors.deinitialize(count: visitorCount)
    visitors.deallocate()
    work.deinitialize(count: 1)
    work.deallocate()
  }

  /// Visits the places of a pair and joins its two tokens where they still stand.
  /// - Complexity: O(places / threads); O(places) where they lie in one segment.
  mutating func replace(_ pair: PairTable.Record, by token: UInt32) {
    let visit = PairVisit(
      left: pair.key.left, right: pair.key.right, leftWidth: Int(widths.base[Int(pair.key.left)]),
      rightWidth: Int(widths.base[Int(pair.key.right)]), token: token)
    widths.base[Int(token)] = UInt32(visit.leftWidth + visit.rightWidth)
    work.pointee.visit = visit
    partCount = pair.placeCount < smallestSharedCount ? 1 : visitorCount
    let places = UnsafeBufferPointer(start: pair.places, count: pair.placeCount)
    guard partCount > 1 else { return visitors[0].replace(visit, places) }
    work.pointee.parts = parts(of: places)
    helpers?.run(count: partCount, wakes: isLong(pair.placeCount))
  }

  /// Hands the noted places to the lists of their pairs.
  func distribute() {
    guard partCount > 1 else { return visitors[0].distribute(work.pointee.visit.token) }
    work.pointee.parts = nil
    helpers?.run(count: partCount, wakes: false)
  }

  private func isLong(_ count: Int) -> Bool { count / Self.wakingFactor >= smallestSharedCount }

  /// About equal parts of the places, each of whole segments.
  private func parts(of places: UnsafeBufferPointer<PairPosition>) -> [UnsafeBufferPointer<PairPosition>] {
    var start = 0
    return (1...partCount).map { number in
      var end = max(start, places.count * number / partCount)
      if end > start, end < places.count {
        let header = segments.header(of: places[end - 1].slot)
        while end < places.count, segments.header(of: places[end].slot) == header { end += 1 }
      }
      defer { start = end }
      return UnsafeBufferPointer(rebasing: places[start..<end])
    }
  }
}
