import Glibc
import Synchronization

/// Says how far the work is: a bar on a terminal, a line every 30 seconds elsewhere, or JSON lines for programs.
final class ProgressLine: Sendable {
  private struct State {
    var stage = ""
    var started = ContinuousClock.now
    /// What was done when the stage began: nothing, unless it goes on from an earlier run.
    var first = 0
    /// What the stage came to so far.
    var latest: ProgressFigures?
    /// When something was last written; at first, when the run began.
    var written = ContinuousClock.now
    var isShown = false

    mutating func begin(_ stage: String, at first: Int) {
      // The first stage began with the run, before there was anything to show of it.
      if !self.stage.isEmpty { started = ContinuousClock.now }
      self.stage = stage
      self.first = first
      latest = nil
    }
  }

  private let state = Mutex(State())
  private let style: ProgressStyle

  /// - Parameter sharesTerminal: whether results are written to standard output meanwhile, which a bar must not cut up.
  init(isQuiet: Bool, form: ProgressForm = .auto, sharesTerminal: Bool = false) {
    style = isQuiet ? .none : form.style(sharesTerminal: sharesTerminal && isatty(STDOUT_FILENO) == 1)
  }

  /// Says that `first` of a stage was done by an earlier run.
  func resume(stage: String, at first: Int) { state.withLock { $0.begin(stage, at: first) } }

  /// Shows `done` of `total` in `stage`; `total` nil where it is unknown, as for a pipe.
  func show(stage: String, done: Int, total: Int?, unit: ProgressUnit) {
    guard style != .none else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      let begins = state.stage != stage
      if begins {
        end(state)
        state.begin(stage, at: 0)
      }
      let figures = ProgressFigures(
        stage: stage, done: done, total: total, unit: unit, seconds: (now - state.started).inSeconds,
        first: state.first)
      state.latest = figures
      guard begins && style.showsBeginnings || now - state.written >= style.interval else { return }
      state.written = now
      state.isShown = true
      StandardError.write(style.text(figures))
    }
  }

  /// Shows that a stage began that cannot say how far it is.
  func show(stage: String) { show(stage: stage, done: 0, total: nil, unit: .share) }

  /// Ends the stage, and takes a bar away, so that other text can be written.
  func clear() {
    state.withLock { state in
      end(state)
      state.latest = nil
      guard state.isShown, style == .bar else { return }
      state.isShown = false
      StandardError.write("\r\u{1B}[K")
    }
  }

  /// Programs are told what a stage came to.
  private func end(_ state: State) {
    if style == .json, let latest = state.latest { StandardError.write(style.text(latest)) }
  }
}

/// What `--progress` takes.
enum ProgressForm: String, CaseIterable {
  case auto, plain, json, none

  fileprivate func style(sharesTerminal: Bool) -> ProgressStyle {
    switch self {
    case .auto: StandardError.canRedraw ? (sharesTerminal ? .none : .bar) : .seldom
    case .plain: .lines
    case .json: .json
    case .none: .none
    }
  }
}

private enum ProgressStyle {
  case none
  /// A line that is drawn anew, ten times a second at most.
  case bar
  /// A line when a stage begins, and every 30 seconds.
  case lines
  /// A line every 30 seconds: nothing for a short run.
  case seldom
  /// A line when a stage begins, every second, and when it ends.
  case json

  var interval: Duration {
    switch self {
    case .bar: .milliseconds(100)
    case .json: .seconds(1)
    case .lines, .seldom, .none: .seconds(30)
    }
  }

  var showsBeginnings: Bool { self != .seldom }

  func text(_ figures: ProgressFigures) -> String {
    switch self {
    case .none: ""
    case .bar: "\r\u{1B}[K" + figures.line(columns: StandardError.columns)
    case .lines, .seldom: figures.line(columns: nil) + "\n"
    case .json: figures.json + "\n"
    }
  }
}

enum ProgressUnit: String {
  case bytes, merges
  /// Of a stage whose units say nothing to a person.
  case share
  case tokens
}

/// How far a stage is.
struct ProgressFigures {
  var stage: String
  var done: Int
  var total: Int?
  var unit: ProgressUnit
  /// Since the stage began.
  var seconds: Double
  /// What was done when it began.
  var first = 0

  private var rate: Double { seconds > 0 ? Double(done - first) / seconds : 0 }

  private var share: Double? { total.flatMap { $0 > 0 ? min(1, Double(done) / Double($0)) : nil } }

  private var secondsLeft: Double? {
    guard let total, rate > 0, total > done else { return nil }
    return Double(total - done) / rate
  }

  /// `counting  [#####-----]  31.0 of 62.6 MB  520 MB/s  0:01 left`
  ///
  /// - Parameter columns: of the terminal, which the line stays within: first the bar goes, then the rate, then the end
  ///   is
  ///   cut off. nil: a line of a log, with a percentage in place of the bar.
  func line(columns: Int?) -> String {
    let left = secondsLeft.map { "\(Self.clock($0)) left" }
    let bar = share.map { share in
      guard columns != nil else { return "\(Int(share * 100)) %" }
      let filled = Int(share * 20)
      return "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled) + "]"
    }
    let lines = [[stage, bar, amount, speed, left], [stage, amount, speed, left], [stage, amount, left]].map { parts in
      parts.compactMap(\.self).joined(separator: "  ")
    }
    guard let columns else { return lines[0] }
    // A line that fills the last column wraps on some terminals.
    return lines.first { $0.count < columns } ?? String(lines[2].prefix(max(columns - 1, 0)))
  }

  /// `{"stage": "counting", "done": 310, "total": 626, "unit": "bytes", "per_second": 520, "seconds_left": 0.1}`
  ///
  /// What is not known is null.
  var json: String {
    var name: [UInt8] = []
    appendJSONString(stage.utf8, to: &name)
    let seconds = secondsLeft.map { fixed($0, decimals: 1) } ?? "null"
    return
      "{\"stage\": \(String(decoding: name, as: UTF8.self)), \"done\": \(done), \"total\": \(total.map(String.init) ?? "null"), "
      + "\"unit\": \"\(unit)\", \"per_second\": \(Int(rate)), \"seconds_left\": \(seconds)}"
  }

  private var amount: String? {
    switch unit {
    case .bytes: total.map { "\(megabytes(done)) of \(megabytes($0)) MB" } ?? "\(megabytes(done)) MB"
    case .share: nil
    case .merges, .tokens: (total.map { "\(grouped(done)) of \(grouped($0))" } ?? grouped(done)) + " \(unit)"
    }
  }

  private var speed: String? {
    guard unit == .bytes else { return nil }
    return rate < 10e6 ? "\(fixed(rate / 1e6, decimals: 1)) MB/s" : "\(Int(rate / 1e6)) MB/s"
  }

  /// `1:05`, `2:00:05`
  private static func clock(_ seconds: Double) -> String {
    let all = Int(seconds.rounded(.up))
    let (hours, minutes, rest) = (all / 3600, all / 60 % 60, all % 60)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
  }
}
