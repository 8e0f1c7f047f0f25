internal import FoundationEssentials

extension MergeReport {
  /// The report as JSON: names in snake_case and sorted, so that the same merge gives the same bytes.
  public var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Encoding fails only for numbers that are not finite; a rate of nothing is 0.
    return ((try? encoder.encode(self)).map { Array($0) } ?? []) + [0x0A]
  }

  /// Reads a report back.
  /// - Throws: `DecodingError`.
  public init(json: [UInt8]) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(MergeReport.self, from: Data(json))
  }
}
