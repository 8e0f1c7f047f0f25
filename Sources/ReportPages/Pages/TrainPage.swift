/// A training run as a page: what came out, how it was learnt, which characters were left out.
struct TrainPage: PageMaking {
  let document: TrainDocument
  let phrases: Phrases

  init(_ document: TrainDocument, _ phrases: Phrases) {
    self.document = document
    self.phrases = phrases
  }

  var page: Page {
    var page = Page()
    let corpus = document.corpus
    page.title = phrases(.trainingOf)
    page.kind = phrases(.trainingOf)
    page.heading = phrases(.tokensInAll, grouped(document.vocabulary.size.value))
    page.lead = lead
    page.facts = phrases(
      .corpusFacts, grouped(corpus.lines.value), grouped(corpus.words.value), grouped(corpus.distinctWords.value),
      grouped(corpus.characters.value), fixed(Double(corpus.bytes.value) / 1e6, decimals: 1))
    page.tiles = tiles
    page.sections = [learning, alphabet, Self.stages(document.stages, phrases)]
    page.notes = [
      Page.Note(term: phrases(.digest), text: "<code>\(String(document.vocabulary.digest.prefix(64)))</code>")
    ]
    return page
  }

  private var lead: Markup {
    let alphabet = document.alphabet
    guard alphabet.dropped.value > 0 else { return phrases(.trainKeptAll, grouped(alphabet.kept.value)) }
    return phrases(
      .trainLead, grouped(alphabet.kept.value), grouped(alphabet.dropped.value),
      grouped(alphabet.droppedOccurrences.value))
  }

  private var tiles: [Page.Tile] {
    var tiles = [
      Page.Tile(title: phrases(.merges), value: count(document.merges), note: smallest, target: "learning"),
      Page.Tile(
        title: phrases(.keptCharacters), value: count(document.alphabet.kept), note: "", target: "alphabet"),
      Page.Tile(
        title: phrases(.droppedCharacters), value: count(document.alphabet.dropped),
        note: phrases(.occurrencesInAll, grouped(document.alphabet.droppedOccurrences.value)), target: "alphabet"),
    ]
    if let pruning = document.pruning {
      tiles.append(
        Page.Tile(
          title: phrases(.struckOut), value: count(pruning.struckOut),
          note: phrases(.struckFrom, grouped(pruning.trainedSize.value)), target: "learning"))
    }
    return tiles
  }

  private var smallest: Markup {
    document.smallestMergeFrequency.map { phrases(.smallestMerge, grouped($0.value)) } ?? ""
  }

  private var learning: Page.Section {
    var section = Page.Section("learning", phrases(.learning), lead: phrases(.learningLead))
    let points = document.mergeFrequencies ?? []
    guard let last = points.last, let most = points.map(\.frequency.value).max() else { return section }
    var plot = Plot(
      x: .logarithmic(to: Double(last.merge.value)) { "\(phrases.short($0))" },
      y: .logarithmic(to: Double(most)) { "\(phrases.short($0))" },
      xTitle: phrases(.mergeAxis), yTitle: phrases(.pairAxis), alternative: phrases(.learningLead))
    plot.addLine(points.map { (Double(max(1, $0.merge.value)), Double(max(1, $0.frequency.value))) })
    section.add(phrases(.learningTitle), plot.markup)
    return section
  }

  private var alphabet: Page.Section {
    var section = Page.Section("alphabet", phrases(.alphabet))
    let dropped = document.alphabet.droppedCharacters.sorted {
      $0.value.value != $1.value.value ? $0.value.value > $1.value.value : $0.key < $1.key
    }
    section.lead = dropped.isEmpty ? phrases(.noneDropped) : phrases(.droppedLead)
    guard let most = dropped.first?.value.value else { return section }
    var table = DataTable(
      phrases(.droppedCharacters),
      [
        .init(title: phrases(.character), kind: .text), .init(title: phrases(.codePoint), kind: .text),
        .init(title: phrases(.occurrences)), .init(title: "", kind: .picture),
      ], isList: true)
    table.byteLimit = 250_000
    table.add(dropped, limit: 2_000) { code, occurrences in
      let scalar = UInt32(code.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      return [
        .init(scalar.map { "<span class=\"glyph\">\(shown(String(Character($0))))</span>" } ?? "–", isHeader: true),
        .init("<code>\(String(code.prefix(8)))</code>"), .init(count(occurrences)),
        .init(InlineMark.bar(ratio(occurrences.value, most), kind: "bad")),
      ]
    }
    section.add(phrases(.droppedCharacters), isWide: true, table.markup(phrases))
    return section
  }

  /// Where time and memory went.
  static func stages(_ stages: [Stage], _ phrases: Phrases) -> Page.Section {
    var section = Page.Section("stages", phrases(.stages))
    let known: [String: Phrase] = [
      "counting": .counting, "training": .training, "writing": .writing, "cleaning": .cleaningStage,
    ]
    let most = stages.map(\.seconds).max() ?? 1
    var table = DataTable(
      phrases(.stages),
      [
        .init(title: phrases(.stage), kind: .text), .init(title: phrases(.seconds)), .init(title: "", kind: .picture),
        .init(title: phrases(.peakMemory)),
      ])
    table.add(stages, limit: 40) { stage in
      [
        .init(
          known[stage.name].map { phrases($0) } ?? ShownText.markup(stage.name, limit: 40, phrases: phrases),
          isHeader: true),
        .init("\(fixed(stage.seconds, decimals: 2))"), .init(InlineMark.bar(most > 0 ? stage.seconds / most : 0)),
        .init("\(fixed(Double(stage.peakBytes.value) / 1e6, decimals: 1)) MB"),
      ]
    }
    section.add("", isWide: true, table.markup(phrases))
    return section
  }
}
