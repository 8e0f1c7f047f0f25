// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let library: Target.Dependency = .product(name: "KcVocab", package: "kc-vocab")

/// A package of its own, so that what measuring needs never reaches users of the library.
let package = Package(
  name: "kc-vocab-benchmarks",
  dependencies: [
    .package(name: "kc-vocab", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "corpus-maker", dependencies: [argumentParser, systemPackage], swiftSettings: strict),
    .target(name: "Measuring", dependencies: [library, systemPackage], swiftSettings: strict),
    .executableTarget(
      name: "encode-bench", dependencies: ["Measuring", library, argumentParser, systemPackage], swiftSettings: strict),
    .executableTarget(
      name: "audit-bench", dependencies: ["Measuring", library, argumentParser, systemPackage], swiftSettings: strict),
    .executableTarget(
      name: "merge-bench", dependencies: ["Measuring", library, argumentParser, systemPackage], swiftSettings: strict),
    .executableTarget(
      name: "counted-work", dependencies: ["Measuring", library, systemPackage], swiftSettings: strict),
    .executableTarget(
      name: "HotPaths",
      dependencies: ["Measuring", library, systemPackage, .product(name: "Benchmark", package: "benchmark")],
      path: "Benchmarks/HotPaths", swiftSettings: strict,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
