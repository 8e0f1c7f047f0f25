/// Reads the part of TOML that settings need: `[command]`, `key = value`, comments; strings, numbers, true, false, and
/// lists of strings and numbers, over several lines if need be.
///
/// Written here because libraries for TOML tell the line of what they cannot read, but not of a key that they could; a
/// key that names no option is to be shown at its line.
struct SettingsReader {
  private let name: String
  private var rest: Substring.UnicodeScalarView
  private var line = 1

  /// - Parameter name: of the file, for the sources of its settings.
  init(_ text: String, name: String) {
    self.name = name
    rest = text[...].unicodeScalars
  }

  /// - Throws: `SettingsFileError`.
  mutating func read() throws(SettingsFileError) -> SettingsFile {
    var file = SettingsFile()
    var command: String?
    while true {
      skipBlank(andLines: true)
      guard let next = rest.first else { return file }
      if next == "[" {
        rest.removeFirst()
        let (title, place) = (try key("a command's name"), "\(name):\(line)")
        try expect("]")
        guard file.commands.updateValue([], forKey: title) == nil else {
          throw problem("[\(title)] stands here a second time; put its lines together")
        }
        file.places[title] = place
        command = title
      } else {
        let setting = try setting()
        let others = command.map { file.commands[$0] ?? [] } ?? file.common
        guard !others.contains(where: { $0.option == setting.option }) else {
          throw problem("\(setting.option) is set a second time; leave out one of the two")
        }
        if let command { file.commands[command, default: []].append(setting) } else { file.common.append(setting) }
      }
      try endLine()
    }
  }

  private mutating func setting() throws(SettingsFileError) -> Setting {
    let source = "\(name):\(line)"
    let option = try key("an option's name")
    try expect("=")
    return Setting(option: option, value: try value(), source: source)
  }

  private mutating func value() throws(SettingsFileError) -> Setting.Value {
    skipBlank(andLines: false)
    guard rest.first == "[" else {
      let (text, isQuoted) = try scalar()
      if !isQuoted, text == "true" || text == "false" { return .flag(text == "true") }
      return .text(text)
    }
    rest.removeFirst()
    var list: [String] = []
    while true {
      skipBlank(andLines: true)
      if rest.first == "]" { break }
      list.append(try scalar().text)
      skipBlank(andLines: true)
      if rest.first == "," { rest.removeFirst() } else if rest.first != "]" { throw problem("a list ends with ]") }
    }
    rest.removeFirst()
    return .list(list)
  }

  /// A string in quotation marks, or a number, true or false.
  private mutating func scalar() throws(SettingsFileError) -> (text: String, isQuoted: Bool) {
    guard let mark = rest.first, mark == "\"" || mark == "'" else {
      let word = taken { $0.isWordOfSettings || $0 == "." || $0 == "+" }
      let digits = word.filter { $0 != "_" }
      guard word == "true" || word == "false" || Double(digits) != nil else {
        throw problem(
          word.isEmpty
            ? "a value is missing; give a text in quotation marks, a number, true or false"
            : "\(word.shown()) is no value; put texts into quotation marks")
      }
      return (word == "true" || word == "false" ? word : digits, false)
    }
    rest.removeFirst()
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst(), scalar != mark {
      guard scalar != "\n" else { throw problem("a text has no end; close it with \(mark)") }
      text.append(mark == "\"" && scalar == "\\" ? try escape() : scalar)
      if rest.isEmpty { throw problem("a text has no end; close it with \(mark)") }
    }
    return (String(text), true)
  }

  private mutating func escape() throws(SettingsFileError) -> Unicode.Scalar {
    switch rest.popFirst() {
    case "\"": return "\""
    case "\\": return "\\"
    case "n": return "\n"
    case "t": return "\t"
    default: throw problem("after \\ only \", \\, n and t are read; write a text with \\ in it between ' and '")
    }
  }

  private mutating func key(_ what: String) throws(SettingsFileError) -> String {
    skipBlank(andLines: false)
    let key = taken { $0.isWordOfSettings || $0 == "." }
    guard !key.isEmpty else { throw problem("\(what) is missing; write `option = value` or [command]") }
    return key
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(SettingsFileError) {
    skipBlank(andLines: false)
    guard rest.first == scalar else { throw problem("\(scalar) is missing; write `option = value` or [command]") }
    rest.removeFirst()
  }

  private mutating func endLine() throws(SettingsFileError) {
    skipBlank(andLines: false)
    guard let next = rest.first, next != "\n" else { return }
    throw problem("something follows the value; begin a new line for it")
  }

  /// Skips spaces and comments.
  private mutating func skipBlank(andLines: Bool) {
    while let next = rest.first {
      switch next {
      case " ", "\t", "\r": rest.removeFirst()
      case "#": _ = taken { $0 != "\n" }
      case "\n" where andLines:
        line += 1
        rest.removeFirst()
      default: return
      }
    }
  }

  private mutating func taken(while holds: (Unicode.Scalar) -> Bool) -> String {
    let part = rest.prefix(while: holds)
    rest = rest[part.endIndex...]
    return String(String.UnicodeScalarView(part))
  }

  private func problem(_ message: String) -> SettingsFileError { SettingsFileError(line: line, message: message) }
}

extension Unicode.Scalar {
  /// Whether it may stand in a key, or in a value without quotation marks.
  fileprivate var isWordOfSettings: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self) || self == "-" || self == "_"
  }
}
