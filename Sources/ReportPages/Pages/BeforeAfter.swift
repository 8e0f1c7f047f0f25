/// A comment before and after a step, with what differs marked: what lies between the common start and the common end.
struct BeforeAfter {
  let before: Markup
  let after: Markup

  /// - Parameter after: nil where the comment was dropped.
  init(_ before: String, _ after: String?, _ phrases: Phrases) {
    func shown(_ part: some Collection<Unicode.Scalar>) -> Markup {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: part)
      return ShownText.markup(String(text), limit: 300, phrases: phrases)
    }
    guard let after else {
      self.before = "<bdi><del>\(shown(before.unicodeScalars))</del></bdi>"
      self.after = "<span class=\"note\">\(phrases(.commentDropped))</span>"
      return
    }
    let (left, right) = (Array(before.unicodeScalars), Array(after.unicodeScalars))
    let shorter = min(left.count, right.count)
    let start = (0..<shorter).first { left[$0] != right[$0] } ?? shorter
    let end =
      (0..<(shorter - start)).first { left[left.count - 1 - $0] != right[right.count - 1 - $0] } ?? shorter - start
    func marked(_ scalars: [Unicode.Scalar], _ open: Markup, _ close: Markup) -> Markup {
      let middle = scalars[start..<(scalars.count - end)]
      let difference: Markup = middle.isEmpty ? "" : "\(open)\(shown(middle))\(close)"
      return "<bdi>\(shown(scalars[..<start]))\(difference)\(shown(scalars[(scalars.count - end)...]))</bdi>"
    }
    self.before = marked(left, "<del>", "</del>")
    self.after = marked(right, "<ins>", "</ins>")
  }
}
