/// How one comment went through the steps.
public struct CleaningTrace: Hashable, Sendable {
  /// The comment after a step that changed it.
  public struct Stage: Hashable, Sendable {
    public var step: CleaningStep
    public var text: [UInt8]
  }

  /// What became of the comment.
  public enum End: String, Hashable, Sendable {
    case kept, empty, short
  }

  public var raw: [UInt8]
  /// Steps that changed nothing are left out.
  public var stages: [Stage]
  public var end: End

  /// Whether cleaning changes the comment or drops it.
  public var isChanged: Bool { !stages.isEmpty || end != .kept }
}

extension CompiledCleaner {
  /// Takes a comment, without its line's end, through the steps one by one.
  public func trace(_ comment: some Sequence<UInt8>) -> CleaningTrace {
    let raw = Array(comment)
    var scalars = String(decoding: raw, as: UTF8.self).unicodeScalars.map(\.value)
    let rawCount = scalars.count
    let steps = CommentSteps(self)
    var scratch = CleaningScratch()
    var trace = CleaningTrace(raw: raw, stages: [], end: .kept)
    for step in steps.order where steps.apply(step, &scalars, &scratch) {
      trace.stages.append(CleaningTrace.Stage(step: step, text: encoded(scalars)))
    }
    if scalars.isEmpty {
      trace.end = .empty
    } else if (cleaner.measuredText == .raw ? rawCount : scalars.count) < cleaner.minimumCharacters {
      trace.end = .short
    }
    return trace
  }
}
