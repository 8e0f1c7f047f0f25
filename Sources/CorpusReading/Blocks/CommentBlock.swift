/// Consecutive comments of one source, about a quarter of a megabyte; reused from one `next` to the next.
public final class CommentBlock {
  /// Whole comments, one a line, each ended by a newline; a newline inside a comment has become a space. At least 64
  /// bytes after the end can be read.
  ///
  /// Empty where a part of a file holds no comment. Valid until the block is given to `next` again.
  public internal(set) var text = UnsafeRawBufferPointer(start: nil, count: 0)
  /// Bytes of `text`: those of the comments and a newline for each, also where a file's last line has none.
  public var byteCount: Int { text.count }
  /// The source's place in the inputs, from 0.
  public internal(set) var sourceIndex = 0
  /// This block's place in its source, from 0.
  public internal(set) var ordinal = 0
  /// How many blocks the reader had handed out before; input order with `ReadingOptions.keepsInputOrder`.
  public internal(set) var serial = 0
  /// For each comment the number of its group, an index of `groupNames`; nil where none was asked for.
  public internal(set) var groups: [Int]?
  /// The documents that the comments belong to; nil where none were asked for.
  public internal(set) var documents: BlockDocuments?
  /// Byte sequences that were not UTF-8 and that cleaning has replaced, so that they are not in `text` any more.
  public internal(set) var invalidSequences = 0
  /// Where the first of them stand.
  public internal(set) var invalidPlaces: [CorpusPlace] = []
  /// What stages keep with a block from one to the next, by the name of each: a block belongs to one thread.
  private var workspaces: [ObjectIdentifier: AnyObject] = [:]

  /// Where the block came from.
  var origin: (any BlockOrigin)?
  /// What was read.
  let raw = ByteStore()
  /// `raw` in UTF-8, where it is not.
  let converted = ByteStore()
  /// Comments taken out of records.
  let comments = ByteStore()
  /// What stages made of comments, and room for the next.
  let rewritten = (ByteStore(), ByteStore())
  /// A mended copy of one record.
  let repaired = ByteStore()
  var start = BlockStart.fileOffset(0)
  /// For each comment its line in the block's raw text; nil where every line is a comment.
  var lines: [Int32]?
  /// Where a quotation mark opens that nothing closes; the block then holds nothing else.
  var unclosedQuote: Int?
  /// Whether the block goes up to the end of its source; known of sources that are read in sequence.
  var endsSource = false
  /// The raw records that the comments were taken out of; nil where that is not known any more.
  var records: UnsafeRawBufferPointer?
  /// Where comments begin in the records, for `place`; made when it is first asked for.
  private var fieldStarts: FieldStarts?
  private var groupCache = GroupCache()
  private(set) lazy var jsonParser = JSONRecordParser()
  private var converter: (encoding: TextEncoding, converter: EncodingConverter)?

  /// What a stage keeps with this block, made when it is first asked for.
  /// - Parameter stage: whom it belongs to.
  package func workspace<Workspace: AnyObject>(of stage: AnyObject, _ make: () -> Workspace) -> Workspace {
    let name = ObjectIdentifier(stage)
    if let workspace = workspaces[name] as? Workspace { return workspace }
    let workspace = make()
    workspaces[name] = workspace
    return workspace
  }

  public init() {}

  /// Where a comment stands, to be turned into a line number by `CorpusReader.location(of:)` when it is wanted.
  /// - Parameters:
  ///   - line: the comment's place in this block, from 0.
  ///   - byte: the byte's place in the comment, from 0.
  public func place(line: Int, byte: Int) -> CorpusPlace {
    guard let lines else { return rawPlace(line: line, byte: byte) }
    if fieldStarts == nil, let records, let plan = origin?.plan(ofSource: sourceIndex) {
      fieldStarts = FieldStarts(records, plan)
    }
    let offset = records.flatMap { fieldStarts?.offset(ofByte: byte, line: Int(lines[line]), in: $0) }
    return offset.map { place(of: $0, in: records) } ?? rawPlace(line: Int(lines[line]), byte: byte)
  }

  /// The place of a record's byte, by its offset in the raw text, before comments are taken out of it.
  func recordPlace(of offset: Int) -> CorpusPlace { place(of: offset, in: text) }

