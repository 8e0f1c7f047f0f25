/// What a page is made of, read by the plainest rules: a page of ours keeps to them, and text that got through would
/// not.
struct HTMLCheck {
  private(set) var problems: [String] = []
  /// Names of elements with how often they occur.
  private(set) var elements: [String: Int] = [:]

  private static let void: Set = ["meta", "input", "link", "img", "br", "hr"]

  /// Browsers read code points, not clusters: a mark after a bracket changes nothing.
  init(_ page: String) {
    let html = String(page.unicodeScalars.map { $0.isASCII ? Character($0) : "·" })
    var open: [String] = []
    var rest = Substring(html)
    while let start = rest.firstIndex(of: "<") {
      add(text: rest[..<start])
      rest = rest[rest.index(after: start)...]
      if rest.hasPrefix("!doctype html>") {
        rest = rest.dropFirst("!doctype html>".count)
        continue
      }
      if rest.first == "/" {
        let name = rest.dropFirst().prefix { $0 != ">" }
        if open.popLast() != String(name) { problems.append("</\(name)> closes what is not open") }
        rest = rest.dropFirst(name.count + 2)
        continue
      }
      let name = String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) })
      guard !name.isEmpty else {
        problems.append("a bare < before \(rest.prefix(20))")
        continue
      }
      elements[name, default: 0] += 1
      rest = rest.dropFirst(name.count)
      let isClosed = readAttributes(&rest, of: name)
      if !isClosed && !Self.void.contains(name) { open.append(name) }
      if name == "script" || name == "style", let end = html.range(of: "</\(name)>", from: rest.startIndex) {
        rest = rest[end...]
      }
    }
    add(text: rest)
    if !open.isEmpty { problems.append("left open: \(open)") }
  }

  private mutating func add(text part: Substring) {
    if part.contains(">") { problems.append("a bare > in \(part.prefix(40))") }
  }

  /// - Returns: Whether the element ended with itself.
  private mutating func readAttributes(_ rest: inout Substring, of name: String) -> Bool {
    while true {
      rest = rest.drop { $0 == " " || $0 == "\n" }
      if rest.hasPrefix("/>") {
        rest = rest.dropFirst(2)
        return true
      }
      if rest.first == ">" {
        rest = rest.dropFirst()
        return false
      }
      let attribute = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") || $0 == "B" }
      rest = rest.dropFirst(attribute.count)
      guard !attribute.isEmpty else {
        problems.append("<\(name)> holds \(rest.prefix(20))")
        return false
      }
      if attribute.hasPrefix("on") { problems.append("<\(name)> has the handler \(attribute)") }
      guard rest.first == "=" else { continue }
      guard rest.dropFirst().first == "\"" else {
        problems.append("<\(name) \(attribute)> is not quoted")
        return false
      }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      if value.contains("<") || value.contains(">") { problems.append("<\(name) \(attribute)> holds markup") }
      rest = rest.dropFirst(value.count + 3)
    }
  }
}

extension String {
  /// Where a part begins, from a place on.
  fileprivate func range(of part: String, from start: Index) -> Index? {
    var place = start
    while place < endIndex {
      guard let next = self[place...].firstIndex(of: "<") else { return nil }
      if self[next...].hasPrefix(part) { return next }
      place = index(after: next)
    }
    return nil
  }
}
