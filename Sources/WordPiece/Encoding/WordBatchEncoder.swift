internal import CPlatform
internal import CommentText

/// Writes the ids of the words that a scanner finds. One a thread.
///
/// A batch is encoded in steps, each a short loop over all its words: prefetch the cache slots, look there, walk the
/// trie for misses, write. The steps have hardly a data-dependent branch, and one word's memory is fetched while others
/// are worked on.
final class WordBatchEncoder {
  private typealias Place = UnsafeMutablePointer<WordCache.Entry>

  private let encoder: WordEncoder
  private let cache = WordCache()
  private let longResults = LongResults()

  // For each word of a batch, until the batch is done:
  private let keys: UnsafeMutablePointer<SIMD2<UInt64>>
  private let places: UnsafeMutablePointer<Place>
  /// What each word became; without ids for a line's end and for what lies in `longResults`.
  private let results: UnsafeMutablePointer<CachedIDs>
  /// The numbers of the words that were not found.
  private let missed: UnsafeMutablePointer<Int>

  init(_ encoder: WordEncoder) {
    self.encoder = encoder
    keys = .allocate(capacity: WordScanner.batchCapacity)
    places = .allocate(capacity: WordScanner.batchCapacity)
    results = .allocate(capacity: WordScanner.batchCapacity)
    missed = .allocate(capacity: WordScanner.batchCapacity)
  }

  deinit {
    keys.deallocate()
    places.deallocate()
    results.deallocate()
    missed.deallocate()
  }

  /// Appends the ids of a batch; an entry without bytes closes a line and opens the next.
  func encode(_ batch: WordBatch, into sink: inout IDSink) {
    findPlaces(batch)
    encodeMissed(batch, lookUp(batch), &sink)
    write(batch, into: &sink)
    longResults.removeAll()
    cache.growIfCrowded()
  }

  private func findPlaces(_ batch: WordBatch) {
    for index in 0..<batch.count {
      let key = cache.key(batch.starts[index], batch.byteCounts[index])
      keys[index] = key
      places[index] = cache.place(key)
      kc_prefetch(places[index])
    }
  }

  /// Takes what the cache knows.
  /// - Returns: The number of words that are `missed`.
  private func lookUp(_ batch: WordBatch) -> Int {
    var missedCount = 0
    for index in 0..<batch.count {
      let entry = places[index].pointee
      results[index] = entry.content
      missed[missedCount] = index
      // Also missed: line ends, and words that are too long for an entry. No entry has their length.
      let isSame = entry.word == keys[index] && entry.content.wordByteCount == batch.byteCounts[index]
      missedCount &+= isSame ? 0 : 1
    }
    return missedCount
  }

  private func encodeMissed(_ batch: WordBatch, _ missedCount: Int, _ sink: inout IDSink) {
    for index in UnsafeBufferPointer(start: missed, count: missedCount) {
      let word = batch[index]
      results[index] = CachedIDs()
      guard word.count > 0 else { continue }
      let ids = longResults.reserve(min(word.count, max(encoder.maximumScalarCount, 1)))
      let count = encoder.encode(word, into: ids)
      if ids[0] == WordEncoder.noID { sink.fail(.missingUnknownToken(word: Array(word))) }
      guard count <= WordCache.mostIDs, word.count <= WordCache.mostBytes, ids[0] != WordEncoder.noID else {
        longResults.keep(count)
        continue
      }
      results[index] = CachedIDs(ids, count, wordByteCount: word.count)
      cache.store(places[index], keys[index], results[index])
    }
  }

  private func write(_ batch: WordBatch, into sink: inout IDSink) {
    // Each result is written with all its lanes.
    guard sink.room >= 4 * batch.count + longResults.idCount, sink.addsNothing else {
      return writeOneByOne(batch, into: &sink)
    }
    var output = sink.next
    for index in 0..<batch.count {
      let result = results[index]
      UnsafeMutableRawPointer(output).storeBytes(of: result.lanes, as: SIMD4<Int32>.self)
      output += result.count
      guard result.lanes.w == 0 else { continue }
      sink.advance(to: output)
      writeUncached(batch, index, into: &sink)
      output = sink.next
    }
    sink.advance(to: output)
  }

  /// Near the end of the buffer, or where lines get special tokens.
  private func writeOneByOne(_ batch: WordBatch, into sink: inout IDSink) {
    for index in 0..<batch.count {
      let result = results[index]
      for lane in 0..<result.count { sink.append(result.lanes[lane]) }
      if result.lanes.w == 0 { writeUncached(batch, index, into: &sink) }
    }
  }

  private func writeUncached(_ batch: WordBatch, _ index: Int, into sink: inout IDSink) {
    guard batch.byteCounts[index] == 0 else { return sink.append(longResults.next()) }
    sink.closeLine()
    sink.openText()
  }
}
