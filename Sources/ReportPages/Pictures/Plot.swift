/// A picture with two axes, drawn in a box of fixed proportions that scales with the page.
struct Plot {
  let x: Axis
  let y: Axis
  var xTitle: Markup
  var yTitle: Markup
  /// What a person who cannot see it is told.
  var alternative: Markup
  /// Whether the labels at the ends of the x axis stay between them, for long ones.
  var keepsEndsInside = false
  private(set) var body = Markup()

  static let (width, height) = (460.0, 270.0)
  static let (left, right, top, bottom) = (54.0, 14.0, 26.0, 42.0)

  init(x: Axis, y: Axis, xTitle: Markup, yTitle: Markup, alternative: Markup) {
    self.x = x
    self.y = y
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.alternative = alternative
  }

  func x(_ value: Double) -> Double { Self.left + x.place(value) * (Self.width - Self.left - Self.right) }
  func y(_ value: Double) -> Double {
    Self.height - Self.bottom - y.place(value) * (Self.height - Self.top - Self.bottom)
  }

  mutating func add(_ mark: Markup) { body += mark }

  /// A line through points in data coordinates.
  mutating func addLine(_ points: [(Double, Double)], series: Int = 0) {
    guard let first = points.first else { return }
    var path = "M\(coordinate(x(first.0))) \(coordinate(y(first.1)))"
    for point in points.dropFirst() { path += "L\(coordinate(x(point.0))) \(coordinate(y(point.1)))" }
    add("<path class=\"line s\(series % Self.seriesCount)\" d=\"\(path)\"/>")
  }

  /// The area between two places of the x axis, over the whole height.
  mutating func addBand(from low: Double, to high: Double) {
    add(
      """
      <rect class="band" x="\(coordinate(x(low)))" y="\(coordinate(Self.top))" width="\(coordinate(x(high) - x(low)))" \
      height="\(coordinate(Self.height - Self.top - Self.bottom))"/>
      """)
  }

  mutating func addLabel(_ text: Markup, at point: (Double, Double), anchor: Anchor, series: Int? = nil) {
    let kind: Markup = series.map { "label s\($0 % Self.seriesCount)" } ?? "label"
    add(
      """
      <text class="\(kind)" x="\(coordinate(point.0))" y="\(coordinate(point.1))" \
      text-anchor="\(anchor.rawValue)">\(text)</text>
      """)
  }

  enum Anchor: String { case start, middle, end }

  static let seriesCount = 6

  var markup: Markup {
    """
    <svg class="plot" viewBox="0 0 \(coordinate(Self.width)) \(coordinate(Self.height))" role="img" \
    aria-label="\(alternative)">\(grid)\(body)</svg>
    """
  }

  private var grid: Markup {
    var grid = Markup()
    let (bottom, right) = (Self.height - Self.bottom, Self.width - Self.right)
    for tick in y.ticks {
      let place = coordinate(y(tick.value))
      grid +=
        """
        <path class="grid" d="M\(coordinate(Self.left)) \(place)H\(coordinate(right))"/>\
        <text class="tick" x="\(coordinate(Self.left - 7))" y="\(place)" dy=".32em" \
        text-anchor="end">\(tick.label)</text>
        """
    }
    for tick in x.ticks {
      let place = coordinate(x(tick.value))
      let end: Anchor = tick.value == x.low ? .start : tick.value == x.high ? .end : .middle
      let anchor = keepsEndsInside ? end : .middle
      grid +=
        """
        <path class="axis" d="M\(place) \(coordinate(bottom))v4"/>\
        <text class="tick" x="\(place)" y="\(coordinate(bottom + 17))" \
        text-anchor="\(anchor.rawValue)">\(tick.label)</text>
        """
    }
    return grid + """
      <path class="axis" d="M\(coordinate(Self.left)) \(coordinate(bottom))H\(coordinate(right))"/>\
      <text class="axis-title" x="\(coordinate(right))" y="\(coordinate(Self.height - 6))" \
      text-anchor="end">\(xTitle)</text>\
      <text class="axis-title" x="0" y="12">\(yTitle)</text>
      """
  }
}
