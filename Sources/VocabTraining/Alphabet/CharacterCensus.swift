internal import Storage
internal import CommentText
internal import WordCounting

/// How often each character occurs in all words, and where it first stands inside a word.
struct CharacterCensus {
  private(set) var occurrences: [Int: Int] = [:]
  let firstAppearances: [Int: FirstAppearance]
  /// The sum over all characters.
  let total: Int
  private let pipeline: TextPipeline

  /// - Throws: `TrainingError.tooManyOccurrences`.
  /// - Complexity: O(bytes of all distinct words / threads).
  init(_ counts: WordCounts, threads: ThreadPool) throws(TrainingError) {
    let workers = threads.perform(tasks: counts.partitions.count, makeWorker: { CharacterCounter() }) {
      counter, partition in
      counts.forEach(inPartition: partition) { counter.add($0, count: $1) }
    }
    let first = workers[0]
    for other in workers.dropFirst() { first.worker.add(other.worker) }
    guard let total = first.worker.total else { throw .tooManyOccurrences }
    self.total = total
    pipeline = counts.pipeline
    firstAppearances = first.worker.firstAppearances
    for character in first.worker.characters {
      occurrences[character] = first.worker.occurrences(of: character)
    }
  }

  var characters: some Collection<Int> { occurrences.keys }

  /// Whether a character that is kept gets a continuation form.
  func goesInside(_ character: Int, _ options: TrainingOptions) -> Bool {
    if firstAppearances[character] != nil { return true }
    guard options.alphabetPositions == .both, options.forcedAlphabet == nil else { return false }
    return Unicode.Scalar(UInt32(character)).map { !pipeline.isolates($0) } ?? false
  }
}
