/// A comment that a step changed, before and after that step alone.
public struct CleaningExample: Hashable, Sendable {
  /// Lines before it in the text that was cleaned.
  public var line: Int
  public var before: [UInt8]
  /// Empty where the step dropped it.
  public var after: [UInt8]
}

/// Examples for each step, in the order of the text.
public struct CleaningExamples: Hashable, Sendable {
  private var examples = [[CleaningExample]](repeating: [], count: CleaningStep.allCases.count)

  public init() {}

  public subscript(step: CleaningStep) -> [CleaningExample] {
    get { examples[step.place] }
    _modify { yield &examples[step.place] }
  }
}
