import CorpusReading
import TestSupport
import Testing

@Suite struct HeldOutPartTests {
  private func lines(
    _ comments: [String], _ part: HeldOutPart.Part, _ share: Int, threads: Int = 2, chunkByteCount: Int = 1 << 18
  ) throws -> [String] {
    try withTemporaryFolder { folder in
      let input = try write(comments.map { $0 + "\n" }.joined().utf8, "a.txt", in: folder)
      let reading = try Reading(
        [input], options { $0.chunkByteCount = chunkByteCount }, threads: threads,
        stages: [HeldOutPart(part, thousandths: share)])
      return reading.comments
    }
  }

  @Test func `Every comment is in one of both parts, equal ones in the same`() throws {
    let comments = (0..<20_000).map { "댓글 \($0 % 15_000)" }
    for share in [0, 1, 100, 500, 1000] {
      let held = try lines(comments, .heldOut, share)
      let rest = try lines(comments, .rest, share)
      #expect((held + rest).sorted() == comments.sorted())
      #expect(Set(held).isDisjoint(with: rest))
      // 15,000 different ones: five standard deviations around the share.
      let expected = Double(share) / 1000 * 20_000
      let deviation = 20_000 * (Double(share) / 1000 * Double(1000 - share) / 1000 / 15_000).squareRoot()
      #expect(abs(Double(held.count) - expected) <= 5 * deviation * 1.2, "\(share): \(held.count)")
    }
  }

  @Test func `A larger share holds what a smaller one held, whatever the blocks and threads`() throws {
    let comments = (0..<3_000).map { "ㅋㅋ \($0 * $0)" }
    let few = try lines(comments, .heldOut, 100, threads: 1, chunkByteCount: 16)
    #expect(try lines(comments, .heldOut, 100, threads: 3).sorted() == few.sorted())
    #expect(Set(few).isSubset(of: try lines(comments, .heldOut, 200)))
    #expect(!few.isEmpty)
  }
}
