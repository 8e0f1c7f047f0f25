import CommentText
import CorpusReading
import Coverage
import Storage
import VocabAudit
import VocabTraining
import WordCounting
import WordPiece

/// Trains every candidate on what is not held out, and measures them together on what is.
///
/// Each training is what `train` does with the same options on a corpus without the comments held out, and each
/// measuring what `audit --against` does; comments are read anew each time, so that a corpus of any size can be tuned
/// on.
struct TuningRun {
  let plan: TuningPlan
  let input: InputOptions
  let pipeline: TextPipeline
  let runOptions: RunOptions
  let leavesSourcesOut: Bool
  let seed: UInt64

  func report() throws -> TuneReport {
    let progress = ProgressLine(runOptions)
    defer { progress.clear() }
    let trained = try trainAll(progress, withoutSource: nil)
    var report = TuneReport(plan, trained.map(TuneReport.Candidate.Size.init))
    for number in plan.sources.indices {
      let part = HeldOutPart(.heldOut, thousandths: plan.heldOutThousandths)
      report.measurements.append(try measure(trained, on: number, .heldOut, [part], progress))
    }
    for number in plan.sources.indices where leavesSourcesOut {
      let trained = try trainAll(progress, withoutSource: number)
      report.measurements.append(try measure(trained, on: number, .leftOut, [], progress))
    }
    return report
  }

  /// - Parameter source: one that is left out whole; nothing is held out of the others then.
  private func trainAll(_ progress: ProgressLine, withoutSource source: Int?) throws -> [TrainingResult] {
    try plan.candidates.indices.map { number in
      let prefix = "\(number + 1) of \(plan.candidates.count): "
      return try train(plan.candidates[number], progress, prefix, withoutSource: source)
    }
  }

  private func train(
    _ candidate: TuningCandidate, _ progress: ProgressLine, _ prefix: String, withoutSource source: Int?
  ) throws -> TrainingResult {
    var input = input
    input.files = zip(plan.sources, candidate.weights).enumerated().filter { $0.offset != source }
      .map { $0.element.0.operand($0.element.1) }
    var run = CountingRun(input: input, runOptions: runOptions.quietly, progress: progress, purpose: .training)
    run.weighting = try candidate.arguments.weights.weighting(try input.weighted().sources.map(\.weight))
    if source == nil { run.first = [HeldOutPart(.rest, thousandths: plan.heldOutThousandths)] }
    var options = try candidate.arguments.training.options(threads: runOptions.threadCount)
    options.memoryLimitBytes = runOptions.memoryLimitBytes
    return try Trainer(options).train(try run.count(pipeline), progress, prefix: prefix)
  }

  private func measure(
    _ trained: [TrainingResult], on source: Int, _ part: TuneReport.Part, _ first: [any CommentStage],
    _ progress: ProgressLine
  ) throws -> TuneReport.Measurement {
    var input = input
    input.files = [plan.sources[source].name]
    let encoders = WordEncoder.together(trained.map { ($0.vocabulary, WordEncoder.defaultMaximumScalarCount) })
    let run = MeasuringRun(
      input: input, runOptions: runOptions.quietly, progress: progress, digestsSources: false, first: first)
    let coverage = try run.measure(try CoverageMeter(encoders, threads: runOptions.threadCount), pipeline)
    guard coverage.text.words > 0 else {
      throw CommandFailure(
        "\(plan.sources[source].name): no word of it is held out; name more comments, or a larger --hold-out")
    }
    var audit = Audit(try CompiledPipeline(pipeline))
    audit.seed = seed
    audit.threads = runOptions.threadCount
    let names = trained.indices.map { AuditedVocabulary(String($0 + 1), trained[$0].vocabulary) }
    return TuneReport.Measurement(plan.sources[source].name, part, try audit.report(coverage, names))
  }
}

extension RunOptions {
  /// The same without warnings of what is read: a corpus that is read many times would bring them each time.
  fileprivate var quietly: RunOptions {
    var options = self
    options.quiet = true
    return options
  }
}
