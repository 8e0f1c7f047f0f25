// The HTML of a page, from the outside in. Every part is `Markup`, so that no text gets in unescaped.
extension Frame {
  var rendered: Markup {
    """
    <!doctype html>
    <html lang="\(language)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>\(page.title)</title>
    <style>
    \(style)</style>
    </head>
    <body\(scriptWords)>
    <a class="skip" href="#report">\(skip)</a>
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
    if let tryBox { parts.append(("try", tryBox.title)) }
    let links = parts.map { id, title in "<li><a href=\"#\(id)\">\(title)</a></li>" as Markup }
    return """
      <nav aria-label="\(contents)">
      <ol>
      \(links.joined(separator: "\n"))
      </ol>
      </nav>
      """
  }

  private var tiles: Markup {
    guard page.hasTiles else { return Markup() }
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
    \(section.isFolded ? "<details><summary>\(more)</summary>" as Markup : Markup())
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
    <h2>\(about)</h2>
    <dl>
    \(page.notes.map { "<dt>\($0.term)</dt><dd>\($0.text)</dd>" as Markup }.joined(separator: "\n"))
    </dl>
    <p>\(madeBy)</p>
    </footer>
    """
  }
}

extension Page.Banner {
  fileprivate var verdict: Markup { isBad ? "bad" : "good" }
}

extension TrySection {
  fileprivate var rendered: Markup {
    """
    <section id="try" aria-labelledby="try-title"\(words)>
    <h2 id="try-title">\(title)</h2>
    <p class="lead">\(lead)</p>
    <div id="try-box"><p class="note">\(needsScript)</p></div>
    <script type="application/json" id="try-data">\(data)</script>
    </section>
    """
  }
}
