public import CorpusReading
public import SystemPackage

extension CountsFile {
  /// Reads counts files, plain or compressed, and adds their counts.
  ///
  /// Everything that the format promises is checked. Where it is broken, the error says in which line.
  /// - Parameters:
  ///   - weighting: a weight for each input, and a power; nil: counts stay what they are.
  ///   - memory: what the words may take, and where they go beyond it; nil: all stay in memory.
  /// - Throws: `WordCountingError.reading`, `.countsHeader`, `.countsLine`, `.countsSum`, `.pipelinesDiffer`,
  ///   `.countOverflow`, `.weightedCountOverflow`.
  /// - Complexity: O(bytes / threads); a single file's words are sorted afterwards.
  public static func read(
    _ inputs: [CorpusInput], weighting: CountWeighting? = nil, threads: Int = 1, memory: CountingMemory? = nil,
    progress: CountingProgress? = nil
  ) throws(WordCountingError) -> WordCounts {
    let weighting = weighting?.unlessPlain
    let reading = CountsReading(inputs, weighting: weighting, threads: threads, memory: memory, progress: progress)
    guard weighting != nil else { return try reading.read() }
    return try WordCountingError.weighted { () throws(WordCountingError) in try reading.read() }
  }

  /// The header of one counts file; the rest is not read.
  public static func header(of path: FilePath) throws(WordCountingError) -> CountsHeader {
    let reader = try open([.file(path)])
    let block = CommentBlock()
    let isEmpty = try WordCountingError.reading { () throws(CorpusError) in try !reader.next(block) }
    guard !isEmpty else { throw .countsHeader(path, .notCounts) }
    let end = block.text.firstIndex(of: UInt8(ascii: "\n")) ?? block.text.count
    do throws(CountsHeaderProblem) {
      return try CountsHeader.decode(UnsafeRawBufferPointer(rebasing: block.text[..<end])).0
    } catch { throw .countsHeader(path, error) }
  }

  /// Compares the headers of files before any of them is read whole.
  static func checkPipelines(_ inputs: [CorpusInput]) throws(WordCountingError) {
    var first: (path: FilePath, header: CountsHeader)?
    for case .file(let path) in inputs where inputs.count > 1 {
      let header = try header(of: path)
      if let first {
        let differences = header.pipeline.differences(from: first.header.pipeline)
        // Whether versions of Unicode matter is for the words to tell.
        let isVersion = header.pipeline.differsInVersionAlone(from: first.header.pipeline)
        guard differences.isEmpty || isVersion else {
          throw .pipelinesDiffer(.file(path), .file(first.path), differences)
        }
      } else {
        first = (path, header)
      }
    }
  }

  static func open(_ inputs: [CorpusInput]) throws(WordCountingError) -> CorpusReader {
    var options = ReadingOptions()
    options.format = .text
    // Words may hold control characters, and the first line says well enough what the file is.
    options.encoding = .utf8
    options.digestsSources = false
    options.endsLinesAtReturns = false
    return try WordCountingError.reading { () throws(CorpusError) in try CorpusReader(inputs, options: options) }
  }
}
