/// A cleaning run as a page: what was dropped, what each step changed, with comments before and after.
struct CleanPage: PageMaking {
  let document: CleanDocument
  let phrases: Phrases

  init(_ document: CleanDocument, _ phrases: Phrases) {
    self.document = document
    self.phrases = phrases
  }

  var page: Page {
    var page = Page()
    let lines = document.lines
    page.title = phrases(.cleaningOf)
    page.kind = phrases(.cleaningOf)
    page.heading =
      document.preset.map { shown($0, limit: 80) } ?? phrases(.commentsWritten, grouped(lines.written.value))
    page.lead = phrases(
      .cleanLead, grouped(lines.read.value), grouped(lines.written.value),
      shortPercent(ratio(lines.changed.value, lines.read.value)))
    page.facts = "<code>\(shown(document.cleaner, limit: 300))</code>"
    page.tiles = tiles
    page.sections = [fates, steps, examples]
    if let stages = document.stages { page.sections.append(TrainPage.stages(stages, phrases)) }
    return page
  }

  private var tiles: [Page.Tile] {
    let (lines, bytes) = (document.lines, document.bytes)
    func share(_ part: Int) -> Markup { "\(shortPercent(ratio(part, lines.read.value)))" }
    let dropped = lines.dropped.values.reduce(0) { $0 + $1.value }
    return [
      Page.Tile(title: phrases(.commentsRead), value: count(lines.read), note: megabytes(bytes.read), target: "fates"),
      Page.Tile(
        title: phrases(.commentsChanged), value: count(lines.changed), note: share(lines.changed.value), target: "steps"
      ),
      Page.Tile(title: phrases(.commentsDropped), value: "\(grouped(dropped))", note: share(dropped), target: "fates"),
      Page.Tile(
        title: phrases(.commentsKept), value: count(lines.written), note: megabytes(bytes.written), target: "fates"),
    ]
  }

  private func megabytes(_ bytes: Count) -> Markup { "\(fixed(Double(bytes.value) / 1e6, decimals: 1)) MB" }

  private var fates: Page.Section {
    var section = Page.Section("fates", phrases(.fates))
    let lines = document.lines
    var table = DataTable(
      phrases(.fates),
      [
        .init(title: phrases(.fate), kind: .text), .init(title: phrases(.lines)),
        .init(title: phrases(.shareOfUnknown)),
        .init(title: "", kind: .picture),
      ])
    func add(_ title: Phrase, _ number: Count?, kind: StaticString) {
      guard let number else { return }
      let share = ratio(number.value, lines.read.value)
      table.add([
        .init(phrases(title), isHeader: true), .init(count(number)), .init("\(shortPercent(share))"),
        .init(InlineMark.bar(share, kind: kind)),
      ])
    }
    add(.commentsKept, lines.written, kind: "")
    add(.droppedEmpty, lines.dropped["empty"], kind: "bad")
    add(.droppedEmptied, lines.dropped["emptied"], kind: "bad")
    add(.droppedShort, lines.dropped["short"], kind: "bad")
    add(.droppedRepeated, lines.dropped["repeated"], kind: "bad")
    section.add("", isWide: true, table.markup(phrases))
    return section
  }

  private var steps: Page.Section {
    var section = Page.Section("steps", phrases(.steps))
    let most = document.steps.map(\.lines.value).max() ?? 1
    var table = DataTable(
      phrases(.steps),
      [
        .init(title: phrases(.step), kind: .text), .init(title: phrases(.lines)),
        .init(title: phrases(.shareOfUnknown)),
        .init(title: "", kind: .picture), .init(title: phrases(.bytesRemoved), isMinor: true),
        .init(title: phrases(.removedCharacters), kind: .text, isMinor: true),
      ])
    table.add(document.steps, limit: 20) { step in
      let removed = step.charactersRemoved.sorted {
        $0.value.value != $1.value.value ? $0.value.value > $1.value.value : $0.key < $1.key
      }
      return [
        .init(stepName(step.name), isHeader: true), .init(count(step.lines)),
        .init("\(shortPercent(ratio(step.lines.value, document.lines.read.value)))"),
        .init(InlineMark.bar(ratio(step.lines.value, most))), .init("\(grouped(step.bytesRemoved))"),
        .init(
          removed.prefix(5).map { name, number in
            "\(name == "space" ? phrases(.whiteSpace) : className(name)) \(count(number))" as Markup
          }.joined(separator: ", ")),
      ]
    }
    section.add("", isWide: true, table.markup(phrases))
    return section
  }

  private func stepName(_ name: String) -> Markup {
    let known: [String: Phrase] = [
      "composition": .stepComposition, "characters": .stepCharacters, "emoji": .emoji, "urls": .stepLinks,
      "masks": .stepMasks, "repeats": .stepRepeats, "spaces": .whiteSpace, "length": .stepLength,
    ]
    return known[name].map { phrases($0) } ?? shown(name, limit: 40)
  }

  private var examples: Page.Section {
    var section = Page.Section("examples", phrases(.cleanExamples), lead: phrases(.cleanExamplesLead))
    for step in document.steps where !step.examples.isEmpty {
      var items = Markup()
      for example in step.examples where items.byteCount < 20_000 {
        items += """
          <li><p class="said">\(BeforeAfter(example.before, example.after, phrases).before)</p>
          <p class="said became">\(BeforeAfter(example.before, example.after, phrases).after)</p>
          <p class="note">\(shown(example.file, limit: 80)):\(example.line.value)</p></li>

          """
      }
      section.add(stepName(step.name), "<ul class=\"pairs\">\(items)</ul>")
    }
    return section
  }
}
