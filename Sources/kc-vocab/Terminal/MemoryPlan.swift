import Coverage
import WordCounting

/// What of a run's memory is for what: the part that every run needs, and the rest, for words.
struct MemoryPlan {
  let limitBytes: Int
  let threads: Int
  /// Of all vocabularies that the run encodes with.
  var tokenCount = 0

  /// The program, its libraries and tables of characters.
  static let fixedByteCount = 24 << 20
  /// A token's bytes, its places in tables and tries, and its row in what is said of it.
  static let byteCountOfToken = 200
  /// For each thread: a block of comments with what reading and scanning it takes, and the chunks of runs that are
  /// merged.
  static let byteCountOfThread = 8 << 20
  /// Words of a thread that are worth a run.
  static let smallestTableByteCount = 6 << 20

  /// - Throws: `CommandFailure` if so many bytes are not allowed.
  func require(_ byteCount: Int, advice: String = "") throws {
    guard limitBytes < byteCount else { return }
    throw CommandFailure(
      "--memory: \(grouped(limitBytes / 1_000_000)) MB is less than this run needs; give at least --memory "
        + "\((byteCount + 999_999) / 1_000_000)MB\(advice)")
  }

  /// - Parameter later: what is needed after reading, however little was read.
  /// - Throws: `CommandFailure` if that and reading comments take more than is allowed.
  func requireSmallest(later: Int = 0) throws {
    let smallest = alwaysByteCount + threads * (Self.byteCountOfThread + Self.smallestTableByteCount) + later
    try require(smallest, advice: threads > 1 ? ", or fewer --threads" : "")
  }

  /// What is left for words.
  /// - Throws: `CommandFailure` if that is not enough to work with.
  func wordByteCount(later: Int) throws -> Int {
    try requireSmallest(later: later)
    return remainingByteCount
  }

  /// What the program and its threads leave; of a limit that is too small, less than nothing.
  var remainingByteCount: Int { limitBytes - alwaysByteCount - threads * Self.byteCountOfThread }

  /// The limit that leaves so many bytes for words.
  func byteCount(leaving wordByteCount: Int) -> Int {
    alwaysByteCount + threads * Self.byteCountOfThread + wordByteCount
  }

  private var alwaysByteCount: Int { Self.fixedByteCount + tokenCount * Self.byteCountOfToken }
}

extension MemoryPlan {
  /// What suggesting takes for each distinct word: candidates and the words that hold them, most of them several times.
  static let suggestingByteCountPerWord = 260

  static func byteCountOfSuggesting(_ coverage: CorpusCoverage) -> Int {
    fixedByteCount + coverage.distinctWords * suggestingByteCountPerWord
  }
}

extension RunOptions {
  var memoryPlan: MemoryPlan { MemoryPlan(limitBytes: memoryLimitBytes, threads: threadCount) }

  /// What long records and the windows of decompressors may take.
  var readingByteCount: Int { max(memoryPlan.remainingByteCount, 0) }

  /// - Parameter tokenCount: of all vocabularies that the run encodes with.
  func memoryPlan(tokenCount: Int) -> MemoryPlan {
    var plan = memoryPlan
    plan.tokenCount = tokenCount
    return plan
  }

  /// How much memory counting may take.
  /// - Parameters:
  ///   - purpose: what the counts are for.
  ///   - tokenCount: of all vocabularies that the run encodes with.
  func countingMemory(
    for purpose: CountingPurpose, _ input: InputOptions? = nil, tokenCount: Int = 0
  ) throws -> CountingMemory {
    let memoryPlan = memoryPlan(tokenCount: tokenCount)
    // Deduplication takes half of what there is.
    let sharing = purpose.shareCount * (input?.reading.deduplicates == true ? 2 : 1)
    return CountingMemory(
      byteLimit: try memoryPlan.wordByteCount(later: purpose.smallestLaterByteCount) / sharing,
      directory: temporaryDirectory,
      laterByteCountPerWord: purpose.byteCountPerWord)
  }
}

/// What word counts are for, which says how much memory each word takes beside the counts.
enum CountingPurpose {
  case sorting, training, measuring
  /// The words stay while the corpus is measured.
  case choosing

  /// Among how many the memory for words is shared.
  var shareCount: Int { self == .choosing ? 2 : 1 }

  /// What must be in memory after counting, as far as it is known before: bytes for each distinct word, and others.
  var needed: (perWord: Int, besides: Int)? { self == .training ? (30, 48 << 20) : nil }

  /// Training's tables of characters and pairs, until it can tell whether the words fit.
  var smallestLaterByteCount: Int { self == .training ? 14 << 20 : 0 }

  var byteCountPerWord: Int {
    switch self {
    case .sorting: 16
    case .training: 48
    case .choosing: 32
    case .measuring: 0
    }
  }
}
