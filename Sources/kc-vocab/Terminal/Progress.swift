import Synchronization

/// A line that says how far the work is, drawn only on a terminal, at most ten times a second.
final class ProgressLine: Sendable {
  private struct State {
    var stage = ""
    var started = ContinuousClock.now
    /// What was done when the stage began: nothing, unless it goes on from an earlier run.
    var first = 0

    mutating func begin(_ stage: String, at first: Int) {
      // The first stage began with the run, before there was anything to show of it.
      if !self.stage.isEmpty { started = ContinuousClock.now }
      self.stage = stage
      self.first = first
    }
    var drawn = ContinuousClock.now
    var isShown = false
  }

  private let state = Mutex(State())
  private let isEnabled: Bool

  init(isQuiet: Bool) { isEnabled = !isQuiet && StandardError.isTerminal }

  /// Says that `first` of a stage was done by an earlier run.
  func resume(stage: String, at first: Int) { state.withLock { $0.begin(stage, at: first) } }

  /// Shows `done` of `total` in `stage`; `total` nil where it is unknown, as for a pipe.
  func show(stage: String, done: Int, total: Int?, unit: ProgressUnit) {
    guard isEnabled else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      if state.stage != stage {
        state.begin(stage, at: 0)
      } else if now - state.drawn < .milliseconds(100) {
        return
      }
      state.drawn = now
      state.isShown = true
      let seconds = (now - state.started).inSeconds
      StandardError.write(
        "\r\u{1B}[K"
          + progressText(stage: stage, done: done, total: total, unit: unit, seconds: seconds, since: state.first))
    }
  }

  /// Takes the line away, so that other text can be written.
  func clear() {
    state.withLock { state in
      guard state.isShown else { return }
      state.isShown = false
      StandardError.write("\r\u{1B}[K")
    }
  }
}

enum ProgressUnit {
  case bytes, merges
  /// Of a stage whose units say nothing to a person.
  case share
  case tokens
}

/// `counting  [#####-----]  31.0 of 62.6 MB  520 MB/s  0:01 left`
///
/// - Parameter first: what was done when `seconds` began.
func progressText(
  stage: String, done: Int, total: Int?, unit: ProgressUnit, seconds: Double, since first: Int = 0
) -> String {
  let rate = seconds > 0 ? Double(done - first) / seconds : 0
  var parts = [stage]
  if let total, total > 0 {
    let share = min(1, Double(done) / Double(total))
    let filled = Int(share * 20)
    parts.append("[" + String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled) + "]")
  }
  switch unit {
  case .bytes:
    parts.append(total.map { "\(megabytes(done)) of \(megabytes($0)) MB" } ?? "\(megabytes(done)) MB")
    parts.append(rate < 10e6 ? "\(fixed(rate / 1e6, decimals: 1)) MB/s" : "\(Int(rate / 1e6)) MB/s")
  case .share: break
  case .merges, .tokens:
    parts.append((total.map { "\(grouped(done)) of \(grouped($0))" } ?? grouped(done)) + " \(unit)")
  }
  if let total, rate > 0, total > done {
    let left = Int((Double(total - done) / rate).rounded(.up))
    parts.append("\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left")
  }
  return parts.joined(separator: "  ")
}
