internal import Storage
internal import HeapModule
internal import WordCounting

/// A first look at all words, which tells what a candidate has to promise to be among the best.
///
/// Each word of several tokens and each that cannot be spelled is a candidate, and promises at least what it would save
/// as a whole word. So the best candidates promise no less than the best words do, and whatever cannot reach that need
/// not be counted.
/// - Complexity: O(tokens of distinct words).
struct PromiseSurvey {
  private let walk: WordWalk
  private let unknownWordCost: Int
  private let limit: Int
  private var neighbours: NeighbourBounds
  /// The most that single words promise, `limit` of them.
  private var best = Heap<Int>()
  private var cut = WordCut()

  /// - Parameter limit: candidates that are wanted.
  init(_ walk: WordWalk, unknownWordCost: Int, limit: Int, distinctWordCount: Int) {
    self.walk = walk
    self.unknownWordCost = unknownWordCost
    self.limit = limit
    neighbours = NeighbourBounds(pairCount: distinctWordCount)
  }

  mutating func add(_ word: UnsafeRawBufferPointer, count: Int) {
    guard walk.isCut(word) else { return }
    guard cut.cut(word, walk) else {
      return note(count * walk.promiseOfUnknown(word, unknownWordCost: unknownWordCost))
    }
    guard cut.ids.count > 1 else { return }
    for right in 1..<cut.ids.count { neighbours.add(cut.ids[right - 1], cut.ids[right], count: count) }
    note(count * (cut.ids.count - 1) * WordCost.unit)
  }

  private mutating func note(_ promise: Int) {
    if best.count == limit {
      guard let weakest = best.min, promise > weakest else { return }
      best.replaceMin(with: promise)
    } else {
      best.insert(promise)
    }
  }

  /// What all threads found.
  /// - Parameter parts: one a thread, at least one.
  static func bounds(_ parts: [PromiseSurvey], threads: Int) -> PromiseBounds {
    let limit = parts[0].limit
    let best = parts.flatMap(\.best.unordered).sorted(by: >)
    return PromiseBounds(
      floor: best.count < limit ? 0 : best[limit - 1],
      neighbours: NeighbourBounds.sum(parts.map(\.neighbours), threads: threads))
  }
}

/// What candidates have to promise, and what they can promise at best.
struct PromiseBounds: Sendable {
  /// What promises less is not among the best.
  let floor: Int
  let neighbours: NeighbourBounds
}
