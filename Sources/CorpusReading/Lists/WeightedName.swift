public import SystemPackage

/// A file as a person names it with a weight: `FILE` or `FILE:WEIGHT`.
///
/// A name that exists as it stands is that file, with weight 1, whatever colons it has.
public struct WeightedName: Sendable {
  public private(set) var path: FilePath
  public private(set) var weight: SourceWeight

  /// - Throws: `CorpusError.badWeight`, and `.file` if it cannot be told what there is.
  public init(_ name: FilePath) throws(CorpusError) {
    path = name
    weight = .one
    guard let (path, text) = Self.split(name), try FileKind(name) == .missing else { return }
    if let weight = SourceWeight(text) {
      (self.path, self.weight) = (path, weight)
      return
    }
    // Without a file of that name, what follows the colon may as well be a part of the name.
    let isNumber = text.allSatisfy { "+-.0123456789".contains($0) }
    let kind = try FileKind(path)
    if isNumber || path == "-" || kind != .missing { throw .badWeight(name, weight: text) }
  }

  /// What stands before and after the last colon. Names are bytes; weights are ASCII, and what is none may be repaired.
  private static func split(_ name: FilePath) -> (path: FilePath, text: String)? {
    let bytes = name.withPlatformString { Array(UnsafeBufferPointer(start: $0, count: name.length)) }
    guard let colon = bytes.lastIndex(of: CChar(bitPattern: UInt8(ascii: ":"))), colon > 0 else { return nil }
    let path = (bytes[..<colon] + [0]).withUnsafeBufferPointer { $0.baseAddress.map { FilePath(platformString: $0) } }
    let text = String(decoding: bytes[(colon + 1)...].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.map { ($0, text) }
  }
}

extension CorpusSource {
  /// The source that a name with a weight stands for, read as this one is.
  func weighted() throws(CorpusError) -> CorpusSource {
    guard case .file(let name) = input, weight == .one else { return self }
    let weighted = try WeightedName(name)
    var source = self
    source.input = weighted.path == "-" ? .standardInput : .file(weighted.path)
    source.weight = weighted.weight
    return source
  }
}
