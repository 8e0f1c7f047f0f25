internal import Storage
package import CommentText

/// Tells whether a text can be written that gives an entry of a vocabulary.
///
/// An entry that starts words is reachable if some text has a word that begins with it; a continuation, if some text
/// has a word that holds it after at least one character. A special token is reachable, because raw text is searched
/// for it. The text is thought of as free of characters that the pipeline deletes: one hidden between a letter and its
/// accent would keep the two from composing, and so could make entries that nobody writes.
///
/// Each entry is pushed through the pipeline itself, inside a text that should give it; all of them in one scan.
package struct ReachabilityTest {
  package let pipeline: CompiledPipeline
  let specialTokens: Set<[UInt8]>
  let continuationPrefix: [UInt8]
  /// Words longer than this are unknown as a whole; Unicode scalars.
  let wordLimit: Int

  package init(
    pipeline: CompiledPipeline, specialTokens: Set<[UInt8]>, continuationPrefix: [UInt8],
    wordLimit: Int
  ) {
    self.pipeline = pipeline
    self.wordLimit = wordLimit
    self.specialTokens = specialTokens
    self.continuationPrefix = continuationPrefix
  }

  /// A cause for each entry that no text can give.
  /// - Complexity: O(bytes) for reachable entries; a few microseconds for each other one.
  package func causes(of entries: [[UInt8]]) -> [UnreachableCause?] {
    let probes = entries.map { probe(for: $0) }
    let comesOut = firstWordsMatch(probes)
    // Made when the first entry needs it: compiling its steps takes longer than judging all entries.
    var explanation: UnreachabilityExplanation?
    return entries.indices.map { place in
      if specialTokens.contains(entries[place]) { return nil }
      if let cause = causeOutsidePipeline(probes[place]) { return cause }
      if comesOut[place] || hasRareWitness(entries[place]) { return nil }
      let known = explanation ?? UnreachabilityExplanation(self)
      explanation = known
      return known.cause(of: probes[place])
    }
  }

  /// The cause for a piece that the pipeline may give, but that the encoder never gets.
  private func causeOutsidePipeline(_ probe: Probe) -> UnreachableCause? {
    let limit = wordLimit - (probe.lead.isEmpty ? 0 : 1)
    if probe.piece.count > limit, scalarCount(probe.piece) > limit { return .tooLong }
    return specialTokens.contains { probe.piece.holds($0) } ? .specialToken : nil
  }

  /// A text that should give an entry.
  struct Probe {
    /// What stands before the piece in the text: nothing, or a letter that joins with nothing after it.
    var lead: [UInt8]
    var piece: [UInt8]
    var text: [UInt8] { lead + piece }
  }

  /// Two syllables with a final consonant: nothing that follows such a syllable composes with it. There are two because
  /// a cleaner may shorten runs of one and the same letter.
  static let leads = [Array("각".utf8), Array("닭".utf8)]

  func probe(for entry: [UInt8]) -> Probe {
    guard entry.count > continuationPrefix.count, entry.starts(with: continuationPrefix) else {
      return Probe(lead: [], piece: entry)
    }
    let piece = Array(entry[continuationPrefix.count...])
    return Probe(lead: piece.starts(with: Self.leads[0]) ? Self.leads[1] : Self.leads[0], piece: piece)
  }

  /// Whether the first word of a text begins with a probe's piece, or holds it after the lead.
  /// - Parameter text: what is pushed through the pipeline; the probe's own text if nil.
  func comesOut(_ probe: Probe, from text: [UInt8]? = nil) -> Bool {
    pipeline.words(of: text ?? probe.text).first.map { Self.word($0, gives: probe) } ?? false
  }

  private static func word(_ word: some BidirectionalCollection<UInt8>, gives probe: Probe) -> Bool {
    if probe.lead.isEmpty { return word.starts(with: probe.piece) }
    return word.count > probe.piece.count && word.suffix(probe.piece.count).elementsEqual(probe.piece)
  }

  /// The same for many probes, each on a line of its own.
  private func firstWordsMatch(_ probes: [Probe]) -> [Bool] {
    var text: [UInt8] = []
    for probe in probes {
      // A newline inside would put the lines out of step; such an entry is judged alone.
      if !probe.piece.contains(0x0A) { text += probe.text }
      text.append(0x0A)
    }
    let byteCount = text.count
    text += [UInt8](repeating: 0, count: WordScanner.padding)
    var matches = [Bool](repeating: false, count: probes.count)
    var line = 0
    var isFirst = true
    text.withUnsafeBytes { bytes in
      let lines = UnsafeRawBufferPointer(rebasing: bytes[..<byteCount])
      WordScanner(pipeline).scan(lines, marksLineEnds: true) { batch in
        for index in 0..<batch.count {
          let word = batch[index]
          if word.isEmpty {
            line += 1
            isFirst = true
          } else if isFirst {
            matches[line] = Self.word(word, gives: probes[line])
            isFirst = false
          }
        }
      }
    }
    return matches
  }
}

extension [UInt8] {
  /// Whether the bytes of another, not empty, stand somewhere in these.
  fileprivate func holds(_ other: [UInt8]) -> Bool {
    guard !other.isEmpty, count >= other.count else { return false }
    return (0...count - other.count).contains { self[$0...].starts(with: other) }
  }
}
