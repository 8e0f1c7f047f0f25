/// Entries by kind, counted, with a few of each.
struct EntrySamples {
  private var entries: [EntryKind: [[UInt8]]] = [:]

  mutating func add(_ token: [UInt8], _ kind: EntryKind) { entries[kind, default: []].append(token) }

  /// Every kind, also those that did not occur.
  var counts: [EntryKind: Int] {
    Dictionary(uniqueKeysWithValues: EntryKind.allCases.map { ($0, entries[$0]?.count ?? 0) })
  }

  var total: Int { entries.values.reduce(0) { $0 + $1.count } }

  func samples(_ count: Int) -> [EntryKind: [String]] { entries.mapValues { evenlySpaced($0, count) } }
}

/// A few of many entries as text, spread evenly over their order, the first among them.
func evenlySpaced(_ entries: [[UInt8]], _ count: Int) -> [String] {
  let count = min(count, entries.count)
  return (0..<max(0, count)).map { String(decoding: entries[$0 * entries.count / count], as: UTF8.self) }
}
