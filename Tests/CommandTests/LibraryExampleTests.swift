import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// Programs that use the library as a person outside of this package would: nothing but what is public.
@Suite struct LibraryExampleTests {
  @Test func `The example compiles`() throws {
    try typecheck(FilePath(Shared.packageFolder + "/examples/library/train.swift"))
  }

  static let documents = ["README.md", "docs/guide/swift.md", "docs/ko/guide/swift.md"] + articles
  private static let articles = ["Counting", "Training", "Encoding", "Extending"].map {
    "Sources/KcVocab/KcVocab.docc/\($0).md"
  }

  @Test(arguments: documents) func `The programs in the documents compile`(_ document: String) throws {
    let text = try String(contentsOfFile: Shared.packageFolder + "/" + document, encoding: .utf8)
    let programs = text.components(between: "```swift\n", and: "```").filter {
      !$0.contains("import PackageDescription")  // scripts/check-library builds with that one
    }
    #expect(!programs.isEmpty)
    for program in programs {
      try withTemporaryFolder { folder in
        try write(folder, "main.swift", program)
        try typecheck(folder.appending("main.swift"))
      }
    }
  }

  @Test func `What is not public is seen`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "main.swift", "import DurableFiles\nsyncDirectory(\"/tmp\")\n")
      #expect(try compiler(folder.appending("main.swift")).status != 0)
    }
  }

  private func typecheck(_ file: FilePath) throws {
    let run = try compiler(file)
    #expect(run.status == 0, "\(run.errorText)")
  }

  /// Type-checks one file against the modules that this build has made.
  private func compiler(_ file: FilePath) throws -> ChildProcess {
    let build = FilePath(CommandRun.executable).removingLastComponent()
    let sources = FilePath(Shared.packageFolder + "/Sources")
    let maps =
      try names(sources).map { sources.appending($0).appending("module.modulemap") }
      + ["CICU", "CSimdjson", "CSQLite"].map { build.appending("\($0).build/module.modulemap") }
      + [build.appending("../../checkouts/swift-system/Sources/CSystem/include/module.modulemap")]
    let arguments = maps.filter { FileManager.default.fileExists(atPath: $0.string) }
      .flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
    return try ChildProcess(
      "/usr/bin/env",
      ["swiftc", "-typecheck", "-swift-version", "6", "-I", build.appending("Modules").string] + arguments
        + [file.string], in: "/tmp")
  }
}

extension String {
  /// The parts between each `start` and the `end` after it.
  fileprivate func components(between start: String, and end: String) -> [String] {
    split(separator: start, omittingEmptySubsequences: false).dropFirst().compactMap {
      $0.split(separator: end, omittingEmptySubsequences: false).first.map(String.init)
    }
  }
}
