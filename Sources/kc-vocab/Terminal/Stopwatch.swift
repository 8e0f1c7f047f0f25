import Storage

/// One stage of a run, as summaries and `--json` show it.
struct StageTime: Encodable {
  var name: String
  var seconds: Double
  /// The process's peak resident memory when the stage ended.
  var peakBytes: Int

  enum CodingKeys: String, CodingKey {
    case name, seconds
    case peakBytes = "peak_bytes"
  }
}

/// Times the stages of a run one after another.
struct Stopwatch {
  private(set) var stages: [StageTime] = []

  mutating func time<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
    let start = ContinuousClock.now
    defer {
      let seconds = (ContinuousClock.now - start).inSeconds
      stages.append(StageTime(name: name, seconds: seconds, peakBytes: ProcessMemory.peakResidentByteCount))
    }
    return try body()
  }
}