  private func place(of offset: Int, in text: UnsafeRawBufferPointer?) -> CorpusPlace {
    let before = UnsafeRawBufferPointer(rebasing: (text ?? self.text)[..<offset])
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return rawPlace(line: newlineCount(before), byte: offset - lineStart)
  }

  /// The file, line and byte of a place in this block's inputs.
  func location(of place: CorpusPlace) throws(CorpusError) -> CorpusLocation {
    guard let origin else { preconditionFailure("a block that was read has an origin") }
    return try origin.location(of: place)
  }

  /// The place of a byte of the raw text.
  func rawPlace(line: Int, byte: Int) -> CorpusPlace {
    CorpusPlace(sourceIndex: sourceIndex, ordinal: ordinal, line: line, byte: byte, start: start)
  }

  /// Makes `raw[range]` this block's text, each line a comment.
  /// - Parameter addsNewline: whether the range is the end of a source and may lack its last newline.
  func setText(_ range: Range<Int>, addsNewline: Bool = false) {
    raw.count = range.upperBound
    let lacksNewline = addsNewline && !range.isEmpty && raw.bytes[range.upperBound - 1] != UInt8(ascii: "\n")
    if lacksNewline { raw.append(UInt8(ascii: "\n")) }
    raw.pad()
    text = UnsafeRawBufferPointer(rebasing: raw.bytes[range.lowerBound...])
    lines = nil
    groups = nil
    documents = nil
    unclosedQuote = nil
    endsSource = false
    forgetRecords()
    invalidSequences = 0
    invalidPlaces.removeAll(keepingCapacity: true)
  }

  func forgetRecords() {
    records = nil
    fieldStarts = nil
  }

  /// Turns the text, which must end with a newline, into UTF-8.
  /// - Throws: `CorpusError.encodingUnavailable`.
  func convert(from encoding: TextEncoding) throws(CorpusError) {
    if converter?.encoding != encoding { converter = (encoding, try EncodingConverter(encoding)) }
    converted.count = 0
    converter?.converter.convert(text, into: converted, isLast: true)
    converted.pad()
    text = converted.bytes
  }
}

// How records are turned into comments: any number of `append…`, then `finishComments`.
extension CommentBlock {
  /// Makes ready for comments, with the keys that are wanted.
  func startComments(hasGroups: Bool, hasDocuments: Bool) {
    comments.count = 0
    lines = reuse(lines)
    groups = hasGroups ? [] : nil
    documents = hasDocuments ? BlockDocuments() : nil
  }

  private func reuse(_ lines: [Int32]?) -> [Int32] {
    var lines = lines ?? []
    lines.removeAll(keepingCapacity: true)
    return lines
  }

  /// Adds a comment that stands on `line` of the raw text.
  func appendComment(_ bytes: UnsafeRawBufferPointer, line: Int) {
    let start = comments.count
    comments.append(bytes)
    if comments.bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) != nil {
      // CRLF and lone CRs, which JSON can hold beside newlines, are one line break each.
      comments.translateLineEnds(from: start)
      comments.replace(UInt8(ascii: "\n"), by: UInt8(ascii: " "), from: start)
    }
    comments.append(UInt8(ascii: "\n"))
    lines?.append(Int32(truncatingIfNeeded: line))
  }

  /// Adds a comment that is a part of the text; nil: one without text.
  func appendComment(at range: Range<Int>?, line: Int) {
    appendComment(UnsafeRawBufferPointer(rebasing: text[range ?? 0..<0]), line: line)
  }

  /// Marks the replacement characters of the comments after `offset` as what they stand for: bytes that were no text.
  func markReplacements(from offset: Int) { comments.mark(EncodingConverter.replacement, from: offset) }

  func appendGroup(_ name: [UInt8], _ names: GroupNames) { groups?.append(groupCache.number(of: name, in: names)) }

  func appendDocument(_ key: [UInt8], line: Int) { documents?.append(key, line: line) }

  /// Makes the added comments the block's text.
  func finishComments() {
    // What a CR is still there stands alone in a comment.
    comments.replace(UInt8(ascii: "\r"), by: UInt8(ascii: " "), from: 0)
    comments.pad()
    text = comments.bytes
  }
}
