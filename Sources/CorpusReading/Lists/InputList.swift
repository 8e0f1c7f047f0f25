internal import CommentText
internal import SystemPackage

/// A list of inputs, one a line: a path, or a JSON object that also says how the file is read.
///
///     ratings_train.txt
///     {"path": "nsmc/ratings_train.txt", "format": "tsv", "text_field": "document", "header": true}
///     {"path": "dump.jsonl", "text_field": "body", "clean": "kcelectra-2022"}
///
/// Keys: `path`, `format`, `text_field`, `header`, `encoding`, `delimiter`, `clean` (a published cleaner, or `none`)
/// and, where weights are taken, `weight`. Paths may also stand between NULs, and are then paths alone. A byte order
/// mark is no part of the first.
enum InputList {
  /// - Throws: `CorpusError.badListLine`, and what reading a file throws.
  static func sources(in list: CorpusInput, weighted: Bool = false) throws(CorpusError) -> [CorpusSource] {
    let text = try bytes(of: list)
    let isSeparatedByNULs = text.contains(0)
    let lines = text.split(separator: isSeparatedByNULs ? 0 : UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var cleaners: [String: CompiledCleaner] = [:]
    var sources: [CorpusSource] = []
    for (number, line) in lines.enumerated() {
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if isBlank { continue }
      let description = line.drop { $0 == 0x20 || $0 == 0x09 }
      guard !isSeparatedByNULs, description.first == UInt8(ascii: "{") else {
        let path = path(line)
        let source = CorpusSource(path == "-" ? .standardInput : .file(path))
        sources.append(weighted ? try source.weighted() : source)
        continue
      }
      do throws(BadListLine) {
        sources.append(try SourceDescriptionLine(Array(description)).source(&cleaners, weighted: weighted))
      } catch {
        throw .badListLine(list.path, line: number + 1, error)
      }
    }
    return sources
  }

  static func path(_ bytes: some Sequence<UInt8>) -> FilePath {
    let name = bytes.map { CChar(bitPattern: $0) } + [0]
    return name.withUnsafeBufferPointer { $0.baseAddress.map { FilePath(platformString: $0) } ?? "" }
  }

  private static func bytes(of list: CorpusInput) throws(CorpusError) -> [UInt8] {
    let stream = LineEndStream(
      try FileStream(OpenedInput(list), digests: false, progress: ReadingProgress()))
    let store = ByteStore(capacity: 1 << 16)
    while true {
      let count = try stream.read(into: store.free)
      if count == 0 { break }
      store.count += count
      store.reserve(store.count + (1 << 16))
    }
    let start = store.bytes.starts(with: ByteOrderMark.utf8) ? ByteOrderMark.utf8.count : 0
    return Array(store.bytes[start...])
  }
}

/// A line that describes an input.
private struct SourceDescriptionLine {
  private let parser = JSONRecordParser()
  private let store = ByteStore()

  private static let keys = ["path", "format", "text_field", "header", "encoding", "delimiter", "clean", "weight"]

  init(_ line: [UInt8]) throws(BadListLine) {
    line.withUnsafeBytes { store.append($0) }
    store.pad()
    guard case .parsed = parser.parse(store.bytes) else { throw .json(JSONFault.first(in: store.bytes).fault) }
    if let other = parser.fieldNames().first(where: { !Self.keys.contains($0) }) { throw .unknownKey(other) }
  }

  func source(_ cleaners: inout [String: CompiledCleaner], weighted: Bool) throws(BadListLine) -> CorpusSource {
    guard let path = try text("path"), !path.isEmpty else { throw .pathMissing }
    var source = CorpusSource(path == "-" ? .standardInput : .file(FilePath(path)))
    source.format = try value("format") { RecordFormat(rawValue: $0) }
    source.textField = try value("text_field") { FieldSelector($0) }
    source.encoding = try value("encoding") { TextEncoding(name: $0) }
    source.delimiter = try value("delimiter") { ReadingOptions.delimiter($0) }
    source.hasHeader = try truth("header")
    if let weight = try value("weight", { SourceWeight($0) }) {
      guard weighted else { throw .unusedWeight }
      source.weight = weight
    }
    source.cleaner = try value("clean") { name in
      if let known = cleaners[name] { return known }
      let cleaner = name == "none" ? Cleaner() : PublishedCleaner(rawValue: name)?.cleaner
      guard let compiled = try? cleaner.map({ try CompiledCleaner($0) }) else { return nil }
      cleaners[name] = compiled
      return compiled
    }
    return source
  }

  private func value<Value>(_ key: String, _ make: (String) -> Value?) throws(BadListLine) -> Value? {
    guard let text = try text(key) else { return nil }
    guard let value = make(text) else { throw .badValue(key: key, text) }
    return value
  }

  /// Strings, and numbers as they are written; nil if the key is missing or null.
  private func text(_ key: String) throws(BadListLine) -> String? {
    switch parser.value(at: JSONPath(FieldSelector(key))) {
    case .missing, .null: nil
    case .string(let bytes), .scalar(let bytes): String(decoding: bytes, as: UTF8.self)
    case .container: throw .badValue(key: key, "…")
    }
  }

  private func truth(_ key: String) throws(BadListLine) -> Bool? {
    try value(key) { $0 == "true" ? true : $0 == "false" ? false : nil }
  }
}

extension ReadingOptions {
  /// A separator as a person writes it: one ASCII character that is no letter, digit or quotation mark, or `\t` or
  /// `tab`.
  public static func delimiter(_ text: String) -> UInt8? {
    if text == "\\t" || text == "tab" { return UInt8(ascii: "\t") }
    guard let byte = text.utf8.first, text.utf8.count == 1, byte == 0x09 || (0x20...0x7E).contains(byte) else {
      return nil
    }
    let isLetterOrDigit = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    return isLetterOrDigit || byte == UInt8(ascii: "\"") ? nil : byte
  }
}
