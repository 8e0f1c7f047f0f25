import VocabAudit

extension FuzzTarget {
  /// A condition that is read says what it says, also when it is written anew from its parts.
  static let gates = FuzzTarget("gates", byteLimit: 64) {
    { input in
      let text = String(decoding: input, as: UTF8.self)
      guard let gate = try? Gate(text) else { return }
      claimEqual(gate.text, text, "the text")
      claim(gate.limit.isFinite, "a limit that is a number")
      let again = try Gate("\(gate.figure.name)\(gate.comparison.rawValue)\(gate.limit)")
      claim(
        again.figure == gate.figure && again.comparison == gate.comparison && again.limit == gate.limit,
        "\(again) is \(gate)")
    }
  }
}
