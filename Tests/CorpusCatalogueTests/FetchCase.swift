import CorpusCatalogue
import Storage
import FoundationEssentials
import SystemPackage
import TestSupport

/// One corpus of one file on a server of its own, fetched into a folder of its own.
struct FetchCase {
  let server: LoopbackServer
  var folder: FilePath
  var entry: CatalogueEntry
  var options = FetchOptions()

  /// Runs `body` with a server that gives `answer` for every request.
  static func run(
    _ answer: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer, _ body: (inout FetchCase) throws -> Void
  ) throws {
    let server = LoopbackServer(answer)
    defer { server.stop() }
    try withTemporaryFolder { folder in
      var fetchCase = FetchCase(server: server, folder: folder, entry: .sample(server.url("data.txt")))
      fetchCase.options.retryPause = .milliseconds(1)
      fetchCase.options.stallSeconds = 1
      try body(&fetchCase)
    }
  }

  @discardableResult
  func fetch(_ report: @escaping (FetchEvent) -> Void = { _ in }) throws -> FetchResult {
    try CatalogueFetcher(options).fetch(entry, .corpora, into: folder, report: report)
  }

  /// The error that fetching ends with.
  func failure() -> CatalogueError? {
    do throws(CatalogueError) {
      _ = try CatalogueFetcher(options).fetch(entry, .corpora, into: folder)
      return nil
    } catch { return error }
  }

  /// What lies in the folder.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.string).sorted()) ?? [] }

  func content(_ name: String = "data.txt") throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: folder.appending(name).string)))
  }

  func put(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: folder.appending(name).string))
  }
}

extension CatalogueEntry {
  /// An entry of one file.
  static func sample(_ url: String, name: String = "data.txt") -> CatalogueEntry {
    let json = #"""
      {"name": "sample", "title": "Sample", "description": "", "license": "CC0-1.0", "homepage": "", "access": "direct",
      "files": [{"url": "\#(url)", "name": "\#(name)"}]}
      """#
    do { return try JSONDecoder().decode(CatalogueEntry.self, from: Data(json.utf8)) } catch {
      preconditionFailure("\(error)")
    }
  }
}

/// Bytes that differ everywhere, so that a part in a wrong place shows.
let sampleContent: [UInt8] = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 251) }
let sampleDigest = SHA256.hex(sampleContent)
