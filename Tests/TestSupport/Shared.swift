package import Testing

import FoundationEssentials

/// Reference data that lies beside a developer's checkout, not in the project.
///
/// Tests that need it carry `.enabled(if: Shared.isPresent, Shared.reason)`.
package enum Shared {
  /// `KC_VOCAB_SHARED`, else the folder `shared` beside the package.
  package static let folder: String =
    ProcessInfo.processInfo.environment["KC_VOCAB_SHARED"] ?? packageFolder + "/../shared"

  package static let isPresent = FileManager.default.fileExists(atPath: folder + "/fixtures")

  package static let reason: Comment = "needs the reference data (KC_VOCAB_SHARED, or ../shared)"

  package static func path(_ relative: String) -> String { folder + "/" + relative }

  /// The package's own top folder.
  package static let packageFolder: String = {
    var components = #filePath.split(separator: "/")
    components.removeLast(3)
    return "/" + components.joined(separator: "/")
  }()
}
