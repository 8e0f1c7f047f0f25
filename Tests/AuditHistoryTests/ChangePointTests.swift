import FoundationEssentials
import Glibc
import TestSupport
import Testing

import AuditHistory

@Suite struct ChangePointTests {
  private func places(_ values: [Double], standardError: Double = 0) -> [Int] {
    ChangePoint.all(in: values, standardErrors: values.map { _ in standardError }).map(\.place)
  }

  @Test func `A worked example`() throws {
    // Means 1 and 3; the squares about them add up to 0.04 over 6 degrees of freedom.
    let values = [1.1, 0.9, 1.1, 0.9, 3, 3, 3, 3]
    let change = try #require(ChangePoint.all(in: values, standardErrors: values.map { _ in 0 }).first)
    #expect(change.place == 4 && abs(change.before - 1) < 1e-12 && abs(change.after - 3) < 1e-12)
    #expect(abs(change.statistic - 2 / (0.04 / 6 * 0.5).squareRoot()) < 1e-6)
    #expect(change.probability < 1e-6)
    // What samples of that size would give anyway is no change.
    #expect(places(values, standardError: 1).isEmpty)
  }

  @Test func `Several changes are told, each with its levels`() {
    let noise = [0.01, -0.02, 0.015, -0.005, 0.02, -0.01, 0.005, -0.015]
    let values = noise.map { 1 + $0 } + noise.map { 2 + $0 } + noise.map { 0.5 + $0 }
    let changes = ChangePoint.all(in: values, standardErrors: values.map { _ in 0 })
    #expect(changes.map(\.place) == [8, 16])
    for (change, levels) in zip(changes, [(1.0, 2.0), (2.0, 0.5)]) {
      #expect(abs(change.before - levels.0) < 0.01 && abs(change.after - levels.1) < 0.01)
    }
  }

  @Test func `Few audits, equal ones and none tell nothing`() {
    #expect(places([]).isEmpty && places([1]).isEmpty && places([1, 1, 9]).isEmpty)
    for count in 4...20 { #expect(places(Array(repeating: 0.1, count: count)).isEmpty) }
    #expect(places([0, 0, 0, 0, 1e-9]) == [4])
    #expect(places([0, 0, 0, 0, 1e-9], standardError: 1e-9).isEmpty)
  }

  /// Where nothing changes: independent normal values, values with heavy tails (Student's t with 4 degrees of freedom),
  /// and normal values of which each holds half of the one before.
  enum Noise: String, CaseIterable { case normal, heavy, dependent }

  /// Series in each simulation; more give the table of `docs/history.md` to more digits.
  static let series = ProcessInfo.processInfo.environment["KC_VOCAB_SIMULATED_SERIES"].flatMap(Int.init) ?? 20_000

  @Test(arguments: Noise.allCases, [6, 12, 24, 52])
  func `False alarms are as rare as is said`(_ noise: Noise, _ count: Int) {
    var generator = NormalGenerator(seed: 1)
    let alarms = (0..<Self.series).count { _ in !places(generator.series(noise, count)).isEmpty }
    let rate = Double(alarms) / Double(Self.series)
    report("\(noise.rawValue), \(count) audits: \(rate)")
    // The bound holds for independent normal values; the others are told in the documentation.
    guard noise == .normal else { return }
    let expected = ChangePoint.falseAlarmRate * Double(Self.series)
    #expect(Double(alarms) <= expected + 4 * expected.squareRoot(), "seed 1: \(rate)")
  }

  @Test(arguments: [12, 52]) func `Looks at a growing history alarm rarely`(_ count: Int) {
    var generator = NormalGenerator(seed: 2)
    let series = Self.series / 20
    let alarms = (0..<series).count { _ in
      let values = generator.series(.normal, count)
      return (ChangePoint.fewestAudits...count).contains { !places(Array(values.prefix($0))).isEmpty }
    }
    let rate = Double(alarms) / Double(series)
    report("a look after each of \(count) audits: \(rate)")
    #expect(rate < 0.03)
  }

  @Test(arguments: [2.0, 3, 5, 8], [(12, 6), (12, 11), (52, 48), (52, 51)])
  func `A change is found the sooner the larger it is`(_ size: Double, _ at: (count: Int, place: Int)) {
    var generator = NormalGenerator(seed: 3)
    let series = Self.series / 20
    let found = (0..<series).count { _ in
      var values = generator.series(.normal, at.count)
      for place in at.place..<at.count { values[place] += size }
      return !places(values).isEmpty
    }
    let rate = Double(found) / Double(series)
    report("\(size) standard deviations before the last \(at.count - at.place) of \(at.count) audits: \(rate)")
    if size == 8 && at.count == 52 { #expect(rate > 0.9) }
  }

  /// Prints figures where the documentation's table is made.
  private func report(_ line: String) {
    if ProcessInfo.processInfo.environment["KC_VOCAB_SIMULATED_SERIES"] != nil { print("simulated:", line) }
  }
}

/// Normal values by Box and Muller's method.
private struct NormalGenerator {
  private var uniform: SeededGenerator

  init(seed: UInt64) { uniform = SeededGenerator(seed: seed) }

  mutating func next() -> Double {
    let radius = (-2 * log(Double.random(in: Double.leastNonzeroMagnitude...1, using: &uniform))).squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &uniform))
  }

  mutating func series(_ noise: ChangePointTests.Noise, _ count: Int) -> [Double] {
    var last = next()
    return (0..<count).map { _ in
      switch noise {
      case .normal: return next()
      case .heavy:
        let squares = (0..<4).reduce(0.0) { sum, _ in
          let value = next()
          return sum + value * value
        }
        return next() / (squares / 4).squareRoot()
      case .dependent:
        last = 0.5 * last + 0.75.squareRoot() * next()
        return last
      }
    }
  }
}
