public import CommentText

/// Cleans comments before they are counted, measured or written.
///
///     let cleaning = CleaningStage(try CompiledCleaner(.published(.kcelectra2022)))
///     let reader = try CorpusReader(inputs, stages: [cleaning])
///
/// Comments of which nothing is left are dropped.
public struct CleaningStage: CommentStage {
  public let compiled: CompiledCleaner
  /// Whether an empty line stands for each comment that is dropped.
  public var keepsDroppedLines = false
  /// Whether the report counts characters by class.
  public var measuresSteps = false
  /// Comments in the report as examples for each step.
  public var exampleCount = 0
  let log: CleaningLog

  public init(_ compiled: CompiledCleaner) {
    self.compiled = compiled
    log = CleaningLog()
  }

  public func source(over source: any CommentSource) -> any CommentSource {
    ChangedSource(source) { block in
      let own = block.origin?.cleaner(ofSource: block.sourceIndex)
      let cleaner = block.workspace(of: own ?? log) {
        CommentCleaner(own ?? compiled, measuresSteps: measuresSteps, exampleCount: exampleCount)
      }
      block.clean(cleaner, self)
    }
  }
}

extension CommentBlock {
  fileprivate func clean(_ cleaner: CommentCleaner, _ stage: CleaningStage) {
    cleaner.restartFigures()
    let cleaned = cleaner.clean(text, keepsDroppedLines: stage.keepsDroppedLines)
    invalidSequences += cleaner.invalidSequences
    invalidPlaces += cleaner.invalidPlaces.map { place(line: $0.line, byte: $0.byte) }
    stage.log.add(cleaner.figures, cleaner.examples, exampleCount: stage.exampleCount) { line in
      place(line: line, byte: 0)
    }
    replaceComments(cleaned.text, kept: cleaned.keptLines)
  }
}
