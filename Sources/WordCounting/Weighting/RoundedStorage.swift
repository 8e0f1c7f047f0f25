internal import Storage
internal import DurableFiles

/// The words of another storage with their counts raised to a power and rounded, as they are visited.
final class RoundedStorage: WordStorage {
  let base: any WordStorage
  let partitions: [PartitionSize]
  private let power: RoundedPower

  /// - Complexity: O(distinct words / threads).
  init(_ base: any WordStorage, _ power: RoundedPower, threads: Int) {
    self.base = base
    self.power = power
    partitions = parallelMap(count: base.partitions.count, threads: threads) { index in
      var size = base.partitions[index]
      // No result is larger than the count it comes from, so the sums fit.
      size.occurrences = 0
      base.forEach(inPartition: index) { size.occurrences += power($1) }
      return size
    }
  }

  var isSortedByBytes: Bool { base.isSortedByBytes }
  var failure: FileError? { base.failure }
  var isSpilled: Bool { base.isSpilled }

  func forEach<Failure>(
    inPartition index: Int, _ body: (UnsafeRawBufferPointer, Int) throws(Failure) -> Void
  ) throws(Failure) {
    try base.forEach(inPartition: index) { word, count throws(Failure) in try body(word, power(count)) }
  }

  /// The same counts over the same words in another order.
  func over(_ other: any WordStorage, threads: Int) -> RoundedStorage {
    RoundedStorage(other, power, threads: threads)
  }
}
