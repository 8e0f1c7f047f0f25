internal import Storage
internal import DurableFiles
internal import SystemPackage

/// Keys with a payload each, on disk, partitioned by bits of the key so that a part fits into memory; for one thread at
/// a time.
///
/// Within a part, records keep the order in which they were added. The bits come from the low half of a key, since
/// `KeySet` uses the high half.
final class KeyPartitions {
  private let file: ScratchFile
  private let wordsPerRecord: Int
  private var parts: [Part]
  private(set) var recordCount = 0

  private struct Part {
    var waiting: [UInt64] = []
    /// Where what was written lies in the file.
    var extents: [(offset: Int, wordCount: Int)] = []
    var recordCount = 0
  }

  static let partCount = 64
  /// Of all parts together.
  static let bufferByteCount = partCount << 15

  /// Less memory than this, for keys in memory and the buffers here, does not work.
  static let smallestByteLimit = 6 << 20

  /// What of so much memory, raised to the smallest that works, is for the keys in memory.
  static func keyByteLimit(within byteLimit: Int) -> Int { max(byteLimit, smallestByteLimit) - bufferByteCount }

  /// Bytes on disk.
  var writtenByteCount: Int { file.byteCount }

  /// - Parameter payloadWordCount: words of 64 bits that a record holds besides its key.
  init(in directory: FilePath, payloadWordCount: Int) throws(FileError) {
    file = try ScratchFile(in: directory)
    wordsPerRecord = 2 + payloadWordCount
    parts = Array(repeating: Part(), count: Self.partCount)
  }

  func append(_ key: HashKey, _ payload: [UInt64]) throws(FileError) {
    try append(key) { $0.append(contentsOf: payload) }
  }

  func append(_ key: HashKey, _ payload: UInt64) throws(FileError) {
    try append(key) { $0.append(payload) }
  }

  private func append(_ key: HashKey, _ addPayload: (inout [UInt64]) -> Void) throws(FileError) {
    let part = Int(key.low >> 58)
    parts[part].waiting.append(key.high)
    parts[part].waiting.append(key.low)
    addPayload(&parts[part].waiting)
    parts[part].recordCount += 1
    recordCount += 1
    if parts[part].waiting.count * 8 >= Self.bufferByteCount / Self.partCount { try write(part) }
  }

  private func write(_ part: Int) throws(FileError) {
    let words = parts[part].waiting
    let written = words.withUnsafeBytes { bytes in
      Result { () throws(FileError) in try file.append(bytes) }
    }
    parts[part].extents.append((try written.get(), words.count))
    parts[part].waiting.removeAll(keepingCapacity: true)
  }

  /// Finds the records whose key an earlier record has, part by part.
  ///
  /// A part whose keys do not fit into memory is read several times, for a share of the keys each time.
  /// - Parameters:
  ///   - byteLimit: what the keys in memory may take.
  ///   - repeated: called with the payload of each such record; of one key in the order in which they were added.
  ///   - counted: if given, called with each key's number of records and the first word of the first one's payload.
  func forEachRepeated(
    byteLimit: Int, _ repeated: (UnsafePointer<UInt64>) -> Void, counted: ((Int, UInt64) -> Void)? = nil
  ) throws(FileError) {
    let content: KeySet.Content = counted == nil ? .keys : .countsAndTags
    let room = roomForRandomKeys(KeySet(byteLimit: byteLimit, content).countLimit)
    for part in parts.indices where parts[part].recordCount > 0 {
      let passes = UInt64((parts[part].recordCount + room - 1) / room)
      for pass in 0..<passes {
        let expected = parts[part].recordCount / Int(passes)
        let keys = KeySet(byteLimit: byteLimit, content, expectedKeyCount: expected)
        try forEachRecord(part) { record in
          let key = HashKey(high: record[0], low: record[1])
          guard passes == 1 || (key.low >> 16) % passes == pass else { return }
          if keys.insert(key, tag: record[2]) != nil { repeated(record + 2) }
        }
        if let counted { keys.forEachCount(counted) }
      }
    }
  }

  private func forEachRecord(_ part: Int, _ body: (UnsafePointer<UInt64>) -> Void) throws(FileError) {
    var words: [UInt64] = []
    for extent in parts[part].extents {
      if words.count < extent.wordCount { words = Array(repeating: 0, count: extent.wordCount) }
      let result = words.withUnsafeMutableBytes { bytes in
        let room = UnsafeMutableRawBufferPointer(rebasing: bytes[..<(extent.wordCount * 8)])
        return Result { () throws(FileError) in try file.read(at: extent.offset, into: room) }
      }
      try result.get()
      visit(words[..<extent.wordCount], body)
    }
    visit(parts[part].waiting[...], body)
  }

  private func visit(_ words: ArraySlice<UInt64>, _ body: (UnsafePointer<UInt64>) -> Void) {
    words.withUnsafeBufferPointer { words in
      guard let start = words.baseAddress else { return }
      for record in stride(from: start, to: start + words.count, by: wordsPerRecord) { body(record) }
    }
  }
}

/// How many keys can be expected so that there are never more than `limit`: six standard deviations fewer.
private func roomForRandomKeys(_ limit: Int) -> Int { max(1, limit - Int(6 * Double(limit).squareRoot())) }
