internal import Glibc

/// Finds special tokens, and added ones that are found as they are, in raw text: leftmost first, the longest at a
/// place, inside words too.
///
/// Special tokens begin with few different bytes (mostly one, `[`), so `memchr` skips what lies between. A byte is
/// looked for again only when the text has been read past the place where it was found.
/// - Complexity: O(bytes · different first bytes).
struct SpecialTokenFinder {
  struct Hit {
    let range: Range<Int>
    let id: Int32
  }

  /// The special tokens that begin with the same byte.
  private struct Lead {
    let byte: UInt8
    /// Longest first.
    let tokens: [(bytes: [UInt8], id: Int32)]
    /// Where the byte stands next in the text at hand; before that it stands nowhere.
    var place = -1
  }

  private var leads: [Lead] = []

  init(_ vocabulary: Vocabulary) {
    let texts = vocabulary.plainSpecialTokens + vocabulary.addedTokens.filter(\.isFoundAnywhere).map(\.text)
    let tokens = texts.compactMap { text in vocabulary.id(of: text).map { (bytes: text, id: Int32($0)) } }
    for byte in Set(tokens.compactMap(\.bytes.first)).sorted() {
      let own = tokens.filter { $0.bytes.first == byte }.sorted { $0.bytes.count > $1.bytes.count }
      leads.append(Lead(byte: byte, tokens: own))
    }
  }

  /// To be called before the first search in another text.
  mutating func startText() { for index in leads.indices { leads[index].place = -1 } }

  /// The first special token at or after an offset that never falls within one text.
  mutating func next(in text: UnsafeRawBufferPointer, from offset: Int) -> Hit? {
    var offset = offset
    while true {
      var nearest = text.count
      var chosen: Int?
      for index in leads.indices {
        if leads[index].place < offset { leads[index].place = place(of: leads[index].byte, in: text, from: offset) }
        guard leads[index].place < nearest else { continue }
        nearest = leads[index].place
        chosen = index
      }
      guard let chosen else { return nil }
      if let hit = hit(leads[chosen], in: text) { return hit }
      offset = nearest + 1
    }
  }

  private func hit(_ lead: Lead, in text: UnsafeRawBufferPointer) -> Hit? {
    let rest = text[lead.place...]
    return lead.tokens.first { rest.starts(with: $0.bytes) }
      .map { Hit(range: lead.place..<lead.place + $0.bytes.count, id: $0.id) }
  }

  /// The byte's first place from an offset on, or the text's end.
  private func place(of byte: UInt8, in text: UnsafeRawBufferPointer, from offset: Int) -> Int {
    guard let base = text.baseAddress, offset < text.count,
      let found = memchr(base + offset, Int32(byte), text.count - offset)
    else { return text.count }
    return UnsafeRawPointer(found) - base
  }
}
