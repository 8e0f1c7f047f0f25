// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let library: Target.Dependency = .product(name: "KcVocab", package: "kc-vocab")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

/// A package of its own, so that users of the library never build it. `Fuzzing/run` gives the flags that it needs.
let package = Package(
  name: "kc-vocab-fuzzing",
  dependencies: [
    .package(name: "kc-vocab", path: ".."),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    // The plain twins of the tests, linked from there.
    .target(name: "Oracles", dependencies: [library, systemPackage], swiftSettings: strict),
    .executableTarget(
      name: "fuzz", dependencies: ["Oracles", library, systemPackage], swiftSettings: strict,
      // The gold linker, Swift's own choice here, has a fault of its own with libFuzzer.
      linkerSettings: [.unsafeFlags(["-use-ld=lld"])]),
  ]
)
