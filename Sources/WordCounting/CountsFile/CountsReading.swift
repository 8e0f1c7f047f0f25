internal import CommentText
internal import CorpusReading
internal import SystemPackage

/// Reads one or several counts files on several threads, and checks everything that must hold.
///
/// A single file's words stay as they come, in order; those of several are counted together in tables.
struct CountsReading {
  private let inputs: [CorpusInput]
  /// Nil where the counts stay what they are.
  private let weighting: CountWeighting?
  private let threads: Int
  private let memory: CountingMemory?
  private let progress: CountingProgress?

  init(
    _ inputs: [CorpusInput], weighting: CountWeighting?, threads: Int, memory: CountingMemory?,
    progress: CountingProgress?
  ) {
    self.inputs = inputs
    self.weighting = weighting
    self.threads = threads
    self.memory = memory
    self.progress = progress
  }

  func read() throws(WordCountingError) -> WordCounts {
    try CountsFile.checkPipelines(inputs)
    let reader = try CountsFile.open(inputs)
    let workers = try readBlocks(reader)
    let files = try joinBlocks(workers.flatMap(\.blocks), reader)
    var totals = CorpusTotals()
    for file in files {
      totals = totals + file.header.totals
    }
    let others = files.filter { $0.header.pipeline != files[0].header.pipeline }
    let storage = try storage(workers, files)
    let counts = WordCounts(
      storage: weighting?.rounded(storage, threads: threads) ?? storage,
      pipeline: others.isEmpty ? files[0].header.pipeline : files[0].header.pipeline.underRunningVersion,
      totals: totals,
      sources: files.flatMap(\.header.sources),
      mixture: weighting.map { weighting in
        CountMixture(weighting, files.map { ($0.path.lastComponent?.string ?? "-", $0.header.totals.words) })
      })
    for file in others {
      let differences = file.header.pipeline.differences(from: files[0].header.pipeline) { counts.show(to: &$0) }
      guard differences.isEmpty else { throw .pipelinesDiffer(.file(file.path), .file(files[0].path), differences) }
    }
    return counts
  }

  private func storage(
    _ workers: [CountsBlockReader], _ files: [CountsFileContent]
  ) throws(WordCountingError) -> any WordStorage {
    let tables = workers.compactMap(\.table)
    let spills = workers.compactMap(\.spill)
    if let memory, spills.contains(where: \.hasSpilled) {
      return try RunJoining(directory: memory.directory, threads: threads)
        .storage(try TableSpill.spillAll(spills, threads: threads))
    }
    if !tables.isEmpty { return try TableJoining(tables).storage(threads: threads) }
    let blocks = files.flatMap(\.blocks)
    return EntryStorage(
      pieces: blocks.map { $0.piece.map { [$0] } ?? [] }, partitions: blocks.map(\.size), payloadByteCount: 0,
      isSortedByBytes: true, owners: workers.map(\.slabs))
  }

  private func readBlocks(_ reader: CorpusReader) throws(WordCountingError) -> [CountsBlockReader] {
    let addsToTables = inputs.count > 1 || weighting != nil || !fits(reader)
    let factors = weighting?.factors
    do {
      let workers = try reader.forEachBlock(threads: threads) { _ in
        CountsBlockReader(addsToTable: addsToTables, factors: factors, memory, threads: threads)
      } _: { worker, block in
        try worker.read(block)
        progress?(reader.bytesDone, reader.totalBytes)
      }
      for worker in workers { try worker.finish() }
      return workers
    } catch let fault as CountsFault {
      throw try error(fault, reader)
    } catch let error as CorpusError {
      throw .reading(error)
    } catch let error as WordCountingError {
      throw error
    } catch {
      preconditionFailure("reading throws nothing else: \(error)")
    }
  }

  /// Whether one file's words certainly fit into memory as they come.
  ///
  /// A line becomes an entry, in which a header of 12 bytes replaces at least 3 bytes of a line of at least 4;
  /// compressed files are taken to hold eight times as much.
  private func fits(_ reader: CorpusReader) -> Bool {
    guard let memory else { return true }
    guard let byteCount = reader.totalBytes, case .file(let path) = inputs[0] else { return false }
    let textByteCount = ["gz", "zst", "xz", "bz2"].contains(path.extension) ? byteCount * 8 : byteCount
    return textByteCount * 3 <= memory.byteLimit
  }

  private func error(_ fault: CountsFault, _ reader: CorpusReader) throws(WordCountingError) -> WordCountingError {
    switch fault.problem {
    case .header(let problem):
      return .countsHeader(inputs[fault.place.sourceIndex].path, problem)
    case .line(let problem):
      let location = try WordCountingError.reading { () throws(CorpusError) in try reader.location(of: fault.place) }
      return .countsLine(location, problem)
    }
  }

  /// Puts each file's blocks in order and checks what no block could check by itself.
  private func joinBlocks(
    _ blocks: [CountsBlock], _ reader: CorpusReader
  ) throws(WordCountingError) -> [CountsFileContent] {
    let sorted = Dictionary(grouping: blocks, by: \.place.sourceIndex)
    var files: [CountsFileContent] = []
    for (index, input) in inputs.enumerated() {
      let blocks = (sorted[index] ?? []).sorted { $0.place < $1.place }
      guard let (header, words) = blocks.first?.header else { throw .countsHeader(input.path, .notCounts) }
      var file = CountsFileContent(path: input.path, header: header, blocks: blocks)
      file.blocks.removeAll { $0.size.distinctWordCount == 0 }
      try checkOrder(file.blocks, reader)
      try file.checkSum(words)
      files.append(file)
    }
    return files
  }

  private func checkOrder(_ blocks: [CountsBlock], _ reader: CorpusReader) throws(WordCountingError) {
    for (previous, next) in zip(blocks, blocks.dropFirst()) {
      let order = order(previous.lastWord, next.firstWord)
      if order >= 0 {
        let problem = CountsFault.Problem.line(order == 0 ? .repeated : .unsorted)
        throw try error(CountsFault(place: next.place, problem: problem), reader)
      }
    }
  }
}

/// One counts file that was read.
private struct CountsFileContent {
  var path: FilePath
  var header: CountsHeader
  /// Those that hold words, in the order of the file.
  var blocks: [CountsBlock]

  /// - Parameter words: what the header says, if it does.
  mutating func checkSum(_ words: Int?) throws(WordCountingError) {
    var size = PartitionSize()
    for block in blocks { try size.addOccurrences(block.size.occurrences, of: block.lastWord) }
    if let words, words != size.occurrences { throw .countsSum(path, found: size.occurrences, expected: words) }
    header.totals.words = size.occurrences
  }
}
