/// A stage that keeps one part of a corpus that is divided in two: what is held out to be measured on, or the rest.
///
/// Which part a comment is in depends on its bytes alone. So equal comments are in one part, and the parts are the same
/// whatever the order of files and the threads.
public struct HeldOutPart: CommentStage {
  public enum Part: Hashable, Sendable {
    case heldOut, rest
  }

  private let part: Part
  private let thousandths: UInt64

  /// - Parameter share: of the comments that are held out, in thousandths; 0 to 1000.
  public init(_ part: Part, thousandths share: Int) {
    precondition((0...1000).contains(share), "a share in thousandths")
    self.part = part
    thousandths = UInt64(share)
  }

  public func source(over source: any CommentSource) -> any CommentSource {
    ChangedSource(source) { block in
      block.keepComments { _, comment in isHeldOut(comment) == (part == .heldOut) }
    }
  }

  private func isHeldOut(_ comment: some Sequence<UInt8>) -> Bool {
    // The hash as a fraction of one, in thousandths.
    Self.hash(comment).multipliedFullWidth(by: 1000).high < thousandths
  }

  /// Spread evenly, and the same on every machine; nothing rests on its being hard to foresee.
  /// - Source: Fowler, Noll and Vo, FNV-1a of 64 bits; Appleby, the last step of MurmurHash3.
  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }
}
