public import CommentText

/// Turns raw comments into ids.
///
/// Special tokens are cut out of the raw text first (leftmost-longest, anywhere, also inside words); what lies between
/// goes through the pipeline, is split into words, and each word becomes its tokens. One a thread; the word encoder and
/// the compiled pipeline are shared.
///
///     let encoder = try TextEncoder(vocabulary, pipeline: .standard)
///     try encoder.encode("하이[MASK]요")       // [5, 4, 7]
///     try encoder.tokens(of: "하이[MASK]요")   // ["하이", "[MASK]", "요"]
///
/// - Source: Hugging Face tokenizers, `tokenizer/added_vocabulary.rs` and `models/wordpiece/mod.rs`.
public final class TextEncoder {
  /// Bytes that must be readable after a text that is given by pointer.
  public static let padding = WordScanner.padding

  public let words: WordEncoder
  public let pipeline: CompiledPipeline
  /// Whether each text or line gets what `surroundings` says before and after it.
  public var addsSpecialTokens = false
  /// The classification token and the separator, unless said otherwise.
  public var surroundings: TextSurroundings

  let scanner: WordScanner
  let batches: WordBatchEncoder
  var finder: SpecialTokenFinder
  /// For vocabularies with tokens that take more than their bytes to be found.
  let splitter: AddedTokenSplitter?
  /// Splits what the splitter has normalised.
  let splitScanner: WordScanner?
  var lineCount = 0
  /// Found by the slow way.
  var invalidSequenceCount = 0
  /// The first places in the text last encoded that were not UTF-8, at most 10.
  public internal(set) var invalidPlaces: [InvalidPlace] = []
  private var padded: [UInt8] = []

  public init(_ words: WordEncoder, _ pipeline: CompiledPipeline) {
    self.words = words
    self.pipeline = pipeline
    scanner = WordScanner(pipeline)
    batches = WordBatchEncoder(words)
    finder = SpecialTokenFinder(words.vocabulary)
    surroundings = TextSurroundings(words.vocabulary)
    splitter = AddedTokenSplitter(words.vocabulary, pipeline)
    splitScanner = splitter.map { WordScanner($0.splitting) }
  }

  /// - Throws: `VocabularyError.text` if the pipeline cannot be had on this machine.
  public convenience init(_ vocabulary: Vocabulary, pipeline: TextPipeline) throws(VocabularyError) {
    let compiled: CompiledPipeline
    do {
      compiled = try CompiledPipeline(pipeline)
    } catch { throw .text(error) }
    self.init(WordEncoder(vocabulary), compiled)
  }

  /// What was read since this encoder was made; special tokens are no words.
  public var statistics: ScanStatistics {
    var statistics = scanner.statistics
    statistics.invalidSequences += invalidSequenceCount
    if let splitScanner {
      statistics.words += splitScanner.statistics.words
      statistics.characters += splitScanner.statistics.characters
    }
    statistics.lines = lineCount
    return statistics
  }

  /// Ids that a text of so many bytes can give at most.
  ///
  /// A scalar gives at most one. NFKC makes 18 of the 3 bytes of U+FDFA; no other form makes more scalars than bytes.
  public func capacity(forByteCount byteCount: Int) -> Int {
    let most = byteCount * (pipeline.pipeline.normalization == .nfkc ? 6 : 1)
    // The shortest lines are all special tokens.
    let around = surroundings.opening.count + surroundings.closing.count
    return addsSpecialTokens ? most + around * (byteCount + 1) : most
  }

  /// The ids of one text, whose newlines are white space.
  /// - Throws: `VocabularyError.missingUnknownToken`.
  public func encode(_ text: some Collection<UInt8>) throws(VocabularyError) -> [Int32] {
    let capacity = capacity(forByteCount: text.count)
    do {
      return try [Int32](unsafeUninitializedCapacity: capacity) { ids, count in
        count = try withPadding(text) { try encode($0, into: ids) }
      }
    } catch { throw error as! VocabularyError }
  }

  public func encode(_ text: String) throws(VocabularyError) -> [Int32] { try encode(text.utf8) }

  /// The tokens of one text.
  public func tokens(of text: String) throws(VocabularyError) -> [String] {
    try encode(text).map { words.vocabulary.text(of: Int($0)) }
  }

  /// Appends the ids of one text to a span.
  /// - Throws: `VocabularyError.bufferTooSmall`, `.missingUnknownToken`; the span is then as it was.
  public func encode(_ text: Span<UInt8>, into output: inout OutputSpan<Int32>) throws(VocabularyError) {
    do {
      try output.withUnsafeMutableBufferPointer { buffer, count in
        let room = UnsafeMutableBufferPointer(rebasing: buffer[count...])
        count += try text.withUnsafeBytes { try withPadding($0) { try encode($0, into: room) } }
      }
    } catch { throw error as! VocabularyError }
  }

  /// Calls `body` with a copy of a text that has readable bytes after it.
  private func withPadding<Result>(
    _ text: some Collection<UInt8>, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    padded.removeAll(keepingCapacity: true)
    padded.append(contentsOf: text)
    padded.append(contentsOf: repeatElement(0, count: Self.padding))
    return try padded.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0.dropLast(Self.padding))) }
  }
}
