import Storage
internal import CommentText

extension CommentTextError {
  /// What is wrong; what to do.
  var message: String {
    switch self {
    case .normalFormUnavailable(let form, let status):
      "the Unicode library has no data for \(form) (ICU error \(status)); install the complete ICU data, or choose "
        + "--normalization none"
    }
  }
}

extension PipelineDifference {
  /// The setting and its two values in words, such as `case: kept / lowercased`.
  var message: String {
    let values = "\(setting.words): \(setting.words(for: ours)) / \(setting.words(for: theirs))"
    guard let characters else { return values }
    let named = characters.unicodeScalars.map { codePoint($0.value) }
    return "\(values), which treat \(named.joined(separator: ", ")) differently"
  }
}

extension PipelineSetting {
  fileprivate var words: String {
    switch self {
    case .normalization: "normal form"
    case .cleanText: "control characters"
    case .cjkSpacing: "CJK ideographs"
    case .stripAccents: "accents"
    case .lowercase: "case"
    case .unicodeVersion: "Unicode version"
    case .cleaning: "cleaning"
    }
  }

  fileprivate func words(for value: String?) -> String {
    guard let value else { return self == .cleaning ? "none" : "any" }
    let isOn = value == "true"
    return switch self {
    case .normalization: value == "none" ? "none" : value.uppercased()
    case .cleanText: isOn ? "deleted" : "kept"
    case .cjkSpacing: isOn ? "spaced" : "unspaced"
    case .stripAccents: isOn ? "stripped" : "kept"
    case .lowercase: isOn ? "lowercased" : "kept"
    case .unicodeVersion, .cleaning: value
    }
  }
}
