import ArgumentParser
import CorpusReading
import SystemPackage
import WordCounting

/// Inputs with weights, as a person names them: `FILE` or `FILE:WEIGHT`.
///
/// A name that exists as it stands is that file, with weight 1, whatever colons it has.
struct WeightedInputs {
  private(set) var inputs: [CorpusInput] = []
  private(set) var weights: [SourceWeight] = []

  /// Files that are named one by one.
  /// - Throws: `CommandFailure` for a weight that is none.
  init(files arguments: [String]) throws {
    for argument in arguments {
      let (name, weight) = try Self.split(argument)
      inputs.append(CorpusInput(argument: name))
      weights.append(weight)
    }
  }

  /// Files, patterns, directories and lists of names; a weight holds for all files that its argument or line stands
  /// for.
  /// - Throws: `CommandFailure` for a weight that is none; `CorpusError`.
  init(expanding input: InputOptions) throws {
    for argument in input.files { try add(try Self.split(argument)) }
    for list in input.filesFrom {
      for named in try InputExpansion.expand([], lists: [CorpusInput(argument: list)]) {
        let (name, weight) = try Self.split(named.path.string)
        // A line that carries a weight was no file's name as it stood, so what it names was not looked into yet.
        if name == named.path.string { add([named], weight) } else { try add((name, weight)) }
      }
    }
  }

  private mutating func add(_ argument: (name: String, weight: SourceWeight)) throws {
    add(try InputExpansion.expand([argument.name]), argument.weight)
  }

  private mutating func add(_ inputs: [CorpusInput], _ weight: SourceWeight) {
    self.inputs += inputs
    weights += inputs.map { _ in weight }
  }

  private static func split(_ argument: String) throws -> (name: String, weight: SourceWeight) {
    guard !isFile(argument), let colon = argument.lastIndex(of: ":") else { return (argument, .one) }
    let (name, text) = (String(argument[..<colon]), argument[argument.index(after: colon)...])
    if let weight = SourceWeight(text) { return (name, weight) }
    // Without a file of that name, what follows the colon may as well be a part of the name.
    guard name == "-" || isFile(name) || text.allSatisfy({ "+-.0123456789".contains($0) }) else {
      return (argument, .one)
    }
    throw CommandFailure(
      "\(argument): \(text.isEmpty ? "nothing" : String(text)) is not a weight; give a number above 0, at most "
        + "1000000000 and with at most three decimals, such as 40 or 0.5")
  }

  private static func isFile(_ name: String) -> Bool { CorpusInput.file(FilePath(name)).exists }
}

/// What counts are raised to, and how that goes with the weights of sources.
struct WeightingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Raise each word's count, weights included, to this power (0 to 1, such as 0.85), so that frequent words decide less.",
      valueName: "p"))
  var countPower: String?

  func validate() throws { _ = try power() }

  func power() throws -> CountPower {
    guard let countPower else { return .one }
    guard let power = CountPower(countPower) else {
      throw ValidationError(
        "--count-power \(countPower): a number from 0 to 1 with at most three decimals is needed, such as 0.85")
    }
    return power
  }

  /// - Returns: nil where the counts stay what they are.
  func weighting(_ weights: [SourceWeight]) throws -> CountWeighting? {
    let weighting = CountWeighting(weights: weights, power: try power())
    return weighting.isPlain ? nil : weighting
  }
}
