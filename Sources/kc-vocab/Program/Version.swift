import CommentText

/// The version that manifests carry; `CHANGELOG.md` says what is in it.
enum Version {
  static let current = "0.1.0"

  /// The commit that a package was made from, else `unreleased`.
  static var commit: String {
    String(decoding: PackageResources.build_txt.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// What `--version` prints. The Unicode version is a part of what a vocabulary is.
  static var sentence: String {
    "\(current) (\(commit); ICU \(ICU.libraryVersion), Unicode \(ICU.unicodeVersion))"
  }
}

/// The same for programs.
struct VersionReport: Encodable {
  var version = Version.current
  var commit = Version.commit
  var icu = ICU.libraryVersion
  var unicode = ICU.unicodeVersion
}
