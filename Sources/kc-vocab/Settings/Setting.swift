/// An option that a file or the environment sets.
struct Setting: Equatable {
  enum Value: Equatable {
    case text(String)
    case flag(Bool)
    case list([String])
  }

  /// The option's name, without dashes.
  var option: String
  var value: Value
  /// Where it was said: `kc-vocab.toml:4` or `KC_VOCAB_MEMORY`.
  var source: String
}

/// What a settings file says: for every command, and for single ones by their names (`train`, `corpus.fetch`).
struct SettingsFile: Equatable {
  var common: [Setting] = []
  var commands: [String: [Setting]] = [:]
  /// Where each command's part begins.
  var places: [String: String] = [:]
}

/// What is wrong in a settings file, and where.
struct SettingsFileError: Error, Equatable {
  var line: Int
  var message: String
}
