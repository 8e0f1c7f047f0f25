internal import CPlatform
internal import CommentText

/// Writes the ids of the words that a scanner finds. One a thread.
final class WordBatchEncoder {
  private let encoder: WordEncoder
  private let cache = WordCache()
  /// The cache entries of a batch's words.
  private let places: UnsafeMutablePointer<UnsafeMutablePointer<WordCache.Entry>>

  init(_ encoder: WordEncoder) {
    self.encoder = encoder
    places = .allocate(capacity: WordScanner.batchCapacity)
  }

  deinit { places.deallocate() }

  /// Appends the ids of a batch; an entry without bytes closes a line and opens the next.
  func encode(_ batch: WordBatch, into sink: inout IDSink) {
    for index in 0..<batch.count {
      let place = cache.place(WordHash.hash(batch.starts[index], batch.byteCounts[index]))
      kc_prefetch(place)
      places[index] = place
    }
    for index in 0..<batch.count {
      let byteCount = batch.byteCounts[index]
      if byteCount == 0 {
        sink.closeLine()
        sink.openText()
      } else {
        encode(batch.starts[index], byteCount, places[index], into: &sink)
      }
    }
  }

  @inline(__always)
  private func encode(
    _ start: UnsafeRawPointer, _ byteCount: Int, _ place: UnsafeMutablePointer<WordCache.Entry>,
    into sink: inout IDSink
  ) {
    // Room for one id a byte, and for the four numbers of a cache entry, which are written whole.
    guard sink.room >= max(byteCount, 4) else { return encodeInLittleRoom(start, byteCount, into: &sink) }
    let output = sink.buffer.baseAddress.unsafelyUnwrapped + sink.count
    guard byteCount <= WordCache.mostBytes else {
      sink.count &+= encodeAfresh(start, byteCount, output, &sink)
      return
    }
    let key = WordCache.key(start, byteCount)
    let entry = place.pointee
    if entry.word == key, Int(entry.content.w &>> 2) == byteCount {
      UnsafeMutableRawPointer(output).storeBytes(of: entry.content, as: SIMD4<Int32>.self)
      sink.count &+= entry.idCount
      return
    }
    let count = encodeAfresh(start, byteCount, output, &sink)
    if count <= WordCache.mostIDs { WordCache.store(place, key, byteCount: byteCount, output, count) }
    sink.count &+= count
  }

  private func encodeAfresh(
    _ start: UnsafeRawPointer, _ byteCount: Int, _ output: UnsafeMutablePointer<Int32>, _ sink: inout IDSink
  ) -> Int {
    let word = UnsafeRawBufferPointer(start: start, count: byteCount)
    let count = encoder.encode(word, into: output)
    if output[0] == WordEncoder.noID { sink.fail(.missingUnknownToken(word: Array(word))) }
    return count
  }

  /// Near the end of the buffer: a word may have more bytes than there is room, and still fit.
  private func encodeInLittleRoom(_ start: UnsafeRawPointer, _ byteCount: Int, into sink: inout IDSink) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: byteCount) { ids in
      let count = encodeAfresh(start, byteCount, ids.baseAddress.unsafelyUnwrapped, &sink)
      for id in ids.prefix(count) { sink.append(id) }
    }
  }
}
