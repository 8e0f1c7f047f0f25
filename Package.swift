// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let heapModule: Target.Dependency = .product(name: "HeapModule", package: "swift-collections")

/// The operations, from the bottom up: each depends only on targets above it in this list.
let libraries = [
  "DurableFiles", "CorpusCatalogue", "CommentText", "WordPiece", "CorpusReading", "WordCounting", "Coverage",
  "VocabPruning", "VocabTraining", "VocabMerging", "VocabAudit", "AuditHistory", "ReportPages",
]

let package = Package(
  name: "kc-vocab",
  products: [
    .executable(name: "kc-vocab", targets: ["kc-vocab"]),
    .library(name: "KcVocab", targets: ["KcVocab"] + libraries),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    // C, header only
    .systemLibrary(name: "CPlatform"),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CLzma", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),
    .systemLibrary(name: "CBzip2", providers: [.apt(["libbz2-dev"])]),
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),

    // Libraries whose headers Swift cannot import, behind a plain C header
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc")]),
    .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),

    // SQLite, loaded when it is needed
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("dl")]),

    // What the process was started with
    .target(name: "CStart"),

    // The header of the library for other languages, and Arrow's columns
    .target(name: "CInterface"),

    // Memory, threads and hashing for all that follows; no product
    .target(name: "Storage", dependencies: ["CPlatform", "CCrypto"], swiftSettings: strict),

    // Libraries, dependencies pointing down only
    .target(
      name: "DurableFiles", dependencies: ["Storage", "CPlatform", "CZlib", "CZstd", systemPackage],
      swiftSettings: strict),
    .target(
      name: "CorpusCatalogue",
      dependencies: ["Storage", "DurableFiles", "CCurl", "CArchive", "CCrypto", systemPackage],
      resources: [.embedInCode("Resources/corpora.json"), .embedInCode("Resources/vocabularies.json")],
      swiftSettings: strict),
    .target(
      name: "CommentText", dependencies: ["Storage", "CPlatform", "CICU", "DurableFiles"], swiftSettings: strict),
    .target(
      name: "WordPiece", dependencies: ["Storage", "CommentText", "DurableFiles", "CPlatform", systemPackage],
      swiftSettings: strict),
    .target(
      name: "CorpusReading",
      dependencies: [
        "Storage", "CommentText", "DurableFiles", "CPlatform", "CICU", "CZlib", "CZstd", "CLzma", "CBzip2", "CArchive",
        "CSimdjson", systemPackage,
      ],
      swiftSettings: strict),
    .target(
      name: "WordCounting",
      dependencies: [
        "Storage", "CorpusReading", "WordPiece", "CommentText", "DurableFiles", "CPlatform", systemPackage, heapModule,
      ],
      swiftSettings: strict),
    .target(
      name: "Coverage",
      dependencies: ["Storage", "WordCounting", "WordPiece", "CorpusReading", "CommentText", "CICU", "CPlatform"],
      swiftSettings: strict),
    .target(
      name: "VocabPruning", dependencies: ["Storage", "WordCounting", "WordPiece", "CPlatform"], swiftSettings: strict),
    .target(
      name: "VocabTraining",
      dependencies: [
        "Storage", "VocabPruning", "WordCounting", "WordPiece", "CorpusReading", "CommentText", "DurableFiles",
        "CPlatform",
      ],
      swiftSettings: strict),
    .target(
      name: "VocabMerging",
      dependencies: [
        "Storage", "VocabPruning", "Coverage", "WordCounting", "WordPiece", "CorpusReading", "CommentText",
        "DurableFiles",
        "CPlatform", "CICU", systemPackage,
      ],
      swiftSettings: strict),
    .target(
      name: "VocabAudit",
      dependencies: [
        "Storage", "Coverage", "WordCounting", "WordPiece", "CorpusReading", "CommentText", "DurableFiles", "CICU",
        systemPackage, heapModule,
      ],
      swiftSettings: strict),

    .target(
      name: "AuditHistory",
      dependencies: ["Storage", "VocabAudit", "CorpusReading", "DurableFiles", "CSQLite", systemPackage],
      swiftSettings: strict),

    .target(
      name: "ReportPages", dependencies: ["Storage"],
      resources: [
        .embedInCode("Resources/page.css"), .embedInCode("Resources/page.js"),
        .embedInCode("Resources/try.js"),
      ],
      swiftSettings: strict),

    // All of them by one import
    .target(name: "KcVocab", dependencies: ["Storage"] + libraries.map { .byName(name: $0) }, swiftSettings: strict),

    // The command: the only target that prints
    .executableTarget(
      name: "kc-vocab",
      dependencies: libraries.map { .byName(name: $0) } + [
        "Storage", "CStart", "CInterface", argumentParser, systemPackage,
      ],
      resources: [
        .embedInCode("Resources/from_pruned.py"), .embedInCode("Resources/verify.py"),
        .embedInCode("Resources/build.txt"),
      ],
      swiftSettings: strict),

    // Tests mirror Sources
    .target(
      name: "TestSupport",
      dependencies: [
        systemPackage, "WordCounting", "WordPiece", "CorpusReading", "CommentText", "DurableFiles", "CZlib", "CZstd",
        "CLzma", "CBzip2", "CICU",
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
  ]
    + ((["Storage"] + libraries).map { library in
      .testTarget(
        name: "\(library)Tests",
        dependencies: [.byName(name: library), "TestSupport", systemPackage]
          + (library == "Storage" ? [] : ["Storage"]),
        swiftSettings: strict)
    }) + [
      .testTarget(name: "CommandTests", dependencies: ["kc-vocab", "Storage", "TestSupport"], swiftSettings: strict)
    ],
  cxxLanguageStandard: .cxx17
)
