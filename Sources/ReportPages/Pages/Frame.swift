internal import FoundationEssentials
internal import Storage

/// A page with what all pages have: its HTML, from the outside in. Every part is `Markup`, so that no text gets in
/// unescaped.
struct Frame {
  let page: Page
  let phrases: Phrases
  let toolVersion: String
  /// Where comments are tried.
  let tryBox: TrySection?

  var rendered: Markup {
    let script = Markup(resource: PackageResources.page_js + (tryBox == nil ? [] : PackageResources.try_js))
    return """
      <!doctype html>
      <html lang="\(phrases.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy(running: script))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(page.title)</title>
      <style>
      \(Markup(resource: PackageResources.page_css))</style>
      </head>
      <body\(scriptWords)>
      <a class="skip" href="#report">\(phrases(.skip))</a>
      \(header)
      \(navigation)
      <main id="report" tabindex="-1">
      \(tiles)\(page.sections.map(section).joined())\(tryBox?.rendered)
      </main>
      \(footer)
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  /// Lets nothing run or load but what the page holds.
  private static func policy(running script: Markup) -> Markup {
    """
    default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(Markup(base64OfHex: SHA256.hex(script.html.utf8)))'; \
    base-uri 'none'; form-action 'none'
    """
  }

  /// What the page's own script says, for the script.
  private var scriptWords: Markup {
    phrases.attributes([
      ("filter", .filter), ("hint", .filterHint), ("shown", .rowsShown), ("sort", .sortBy), ("all", .showAll),
      ("with", .showingFor), ("none", .noRows),
    ])
  }

  private var header: Markup {
    """
    <header class="head">
    <p class="kind">\(page.kind)</p>
    <h1>\(page.heading)</h1>
    \(page.lead.ifAny { "<p class=\"lead\">\($0)</p>" })
    <p class="facts">\(page.facts)</p>
    \(page.banner.map { "<p class=\"banner \($0.verdict)\"><a href=\"#gates\">\($0.text)</a></p>" as Markup })
    </header>
    """
  }

  private var navigation: Markup {
    var parts: [(id: Markup, title: Markup)] = page.sections.map { ($0.id, $0.title) }
    if tryBox != nil { parts.append(("try", phrases(.tryTitle))) }
    let links = parts.map { id, title in "<li><a href=\"#\(id)\">\(title)</a></li>" as Markup }
    return """
      <nav aria-label="\(phrases(.contents))">
      <ol>
      \(links.joined(separator: "\n"))
      </ol>
      </nav>
      """
  }

  private var tiles: Markup {
    guard !page.tiles.isEmpty else { return Markup() }
    let tiles = page.tiles.map { tile in
      """
      <li><a href="#\(tile.target)"><span class="name">\(tile.title)</span><span class="figure">\(tile.value)</span>\
      <span class="aside">\(tile.note)</span></a></li>

      """ as Markup
    }
    return "<ul class=\"tiles\">\n\(tiles.joined())</ul>\n"
  }

  private func section(_ section: Page.Section) -> Markup {
    """
    <section id="\(section.id)" aria-labelledby="\(section.id)-title">
    <h2 id="\(section.id)-title">\(section.title)</h2>
    \(section.lead.ifAny { "<p class=\"lead\">\($0)</p>" })
    \(section.isFolded ? "<details><summary>\(phrases(.showDetails))</summary>" as Markup : Markup())
    <div class="cards">
    \(section.cards.map(card).joined())</div>
    \(section.isFolded ? "</details>" as Markup : Markup())
    </section>

    """
  }

  private func card(_ card: Page.Card) -> Markup {
    """
    <article class="card\(card.isWide ? " wide" as Markup : Markup())"\(card.id.ifAny { " id=\"\($0)\"" })>
    \(card.title.ifAny { "<h3>\($0)</h3>" })
    \(card.text.ifAny { "<p class=\"text\">\($0)</p>" })
    \(card.content)
    </article>

    """
  }

  private var footer: Markup {
    """
    <footer>
    <h2>\(phrases(.about))</h2>
    <dl>
    \(page.notes.map { "<dt>\($0.term)</dt><dd>\($0.text)</dd>" as Markup }.joined(separator: "\n"))
    </dl>
    <p>\(phrases(.madeBy, toolVersion))</p>
    </footer>
    """
  }
}

extension Page.Banner {
  fileprivate var verdict: Markup { isBad ? "bad" : "good" }
}

/// The part of a page where comments are tried.
struct TrySection {
  let phrases: Phrases
  let box: TryBox
  /// Of each vocabulary, how often its tokens were used.
  let counts: [[Int]]

  fileprivate var rendered: Markup {
    """
    <section id="try" aria-labelledby="try-title"\(words)>
    <h2 id="try-title">\(phrases(.tryTitle))</h2>
    <p class="lead">\(phrases(.tryLead, box.text.unicodeVersion))</p>
    <div id="try-box"><p class="note">\(phrases(.needsScript))</p></div>
    <script type="application/json" id="try-data">\(box.json(counts: counts))</script>
    </section>
    """
  }

  /// What the box says, for the script.
  private var words: Markup {
    phrases.attributes([
      ("label", .tryLabel), ("sample", .trySample), ("count", .tryCount), ("lookup", .tryLookUp), ("id", .id),
      ("uses", .tryUses), ("found", .tryFound),
    ])
  }
}

extension Phrases {
  /// Phrases as attributes that a script reads, with the places for its values left in them.
  fileprivate func attributes(_ named: [(String, Phrase)]) -> Markup {
    named.map { " data-\($0)=\"\(self($1, "{0}", "{1}"))\"" as Markup }.joined()
  }
}

extension Markup {
  /// A digest as content security policies name it.
  fileprivate init(base64OfHex hex: String) {
    let digits = Array(hex)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0..<$0 + 2]), radix: 16) }
    self = "\(Data(bytes).base64EncodedString())"
  }
}
