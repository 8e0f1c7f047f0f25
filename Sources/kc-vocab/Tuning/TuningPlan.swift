/// What `tune` compares.
struct TuningPlan {
  var sources: [TuningSource]
  var candidates: [TuningCandidate]
  /// The share of comments that is held out.
  var heldOutThousandths: Int
}
