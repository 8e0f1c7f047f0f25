import CommentText
import CorpusReading
import Coverage
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import VocabAudit
import WordCounting

/// States of parts, joined, against the whole measured at once; in this process, for many random cases.
@Suite struct JoinedStatesTests {
  private let pipeline: CompiledPipeline
  private let audit: Audit

  init() throws {
    pipeline = try CompiledPipeline(.standard)
    audit = Audit(pipeline)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `Joined in any order, with any memory and threads, states give the whole's report`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var random = try CoverageCase(seed: seed, vocabularyCount: [1, 2, 3][Int(seed % 3)])
    if seed % 4 == 0, random.vocabularies.count > 1 { random = try random.extending() }
    guard random.lines.contains(where: { $0.contains { $0 != " " } }) else { return }
    let named = random.vocabularies.enumerated().map { AuditedVocabulary("v\($0)", $1) }
    try withTemporaryFolder { folder in
      let isGrouped = Bool.random(using: &generator)
      let records = random.lines.map { line -> [[UInt8]?] in
        let name = ["가", "", "!", "a b"].randomElement(using: &generator)!
        return (isGrouped ? [Array(name.utf8)] : []) + [Array(line.utf8)]
      }
      func meter(_ memory: Bool) throws -> CoverageMeter {
        var meter = try CoverageMeter(random.vocabularies, threads: Int.random(in: 1...3, using: &generator))
        meter.exampleCount = 5
        // A megabyte for each group: little, and enough for groups.
        let byteLimit = isGrouped ? 400 << 20 : 1
        if memory { meter.memory = CountingMemory(byteLimit: byteLimit, directory: folder.appending("temporary")) }
        return meter
      }
      func reader(_ records: [[[UInt8]?]]) throws -> CorpusReader {
        let file = folder.appending("part")
        try Data(framed(records.flatMap(\.self))).write(to: URL(filePath: file.string))
        var options = ReadingOptions()
        options.format = .records
        options.chunkByteCount = Int.random(in: 3...200, using: &generator)
        if isGrouped { options.group = GroupSelector(argument: "g") }
        return try CorpusReader([.file(file)], options: options)
      }
      let whole: [UInt8]
      if isGrouped {
        let (coverage, groups) = try meter(false).measureGroups(try reader(records), pipeline)
        whole = try audit.report(coverage.coverage, named, groups: groups).json()
      } else {
        whole = try audit.report(meter(false).measure(try reader(records), pipeline).coverage, named).json()
      }
      let count = Int.random(in: 1...4, using: &generator)
      var parts = Array(repeating: [[[UInt8]?]](), count: count)
      for record in records { parts[Int.random(in: 0..<count, using: &generator)].append(record) }
      var states: [CorpusInput] = []
      for (number, part) in parts.enumerated() {
        let meter = try meter(Bool.random(using: &generator))
        let measured = try meter.measureParts(try reader(part), pipeline, isGrouped: isGrouped)
        let header = meter.stateHeader(measured.pipeline, version: "x", groupBy: isGrouped ? "g" : nil)
        var state: [UInt8] = []
        try measured.write(header, threads: 2) { state += $0 }
        let path = folder.appending("\(number).state")
        try Data(state).write(to: URL(filePath: path.string))
        states.append(.file(path))
      }
      for memory in [false, true] {
        let joined = try meter(memory).join(
          states.shuffled(using: &generator), pipeline: .standard, version: "x", fileCount: 1)
        let report = try audit.report(joined.coverage, named, groups: joined.groups)
        #expect(try report.json() == whole, "seed \(seed), \(count) states, memory limit \(memory)")
      }
      let counted = try meter(false).join(states, pipeline: .standard, version: "x")
      #expect(counted.coverage.words.sources.count == count)
    }
  }
}
