import WordCounting

/// What of a run's memory is for what: the part that every run needs, and the rest, for words.
struct MemoryPlan {
  let limitBytes: Int
  let threads: Int

  /// The program, its libraries and tables of characters.
  static let fixedByteCount = 20 << 20
  /// For each thread: a block of comments with what reading and scanning it takes, and the chunks of runs that are merged.
  static let byteCountOfThread = 8 << 20
  /// Words of a thread that are worth a run.
  static let smallestTableByteCount = 6 << 20

  /// What is left for words.
  /// - Throws: `CommandFailure` if that is not enough to work with.
  func wordByteCount() throws -> Int {
    let smallest = Self.fixedByteCount + threads * (Self.byteCountOfThread + Self.smallestTableByteCount)
    guard limitBytes >= smallest else {
      let megabytes = (smallest + 999_999) / 1_000_000
      throw CommandFailure(
        "--memory \(limitBytes) bytes is less than this run needs; give at least --memory \(megabytes)MB"
          + (threads > 1 ? ", or fewer --threads" : ""))
    }
    return limitBytes - Self.fixedByteCount - threads * Self.byteCountOfThread
  }
}

extension RunOptions {
  /// How much memory counting may take.
  /// - Parameter purpose: what the counts are for.
  func countingMemory(for purpose: CountingPurpose) throws -> CountingMemory {
    let plan = MemoryPlan(limitBytes: memoryLimitBytes, threads: threadCount)
    return CountingMemory(
      byteLimit: try plan.wordByteCount(), directory: temporaryDirectory,
      laterByteCountPerWord: purpose.byteCountPerWord)
  }
}

/// What word counts are for, which says how much memory each word takes beside the counts.
enum CountingPurpose {
  case sorting, training, measuring

  var byteCountPerWord: Int {
    switch self {
    case .sorting: 16
    case .training: 48
    case .measuring: 0
    }
  }
}
