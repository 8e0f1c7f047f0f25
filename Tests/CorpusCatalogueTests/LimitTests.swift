import CorpusCatalogue
import CorpusReading
import SystemPackage
import TestSupport
import Testing

/// A server may send what it likes where the catalogue does not say what is to come.
@Suite struct LimitTests {
  @Test(arguments: [true, false]) func `A file of unstated size has a limit`(isLengthStated: Bool) throws {
    let answer: @Sendable (LoopbackRequest) -> LoopbackAnswer = { request in
      isLengthStated ? .file(sampleContent, tag: nil, for: request) : LoopbackAnswer(200, [], sampleContent)
    }
    try FetchCase.run(answer) { run throws in
      run.options.byteLimit = sampleContent.count - 1
      #expect(run.failure() == .tooLarge(url: run.entry.files[0].url, byteLimit: run.options.byteLimit))
      #expect(run.names.isEmpty, "what is refused is not kept")
      run.options.byteLimit += 1
      try run.fetch()
      #expect(try run.content() == sampleContent)
    }
  }

  @Test func `A file of stated size needs no limit`() throws {
    try FetchCase.run({ .file(sampleContent, tag: nil, for: $0) }) { run throws in
      run.options.byteLimit = 1
      run.entry.files[0].bytes = sampleContent.count
      try run.fetch()
      #expect(try run.content() == sampleContent)
    }
  }

  @Test func `A file without a digest has a time`() throws {
    try FetchCase.run({ .file(sampleContent, tag: nil, for: $0) }) { run throws in
      run.options.secondLimit = 0
      guard case .tooSlow(let url, 0, _)? = run.failure() else {
        Issue.record("it was fetched all the same")
        return
      }
      #expect(url == run.entry.files[0].url)
      run.entry.files[0].sha256 = sampleDigest
      try run.fetch()
      #expect(try run.content() == sampleContent)
    }
  }

  @Test func `What comes out of an archive without a digest has a limit`() throws {
    let zeros = [UInt8](repeating: 0, count: 1_000_000)
    let bytes = Compression.gzip.compress(zeros)
    try FetchCase.run({ .file(bytes, tag: nil, for: $0) }) { run throws in
      run.entry.files[0].name = "data.txt.gz"
      run.entry.files[0].unpack = .gzip
      run.options.byteLimit = zeros.count - 1
      let archive = run.folder.appending("data.txt.gz")
      #expect(run.failure() == .archiveTooLarge(archive, byteLimit: run.options.byteLimit))
      #expect(!run.names.contains("data.txt"))
    }
  }

  @Test func `A record that is not one is not replaced unasked`() throws {
    try FetchCase.run({ .file(sampleContent, tag: nil, for: $0) }) { run throws in
      try run.put("fetched.json", Array("mine".utf8))
      #expect(run.failure() == .file(.exists(run.folder.appending("fetched.json"))))
      #expect(try run.content("fetched.json") == Array("mine".utf8))
      run.options.replaces = true
      try run.fetch()
    }
  }
}
