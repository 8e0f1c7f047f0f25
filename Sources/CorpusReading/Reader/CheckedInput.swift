internal import SystemPackage

/// An input whose first bytes were looked at, and what they say about how to read it.
struct CheckedInput: Sendable {
  private(set) var opened: OpenedInput
  let compression: Compression?
  let encoding: TextEncoding
  let format: RecordFormat
  let plan: RecordPlan
  private(set) var head: HeadText
  let promisedByteCount: Int?
  /// Whether text beyond ASCII may come behind the head and show another encoding than UTF-8.
  let leavesEncodingOpen: Bool
  private(set) var notices: [CorpusNotice] = []
  private let options: ReadingOptions

  /// Checks an opened input.
  /// - Throws: whatever its start shows to be wrong.
  init(_ input: OpenedInput, _ options: ReadingOptions) throws(CorpusError) {
    var opened = input
    self.options = options
    promisedByteCount = opened.promisedByteCount
    let promised = opened.input == .standardInput ? nil : RecordFormat.promised(by: opened.path)
    let format = options.format ?? promised ?? (options.delimiter == nil ? .text : .csv)
    self.format = format
    guard format != .records else {
      guard options.encoding == nil || options.encoding == .utf8 else { throw .recordsAreUTF8(opened.path) }
      // What the bytes look like says nothing: the first ones are a length.
      compression = CompressionCheck.promisedCompression(of: opened)
      encoding = .utf8
      leavesEncodingOpen = false
      head = HeadText(path: opened.path, bytes: opened.head, isWhole: opened.headIsWhole)
      plan = try RecordPlan(format, head, options, isSaid: true, &notices)
      if head.bytes.isEmpty { notices.append(.emptyFile(opened.path)) }
      self.opened = opened
      return
    }
    let compression = try CompressionCheck.compression(of: opened)
    self.compression = compression
    let decoded = try DecodedHead(opened, compression, atMost: OpenedInput.headByteCount, options)
    let guess = EncodingGuess(decoded.bytes, isCut: !decoded.isWhole)
    let encoding = try Self.encoding(
      decoded.bytes, guess, opened.path, options, isCompressed: compression != nil)
    self.encoding = encoding
    leavesEncodingOpen = options.encoding == nil && !decoded.isWhole && !guess.holdsMoreThanASCII
    let head = try Self.head(&opened, decoded, compression, encoding, format, options)
    let isSaid = options.format != nil || (promised == nil && options.delimiter != nil)
    plan = try RecordPlan(format, head, options, isSaid: isSaid, &notices)
    if head.bytes.isEmpty { notices.append(.emptyFile(opened.path)) }
    self.head = head
    self.opened = opened
  }

  /// The same without the head's memory, for when it has been looked at.
  var withoutHead: CheckedInput {
    var input = self
    input.head.bytes = []
    input.opened.forgetHead()
    return input
  }

  /// The head in UTF-8, up to the end of the first record at least.
  /// - Throws: `CorpusError.recordTooLong` if that is longer than records may be.
  private static func head(
    _ opened: inout OpenedInput, _ decoded: DecodedHead, _ compression: Compression?, _ encoding: TextEncoding,
    _ format: RecordFormat, _ options: ReadingOptions
  ) throws(CorpusError) -> HeadText {
    let limit = options.recordLimit(of: format)
    var decoded = decoded
    var wanted = OpenedInput.headByteCount
    while true {
      let head = HeadText(path: opened.path, bytes: try decoded.text(in: encoding), isWhole: decoded.isWhole)
      if try RecordPlan.holdsFirstRecord(head, format, options) { return head }
      guard head.bytes.count <= limit else {
        throw .recordTooLong(opened.path, line: 1, limitByteCount: limit)
      }
      wanted *= 4
      repeat {
        try opened.extendHead(to: compression == nil ? wanted : opened.head.count * 2)
        decoded = try DecodedHead(opened, compression, atMost: wanted, options)
      } while decoded.bytes.count < wanted && !decoded.isWhole
    }
  }

  /// The encoding that was asked for, or UTF-8, if the file does not show another one.
  private static func encoding(
    _ head: [UInt8], _ guess: EncodingGuess, _ path: FilePath, _ options: ReadingOptions, isCompressed: Bool
  ) throws(CorpusError) -> TextEncoding {
    switch options.encoding {
    case nil:
      if isCompressed && Compression(head: head) != nil { throw .binary(path, .compressedTwice) }
      if let content = ContentCheck.binaryContent(head), guess.wide == nil || content != .controlCharacters {
        throw .binary(path, content)
      }
      if let found = guess.foreign { throw .encoding(path, found: found, expected: .utf8) }
      return .utf8
    case .utf16, .utf32:
      let asked = options.encoding ?? .utf16
      let orders: [TextEncoding] =
        asked == .utf16 ? [.utf16LittleEndian, .utf16BigEndian] : [.utf32LittleEndian, .utf32BigEndian]
      if let found = guess.wide {
        guard orders.contains(found) else { throw .encoding(path, found: found, expected: asked) }
        return found
      }
      if guess.isCertainlyUTF8 { throw .encoding(path, found: .utf8, expected: asked) }
      return orders[0]
    case .cp949:
      if let found = guess.wide { throw .encoding(path, found: found, expected: .cp949) }
      if guess.isCertainlyUTF8 { throw .encoding(path, found: .utf8, expected: .cp949) }
      return .cp949
    case let asked?: return asked
    }
  }
}

extension CheckedInput {
  /// Whether parts of the file can be read at the same time: it lies on disk as it is, and a line's end always ends a
  /// record.
  private var isFileOfLines: Bool { compression == nil && encoding.keepsASCII && boundary == .newline }

  private var boundary: RecordCutter.RecordBoundary {
    switch plan {
    case .delimited(let plan) where plan.quoting == .rfc4180: .unquotedNewline(separator: plan.separator)
    case .json(let plan) where plan.layout == .array: .arrayElement
    case .frames(let plan): .frames(perRecord: plan.framesPerRecord)
    case .text, .delimited, .json: .newline
    }
  }

  /// The source of the input's raw records.
  func makeSource(_ progress: ReadingProgress) -> any BlockSource {
    let limit = options.recordLimit(of: format)
    if isFileOfLines, opened.byteCount != nil, let stamp = opened.stamp {
      return LineFileSource(opened.path, stamp, recordLimit: limit, options: options, progress: progress)
    }
    let cutter = RecordCutter(opened.path, boundary: boundary, recordLimit: limit, options: options) {
      () throws(CorpusError) in
      try openStream(progress)
    }
    return StreamSource(cutter, progress: progress)
  }

  private func openStream(_ progress: ReadingProgress) throws(CorpusError) -> RecordCutter.OpenStream {
    let file = try FileStream(opened, digests: options.digestsSources, progress: progress)
    var bytes: any ByteStream = file
    if let compression { bytes = DecompressingStream(bytes, compression, path: opened.path, options) }
    if !encoding.keepsASCII { bytes = try TranscodingStream(bytes, encoding) }
    if options.endsLinesAtReturns, format != .records { bytes = LineEndStream(bytes) }
    return RecordCutter.OpenStream(file: file, bytes: bytes)
  }
}
