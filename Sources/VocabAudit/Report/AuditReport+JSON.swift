internal import Storage

extension AuditReport {
  /// The report as JSON: sorted keys, a final newline; the same report gives the same bytes.
  public func json() throws -> [UInt8] {
    try JSONText.bytes(of: self) + [0x0A]
  }
}

extension DecodingError {
  /// What is wrong, in a few words, with the path of the field.
  var place: String {
    switch self {
    case .keyNotFound(let key, let context): "\(path(context.codingPath + [key])) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context): "\(path(context.codingPath)) has a wrong type"
    case .dataCorrupted(let context):
      context.codingPath.isEmpty ? "it is not JSON" : "\(path(context.codingPath)) has a wrong value"
    @unknown default: "it cannot be decoded"
    }
  }

  private func path(_ keys: [any CodingKey]) -> String { keys.map(\.stringValue).joined(separator: ".") }
}
