public import SystemPackage

/// Where a block's first line stands in its source.
///
/// Parts of a file are read at the same time, so a block knows its line number only where it was read in sequence.
enum BlockStart: Hashable, Sendable {
  case fileOffset(Int)
  case line(Int)
}

/// A byte of a comment, as a reader of blocks knows it; ordered as the inputs are.
public struct CorpusPlace: Hashable, Comparable, Sendable {
  public let sourceIndex: Int
  public let ordinal: Int
  public let line: Int
  public let byte: Int
  let start: BlockStart

  public static func < (left: CorpusPlace, right: CorpusPlace) -> Bool {
    (left.sourceIndex, left.ordinal, left.line, left.byte) < (right.sourceIndex, right.ordinal, right.line, right.byte)
  }
}

/// A byte of a comment, as a person finds it: `file:line:byte`.
public struct CorpusLocation: Hashable, Sendable {
  public var path: FilePath
  /// From 1.
  public var line: Int
  /// Byte in the line, from 1.
  public var byte: Int

  public init(path: FilePath, line: Int, byte: Int) {
    self.path = path
    self.line = line
    self.byte = byte
  }
}
