internal import Synchronization

/// A stage that changes nothing and counts the comments that other files hold too.
public final class Recognition: CommentStage {
  private let known: KnownComments
  private let state = Mutex(RecognitionSummary())

  /// - Parameter known: with texts.
  public init(_ known: KnownComments) { self.known = known }

  public func source(over source: any CommentSource) -> any CommentSource {
    ChangedSource(source) { [self] block in
      look(at: block, block.workspace(of: self) { RecognitionWork(known.secret) })
    }
  }

  /// What was found; complete after the end.
  public var summary: RecognitionSummary { state.withLock { $0 } }

  private func look(at block: CommentBlock, _ work: RecognitionWork) {
    let before = (work.count, work.comparableCount)
    work.take(block, texts: true)
    var found = RecognitionSummary()
    found.comments = work.count - before.0
    found.comparable = work.comparableCount - before.1
    for comment in work.comments {
      if let key = comment.text, known.holds(text: key) { found.sameText += 1 }
      if let key = comment.syllables, known.file(ofSyllables: key) != nil { found.sameSyllables += 1 }
    }
    state.withLock { $0.add(found) }
  }
}

/// How many comments other files hold too.
public struct RecognitionSummary: Hashable, Sendable {
  /// Comments with text.
  public var comments = 0
  /// Those of which a copy is there, byte for byte.
  public var sameText = 0
  /// Comments with 8 Hangul syllables or more.
  public var comparable = 0
  /// Those of which one with the same syllables is there.
  public var sameSyllables = 0

  public init() {}

  fileprivate mutating func add(_ other: RecognitionSummary) {
    comments += other.comments
    sameText += other.sameText
    comparable += other.comparable
    sameSyllables += other.sameSyllables
  }
}
