import ArgumentParser

/// A size as people write it: `625MB`, `17.3GB`, `1000`.
struct ByteSize: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let units = [("GB", 1e9), ("MB", 1e6), ("KB", 1e3), ("", 1)]
    guard let (unit, factor) = units.first(where: { argument.hasSuffix($0.0) }),
      let number = Double(argument.dropLast(unit.count)), number > 0, number * factor < 1e15
    else { return nil }
    bytes = Int(number * factor)
  }
}
