/// Numbers `0..<count` in a binary heap, the one with the smallest key first; keys can change and numbers can leave.
///
/// Of equal keys the higher number comes first.
/// - Invariant: no number precedes the one above it; `places[heap[i]] == i`, and -1 for a number that left.
package struct OrderedHeap {
  private var keys: [Int]
  private var heap: [Int]
  private var places: [Int]

  /// - Complexity: O(n).
  package init(_ keys: [Int]) {
    self.keys = keys
    heap = Array(keys.indices)
    places = heap
    for place in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(place) }
  }

  package var count: Int { heap.count }

  /// The number with the smallest key.
  package var first: Int? { heap.first }

  package func key(of number: Int) -> Int { keys[number] }

  /// Changes the key of a number, also of one that left.
  /// - Complexity: O(log n).
  package mutating func setKey(_ key: Int, of number: Int) {
    keys[number] = key
    guard places[number] >= 0 else { return }
    rise(places[number])
    sink(places[number])
  }

  /// - Complexity: O(log n).
  package mutating func remove(_ number: Int) {
    let place = places[number]
    guard place >= 0 else { return }
    places[number] = -1
    let last = heap.removeLast()
    guard last != number else { return }
    heap[place] = last
    places[last] = place
    rise(place)
    sink(places[last])
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool { (keys[left], right) < (keys[right], left) }

  private mutating func rise(_ start: Int) {
    var place = start
    while place > 0, precedes(heap[place], heap[(place - 1) / 2]) {
      exchange(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func sink(_ start: Int) {
    var place = start
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && precedes(heap[child], heap[least]) { least = child }
      guard least != place else { return }
      exchange(place, least)
      place = least
    }
  }

  private mutating func exchange(_ left: Int, _ right: Int) {
    heap.swapAt(left, right)
    places[heap[left]] = left
    places[heap[right]] = right
  }
}
