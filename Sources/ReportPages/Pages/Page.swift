/// What the template shows: nothing but markup, so that no text gets past its escaping.
struct Page {
  /// In the window's title.
  var title = Markup()
  /// Above the heading: what kind of report it is.
  var kind = Markup()
  var heading = Markup()
  var lead = Markup()
  var facts = Markup()
  /// The verdict of gates.
  var banner: Banner?
  var tiles: [Tile] = []
  var sections: [Section] = []
  /// Terms and descriptions at the end.
  var notes: [Note] = []

  struct Banner {
    var isBad: Bool
    var text: Markup
  }

  /// One figure of the headline.
  struct Tile {
    var title: Markup
    var value: Markup
    var note: Markup
    /// Where its details stand.
    var target: Markup
  }

  struct Section {
    var id: Markup
    var title: Markup
    var lead = Markup()
    /// Closed until someone opens it.
    var isFolded = false
    var cards: [Card] = []

    init(_ id: Markup, _ title: Markup, lead: Markup = Markup()) {
      self.id = id
      self.title = title
      self.lead = lead
    }

    mutating func add(
      _ title: Markup, text: Markup = Markup(), id: Markup = Markup(), isWide: Bool = false, _ content: Markup
    ) {
      cards.append(Card(id: id, title: title, text: text, isWide: isWide, content: content))
    }
  }

  struct Card {
    var id: Markup
    var title: Markup
    var text: Markup
    /// Takes the whole width.
    var isWide: Bool
    var content: Markup
  }

  struct Note {
    var term: Markup
    var text: Markup
  }
}
