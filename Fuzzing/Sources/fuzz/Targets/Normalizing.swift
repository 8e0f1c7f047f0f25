extension FuzzTarget {
  /// The normaliser by tables gives what ICU gives for the whole text, under every combination of options.
  static let normalizing = FuzzTarget("normalizing", byteLimit: 120) {
    let pipelines = try Pipelines()
    return { input in
      var choices = Choices(input)
      let (compiled, plain) = choices.element(of: pipelines.all)
      let text = Array(choices.rest)
      claimEqual(compiled.normalize(text), plain.normalizedBytes(of: text), compiled.pipeline.canonicalForm)
    }
  }
}
