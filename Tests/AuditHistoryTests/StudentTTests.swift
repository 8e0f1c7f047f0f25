import Testing

import AuditHistory

@Suite struct StudentTTests {
  /// From tables of the distribution, to four digits.
  static let table: [(t: Double, degreesOfFreedom: Int, tail: Double)] = [
    (12.7062, 1, 0.05), (4.3027, 2, 0.05), (3.1824, 3, 0.05), (2.2281, 10, 0.05), (2.0423, 30, 0.05),
    (636.6192, 1, 0.001), (31.5991, 2, 0.001), (12.9240, 3, 0.001), (8.6103, 4, 0.001), (4.5869, 10, 0.001),
    (3.3905, 100, 0.001),
  ]

  @Test(arguments: table) func `The tails are those of the tables`(_ t: Double, _ degreesOfFreedom: Int, _ tail: Double)
  {
    for t in [t, -t] {
      let found = StudentT.twoSidedTail(t, degreesOfFreedom: degreesOfFreedom)
      #expect(abs(found / tail - 1) < 1e-3, "\(found)")
    }
  }

  @Test func `Nothing is beyond what is infinite, and everything beyond nothing`() {
    for degreesOfFreedom in [1, 2, 3, 50, 1001] {
      #expect(StudentT.twoSidedTail(.infinity, degreesOfFreedom: degreesOfFreedom) == 0)
      #expect(abs(StudentT.twoSidedTail(0, degreesOfFreedom: degreesOfFreedom) - 1) < 1e-12)
    }
  }
}
