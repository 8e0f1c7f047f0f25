internal import SystemPackage

/// An input whose first bytes were looked at, and what they say about how to read it.
struct CheckedInput: Sendable {
  let opened: OpenedInput
  let compression: Compression?
  let encoding: TextEncoding
  let format: RecordFormat
  let plan: RecordPlan
  let head: HeadText

  /// Opens and checks an input.
  /// - Throws: whatever its first 64 KiB show to be wrong.
  init(_ input: CorpusInput, _ options: ReadingOptions) throws(CorpusError) {
    opened = try OpenedInput(input)
    compression = Compression(head: opened.head)
    let head = try DecodedHead(opened, compression)
    encoding = try Self.encoding(head.bytes, opened.path, options, isCompressed: compression != nil)
    format = options.format ?? (input == .standardInput ? .text : RecordFormat(fileName: input.path))
    self.head = HeadText(path: input.path, bytes: try head.text(in: encoding), isWhole: head.isWhole)
    plan = try RecordPlan(format, self.head, options)
  }

  /// The encoding that was asked for, or UTF-8, if the file does not show another one.
  private static func encoding(
    _ head: [UInt8], _ path: FilePath, _ options: ReadingOptions, isCompressed: Bool
  ) throws(CorpusError) -> TextEncoding {
    let guess = EncodingGuess(head)
    switch options.encoding {
    case nil:
      if isCompressed && Compression(head: head) != nil { throw .binary(path, .compressedTwice) }
      if let content = ContentCheck.binaryContent(head), guess.utf16 == nil || content == .tar {
        throw .binary(path, content)
      }
      if let found = guess.foreign { throw .encoding(path, found: found, expected: .utf8) }
      return .utf8
    case .utf16:
      if let found = guess.utf16 { return found }
      if guess.isCertainlyUTF8 { throw .encoding(path, found: .utf8, expected: .utf16) }
      return .utf16LittleEndian
    case .cp949:
      if let found = guess.utf16 { throw .encoding(path, found: found, expected: .cp949) }
      if guess.isCertainlyUTF8 { throw .encoding(path, found: .utf8, expected: .cp949) }
      return .cp949
    case let asked?: return asked
    }
  }
}

extension CheckedInput {
  /// Whether parts of the file can be read at the same time: it lies on disk as it is, and a newline always ends a record.
  private var isFileOfLines: Bool { compression == nil && encoding.keepsASCII && boundary == .newline }

  private var boundary: RecordCutter.RecordBoundary {
    guard case .delimited(let plan) = plan, plan.quoting == .rfc4180 else { return .newline }
    return .unquotedNewline(separator: plan.separator)
  }

  /// The source of the input's raw records.
  func makeSource(_ options: ReadingOptions, _ progress: ReadingProgress) -> any BlockSource {
    let limit = options.recordLimit(of: format)
    if isFileOfLines, let byteCount = opened.byteCount {
      return LineFileSource(
        opened.path, byteCount: byteCount, recordLimit: limit, options: options, progress: progress)
    }
    let cutter = RecordCutter(opened.path, boundary: boundary, recordLimit: limit, options: options) {
      () throws(CorpusError) in
      try openStream(options, progress)
    }
    return StreamSource(cutter, progress: progress)
  }

  private func openStream(
    _ options: ReadingOptions, _ progress: ReadingProgress
  ) throws(CorpusError) -> RecordCutter.OpenStream {
    let file = try FileStream(opened, digests: options.digestsSources, progress: progress)
    var bytes: any ByteStream = file
    if let compression {
      bytes = DecompressingStream(bytes, compression, path: opened.path, threads: options.decompressionThreads)
    }
    if !encoding.keepsASCII { bytes = try TranscodingStream(bytes, encoding) }
    return RecordCutter.OpenStream(file: file, bytes: bytes)
  }
}
