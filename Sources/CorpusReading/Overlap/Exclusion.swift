internal import Synchronization
public import SystemPackage

/// A stage that leaves out comments that other files hold too: those of an evaluation set, which training must not see.
///
/// Two comments are the same if their Hangul syllables are (`SyllableForm`), of which there have to be 8 or more; so a
/// copy is found whatever became of its spaces, punctuation and emoji. Which comments go depends on the files
/// alone, not on threads or order.
public final class Exclusion: CommentStage {
  private let known: KnownComments
  private let keepsDroppedLines: Bool
  private let state: Mutex<ExclusionSummary>

  /// - Parameter keepsDroppedLines: whether an empty line stands for each comment that is left out.
  public init(_ known: KnownComments, keepsDroppedLines: Bool = false) {
    self.known = known
    self.keepsDroppedLines = keepsDroppedLines
    state = Mutex(
      ExclusionSummary(files: known.files.map { ExclusionSummary.File(path: $0.path, comparable: $0.comparable) }))
  }

  public func source(over source: any CommentSource) -> any CommentSource {
    ChangedSource(source) { [self] block in
      apply(to: block, block.workspace(of: self) { RecognitionWork(known.secret) })
    }
  }

  /// What was left out; complete after the end.
  public var summary: ExclusionSummary { state.withLock { $0 } }

  private func apply(to block: CommentBlock, _ work: RecognitionWork) {
    let before = work.count
    work.take(block, texts: false)
    let files = work.comments.map { comment in comment.syllables.flatMap { known.file(ofSyllables: $0) } }
    var byteCount = 0
    if files.contains(where: { $0 != nil }) {
      block.forEachComment { number, comment in byteCount += files[number] == nil ? 0 : comment.count }
      if keepsDroppedLines {
        block.rewriteComments { number, comment, store in
          if files[number] == nil { store.append(comment) }
          return true
        }
      } else {
        block.keepComments { number, _ in files[number] == nil }
      }
    }
    let added = work.count - before
    state.withLock { state in
      state.comments += added
      state.excludedByteCount += byteCount
      for case let file? in files { state.files[file].excluded += 1 }
    }
  }
}

/// What an exclusion left out.
public struct ExclusionSummary: Hashable, Sendable {
  /// Comments with text that were looked at.
  public var comments = 0
  /// UTF-8 bytes of those that were left out.
  public var excludedByteCount = 0
  public var files: [File]

  /// What was left out because of one file.
  public struct File: Hashable, Sendable {
    public var path: FilePath
    /// Its comments with enough syllables to be found again.
    public var comparable: Int
    /// Comments that it holds, and no file before it.
    public var excluded = 0
  }

  public var excluded: Int { files.reduce(0) { $0 + $1.excluded } }
}
