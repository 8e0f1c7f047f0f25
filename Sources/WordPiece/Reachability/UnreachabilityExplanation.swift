internal import Storage
internal import CommentText

/// Finds out which step of a pipeline keeps a piece from coming out.
///
/// Each step is a pipeline of its own that does nothing else; the first in the pipeline's order that changes the piece
/// is the cause.
struct UnreachabilityExplanation {
  private let test: ReachabilityTest
  private let steps: [(cause: UnreachableCause, pipeline: CompiledPipeline)]

  init(_ test: ReachabilityTest) {
    self.test = test
    let whole = test.pipeline.pipeline
    var single: [(UnreachableCause, TextPipeline)] = []
    if whole.normalization != .none {
      single.append((.normalForm, Self.step { $0.normalization = whole.normalization }))
    }
    if whole.bert.cleansText { single.append((.cleaned, Self.step { $0.bert.cleansText = true })) }
    if whole.bert.stripsAccents { single.append((.accents, Self.step { $0.bert.stripsAccents = true })) }
    if whole.bert.lowercases { single.append((.uppercase, Self.step { $0.bert.lowercases = true })) }
    // A step of a pipeline that could be compiled can be compiled too.
    steps = single.compactMap { step in (try? CompiledPipeline(step.1)).map { (step.0, $0) } }
  }

  private static func step(_ change: (inout TextPipeline) -> Void) -> TextPipeline {
    let nothing = BertNormalization(cleansText: false, spacesCJK: false, lowercases: false, stripsAccents: false)
    var step = TextPipeline(normalization: .none, bert: nothing)
    change(&step)
    return step
  }

  /// The cause for a piece that no text gives.
  func cause(of probe: ReachabilityTest.Probe) -> UnreachableCause {
    for step in steps {
      let changed = step.pipeline.normalize(probe.piece)
      // Cleaning also turns other white space into U+0020, at which the pre-tokeniser splits just as well.
      let isChanged = step.cause == .cleaned ? scalarCount(changed) < scalarCount(probe.piece) : changed != probe.piece
      if isChanged { return step.cause }
    }
    let comesOutAlone = test.comesOut(.init(lead: [], piece: probe.piece))
    return comesOutAlone && !probe.lead.isEmpty ? .wordOfItsOwn : .split
  }
}
