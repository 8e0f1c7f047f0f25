/// HTML that can stand in a page as it is: literals of this module, and values escaped on their way in.
///
/// Text of others reaches a page only through here: pages are put together of markup alone, and what is interpolated as
/// a string is escaped, scalar by scalar.
struct Markup: ExpressibleByStringInterpolation, Sendable {
  private(set) var html: String

  init() { html = "" }
  init(stringLiteral value: String) { html = value }
  init(stringInterpolation: Interpolation) { html = stringInterpolation.html }

  /// What a resource of this module holds.
  init(resource: [UInt8]) { html = String(decoding: resource, as: UTF8.self) }

  var isEmpty: Bool { html.isEmpty }

  /// What `body` makes of it; nothing of nothing.
  func ifAny(_ body: (Markup) -> Markup) -> Markup { isEmpty ? self : body(self) }

  /// UTF-8 bytes.
  var byteCount: Int { html.utf8.count }

  static func += (left: inout Markup, right: Markup) { left.html += right.html }
  static func + (left: Markup, right: Markup) -> Markup { "\(left)\(right)" }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity + 24 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { html += literal }
    mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
    mutating func appendInterpolation(_ markup: Markup?) { html += markup?.html ?? "" }
    mutating func appendInterpolation(_ number: Int) { html += String(number) }
    /// Text for content and quoted attributes.
    mutating func appendInterpolation(_ text: String) { html += ShownText.escaped(text) }
  }
}

extension Sequence<Markup> {
  func joined(separator: Markup = "") -> Markup {
    var result = Markup()
    for (place, part) in enumerated() {
      if place > 0 { result += separator }
      result += part
    }
    return result
  }
}
