internal import WordCounting

extension MeasuredParts {
  /// Writes a state: the header, and rows in the order of their keys' bytes, each key once.
  /// - Parameter write: takes lines, some megabytes at most at a time.
  /// - Throws: `WordCountingError.file` where words lie on disk and cannot be read; what `write` throws.
  /// - Complexity: O(n log n / threads) for n distinct words.
  public func write(_ header: StateHeader, threads: Int = 1, _ write: ([UInt8]) throws -> Void) throws {
    try write(header.encoded())
    let files = StateRow([StateKind.files.rawValue], files)
    guard header.groupBy != nil else {
      for part in parts { try part.write(group: StateKey.ofCorpus, beside: [files], threads: threads, write) }
      return
    }
    let named = parts.map { part in
      var name: [UInt8] = []
      StateKey.append(part.group ?? [], to: &name)
      return (name: name, part: part)
    }
    // Rows of the corpus stand where a group of their name would.
    let place = named.firstIndex { StateKey.ofCorpus.lexicographicallyPrecedes($0.name) } ?? named.count
    for (name, part) in named[..<place] { try part.write(group: name, threads: threads, write) }
    var text = StateText()
    text.append(prefix: StateKey.ofCorpus + [StateKey.separator], files.key, files.count)
    try write(text.bytes)
    for (name, part) in named[place...] { try part.write(group: name, threads: threads, write) }
  }
}

extension MeasuredPart {
  /// - Parameters:
  ///   - group: its name as it stands in keys.
  ///   - others: rows beside the part's.
  fileprivate func write(
    group: [UInt8], beside others: [StateRow] = [], threads: Int, _ write: ([UInt8]) throws -> Void
  ) throws {
    let prefix = group + [StateKey.separator]
    var rows = lines.rows + others
    for (name, path) in StateFields.totals where totals[keyPath: path] > 0 {
      rows.append(StateRow([StateKind.total.rawValue, name], totals[keyPath: path]))
    }
    rows.sort { $0.key.lexicographicallyPrecedes($1.key) }
    var text = StateText()
    for row in rows {
      text.append(prefix: prefix, row.key, row.count)
      try text.writeIfFull(write)
    }
    let wordPrefix = prefix + Array((StateKind.word.rawValue + " ").utf8)
    let sorted = words.sortedByBytes(threads: threads)
    for partition in sorted.partitions.indices {
      try sorted.forEach(inPartition: partition) { word, count in
        text.append(prefix: wordPrefix, word: word, count)
        try text.writeIfFull(write)
      }
    }
    try words.checkVisits()
    try write(text.bytes)
  }
}

/// Lines of a state that wait to be written.
private struct StateText {
  private(set) var bytes: [UInt8] = []

  private static let byteLimit = 1 << 20

  mutating func append(prefix: [UInt8], _ key: [UInt8], _ count: Int) {
    bytes += prefix
    bytes += key
    append(count)
  }

  mutating func append(prefix: [UInt8], word: some Sequence<UInt8>, _ count: Int) {
    bytes += prefix
    StateKey.append(word, to: &bytes)
    append(count)
  }

  private mutating func append(_ count: Int) {
    bytes.append(UInt8(ascii: "\t"))
    bytes += String(count).utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func writeIfFull(_ write: ([UInt8]) throws -> Void) rethrows {
    guard bytes.count >= Self.byteLimit else { return }
    try write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
