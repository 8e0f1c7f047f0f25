import VocabAudit
import WordPiece

/// Suggestions by their definition: every savings anew from every word, whenever one is asked for.
struct PlainSuggester {
  private static let unit = 840

  private struct Candidate: Hashable {
    var text: [UInt8]
    var isContinuation: Bool
  }

  private let base: Set<[UInt8]>
  private let words: [(characters: [[UInt8]], count: Int)]
  private let unknownWordCost: Int
  /// Of words and runs, those that promise most; the others are left out.
  private let candidateLimit: Int
  /// Whether some text gives the token.
  private let isReachable: ([UInt8]) -> Bool
  private var candidates: [Candidate] = []
  private var credits: [Int] = []
  /// The words that hold each candidate.
  private var holders: [Set<Int>] = []

  /// - Parameter words: as the pipeline gives them, each once.
  init(
    _ words: [[UInt8]: Int], _ base: Vocabulary, unknownWordCost: Int, candidateLimit: Int,
    isReachable: @escaping ([UInt8]) -> Bool
  ) {
    self.base = Set(base.tokens)
    self.candidateLimit = candidateLimit
    self.isReachable = isReachable
    self.unknownWordCost = unknownWordCost
    self.words = words.map { word, count in
      (String(decoding: word, as: UTF8.self).unicodeScalars.map { Array(String($0).utf8) }, count)
    }.filter { $0.characters.count <= 100 }
    addCharacters()
    addLonger()
    holders = candidates.indices.map { candidate in
      Set(self.words.indices.filter { holds(self.words[$0].characters, candidate) })
    }
  }

  /// The suggested tokens in the order of choosing.
  func tokens(budget: Int) -> [SuggestedToken] {
    var chosen: [Int] = []
    // What each candidate stands with in the queue: what it saved when it was last looked at.
    var queued = candidates.indices.map { savings($0, chosen) }
    while chosen.count < budget {
      let waiting = candidates.indices.filter { queued[$0] != nil && !chosen.contains($0) }
      guard let best = waiting.max(by: { (queued[$0]!, $1) < (queued[$1]!, $0) }), queued[best]! > 0 else { break }
      let now = savings(best, chosen)
      if now != queued[best] {
        queued[best] = now
        continue
      }
      // Words that lacked something may let others gain; these are looked at again at once.
      let unknown = holders[best].filter { cost(words[$0].characters, chosen).lacking > 0 }
      chosen.append(best)
      for other in candidates.indices where !holders[other].isDisjoint(with: unknown) {
        queued[other] = savings(other, chosen)
      }
    }
    return chosen.map { SuggestedToken(text: candidates[$0].text, isContinuation: candidates[$0].isContinuation) }
  }

  private func token(_ text: [UInt8], isContinuation: Bool) -> [UInt8] {
    (isContinuation ? Array("##".utf8) : []) + text
  }

  private func matches(_ characters: [[UInt8]], _ place: Int, _ end: Int, _ candidate: Int) -> Bool {
    candidates[candidate].isContinuation == (place > 0)
      && characters[place..<end].joined().elementsEqual(candidates[candidate].text)
  }

  private func holds(_ characters: [[UInt8]], _ candidate: Int) -> Bool {
    characters.indices.contains { place in
      (place..<characters.count).contains { matches(characters, place, $0 + 1, candidate) }
    }
  }

  private func segments(_ characters: [[UInt8]], _ chosen: [Int]) -> (ends: [Int], lacking: Set<Candidate>) {
    var (place, ends, lacking): (Int, [Int], Set<Candidate>) = (0, [], [])
    while place < characters.count {
      let end = (place..<characters.count).reversed().map { $0 + 1 }.first { end in
        base.contains(token(Array(characters[place..<end].joined()), isContinuation: place > 0))
          || chosen.contains { matches(characters, place, end, $0) }
      }
      if end == nil { lacking.insert(Candidate(text: characters[place], isContinuation: place > 0)) }
      place = end ?? place + 1
      ends.append(place)
    }
    return (ends, lacking)
  }

  private func cost(_ characters: [[UInt8]], _ chosen: [Int]) -> (value: Int, lacking: Int) {
    let (ends, lacking) = segments(characters, chosen)
    guard !lacking.isEmpty else { return (ends.count * Self.unit, 0) }
    return (unknownWordCost * (1...min(lacking.count, 8)).reduce(0) { $0 + Self.unit / $1 }, lacking.count)
  }

  private func savings(_ candidate: Int, _ chosen: [Int]) -> Int? {
    var sum = candidate < credits.count ? credits[candidate] : 0
    for word in holders[candidate].map({ words[$0] }) {
      let (before, after) = (cost(word.characters, chosen), cost(word.characters, chosen + [candidate]))
      if before.lacking == 0 && after.lacking > 0 { return nil }
      sum += word.count * (before.value - after.value)
    }
    return sum
  }

  private func isUsable(_ token: [UInt8]) -> Bool { !base.contains(token) && isReachable(token) }

  /// Both positions of the characters that are lacking, the most frequent first.
  private mutating func addCharacters() {
    var occurrences: [[UInt8]: Int] = [:]
    for word in words {
      for character in segments(word.characters, []).lacking { occurrences[character.text, default: 0] += word.count }
    }
    let sorted = occurrences.sorted {
      $0.value == $1.value ? $0.key.lexicographicallyPrecedes($1.key) : $0.value > $1.value
    }
    for (text, count) in sorted {
      for isContinuation in [false, true] where isUsable(token(text, isContinuation: isContinuation)) {
        candidates.append(Candidate(text: text, isContinuation: isContinuation))
        credits.append(unknownWordCost * Self.unit * count / (2 * (count + 1)))
      }
    }
  }

  /// Runs of two to five tokens, and whole words, by what they promise.
  private mutating func addLonger() {
    var promises: [Candidate: Int] = [:]
    for (characters, count) in words {
      let (ends, lacking) = segments(characters, [])
      func promise(_ start: Int, _ end: Int, _ savings: Int) {
        let candidate = Candidate(text: Array(characters[start..<end].joined()), isContinuation: start > 0)
        promises[candidate, default: 0] += count * savings
      }
      if !lacking.isEmpty {
        promise(0, characters.count, cost(characters, []).value - Self.unit)
        continue
      }
      for first in ends.indices {
        let start = first == 0 ? 0 : ends[first - 1]
        for last in ends.indices where (first + 1..<first + 5).contains(last) {
          promise(start, ends[last], (last - first) * Self.unit)
        }
      }
      if ends.count > 5 { promise(0, characters.count, (ends.count - 1) * Self.unit) }
    }
    let best = promises.sorted { left, right in
      if left.value != right.value { return left.value > right.value }
      if left.key.text != right.key.text { return left.key.text.lexicographicallyPrecedes(right.key.text) }
      return !left.key.isContinuation && right.key.isContinuation
    }.map(\.key).prefix(candidateLimit)
    candidates += best.filter { candidate in
      isUsable(token(candidate.text, isContinuation: candidate.isContinuation))
        && (candidate.isContinuation || !candidate.text.starts(with: Array("##".utf8)))
        && String(decoding: candidate.text, as: UTF8.self).unicodeScalars.count > 1
    }
  }
}
