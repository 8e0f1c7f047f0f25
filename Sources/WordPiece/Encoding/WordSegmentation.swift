/// How a word is cut, and if it cannot be, where and why.
public struct WordSegmentation: Hashable, Sendable {
  /// One token in a word.
  public struct Piece: Hashable, Sendable {
    public var id: Int32
    /// Bytes of the word before its end.
    public var end: Int
  }

  /// From the left; for an unknown word those before the place where it failed.
  public var pieces: [Piece]
  /// Nil if the pieces spell the word.
  public var failure: Failure?

  public var isUnknown: Bool { failure != nil }

  /// Why a word is unknown.
  public enum Failure: Hashable, Sendable {
    /// More scalars than a word may have.
    case tooLong(scalarCount: Int)
    /// No token begins what is left of the word, not even its first scalar alone.
    case missing(MissingScalar)
  }

  /// A scalar that the vocabulary lacks where a word needs it.
  public struct MissingScalar: Hashable, Sendable {
    public var scalar: Unicode.Scalar
    /// Bytes of the word before it.
    public var byteOffset: Int
    /// Whether the other position has it: the start for a scalar that continues a word, and the other way round.
    public var hasOtherPosition: Bool

    public init(scalar: Unicode.Scalar, byteOffset: Int, hasOtherPosition: Bool) {
      self.scalar = scalar
      self.byteOffset = byteOffset
      self.hasOtherPosition = hasOtherPosition
    }

    public var isAtStart: Bool { byteOffset == 0 }
  }
}
