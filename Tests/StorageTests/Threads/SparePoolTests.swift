import Storage
import Synchronization
import Testing

@Suite struct SparePoolTests {
  private final class Thing {}

  @Test func `what was given back is used again`() {
    let made = Atomic(0)
    let pool = SparePool<Thing> {
      made.add(1, ordering: .relaxed)
      return Thing()
    }
    for _ in 0..<10 { pool.withItem { _ in } }
    #expect(made.load(ordering: .relaxed) == 1)
    pool.withItem { first in pool.withItem { second in #expect(first !== second) } }
    #expect(made.load(ordering: .relaxed) == 2)
  }
}
