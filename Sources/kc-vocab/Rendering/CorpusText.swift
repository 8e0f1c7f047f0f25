import CorpusCatalogue
import SystemPackage

/// What `corpus list` prints for a person: one line an entry, the titles last because their width is any.
func corpusTable(_ set: CatalogueSet) -> String {
  let header = ["NAME", "KIND", "LICENCE", "RECORDS", "SIZE", "FETCHED", "WHAT"]
  let rows = set.entries.map { kind, entry in
    [
      entry.name, kind.word, shortened(entry.license, to: 20), entry.records.map(grouped) ?? "–", size(entry) ?? "–",
      entry.access.word, entry.title,
    ]
  }
  let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
  return ([header] + rows).map { row in
    let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
    return cells.dropLast().joined(separator: "  ") + "  " + (row.last ?? "") + "\n"
  }.joined()
}

/// What `corpus show` prints for a person.
func corpusDescription(_ kind: Catalogue.Kind, _ entry: CatalogueEntry) -> String {
  var table = TextTable()
  table.add("name", entry.name)
  table.add("kind", kind.word)
  table.add("title", entry.title)
  table.add("what", entry.description)
  table.add(
    "licence",
    entry.license == "not stated" ? "not stated, which is not a permission; ask the publisher" : entry.license)
  table.add("homepage", entry.homepage)
  if let records = entry.records { table.add(kind == .corpora ? "records" : "tokens", grouped(records)) }
  if let size = size(entry) { table.add("size", size) }
  switch entry.access {
  case .included:
    table.add("read by name", "kc-vocab info \(entry.name)")
    table.add("copy with", "kc-vocab corpus fetch \(entry.name)")
  case .direct: table.add("fetch with", "kc-vocab corpus fetch \(entry.name)")
  case .registration, .manual: table.add("how to get it", entry.howToGet ?? "see its homepage")
  }
  for file in entry.files {
    table.add("file", [file.name, file.bytes.map(size), file.url].compactMap(\.self).joined(separator: ", "))
    let digest = file.sha256.map { "sha256 \($0)" } ?? file.gitBlob.map { "git blob \($0)" }
    table.add("", digest ?? "digest not known")
  }
  if let reading = readingCommand(kind, entry, directory: FilePath(entry.name)) { table.add("then", reading) }
  return table.text
}

/// What `corpus fetch` prints for a person.
func fetchSummary(
  _ result: FetchResult, _ entry: CatalogueEntry, _ kind: Catalogue.Kind, _ directory: FilePath
) -> String {
  var table = TextTable()
  for (file, state) in zip(result.record.files, result.states) {
    let how =
      switch state {
      case .fetched: "fetched"
      case .resumed(let start): "fetched, the first \(megabytes(start)) MB by an earlier run"
      case .alreadyThere: "was there already"
      }
    table.add(
      directory.appending(file.name).string,
      "\(size(file.bytes)), \(how), \(file.isVerified ? "verified" : "not verified")")
  }
  table.add("licence", entry.license)
  if let reading = readingCommand(kind, entry, directory: directory) { table.add("then", reading) }
  return table.text
}

/// The command that reads what was fetched, as far as the catalogue says how.
private func readingCommand(_ kind: Catalogue.Kind, _ entry: CatalogueEntry, directory: FilePath) -> String? {
  guard let file = entry.files.first, file.unpack == nil || file.unpack == .gzip, let hint = file.format else {
    return nil
  }
  let path = directory.appending(file.name).string
  if kind == .vocabularies { return "kc-vocab info \(path)" }
  var words = ["kc-vocab train", path]
  if let format = hint.format, format != "text" { words += ["--format", format] }
  if hint.header == true { words.append("--header") }
  // CSV is quoted unless something else is said; of TSV it would have to be guessed.
  if hint.quotes == false { words += ["--quoting", "none"] }
  if hint.quotes == true && hint.format == "tsv" { words += ["--quoting", "rfc4180"] }
  if let column = hint.textColumn { words += ["--text-column", column] }
  let command = (words + ["--output", "out"]).joined(separator: " ")
  let others = (hint.textColumns ?? []).filter { $0 != hint.textColumn }
  return others.isEmpty ? command : "\(command) (text stands in \(others.joined(separator: ", ")) too)"
}

private func size(_ entry: CatalogueEntry) -> String? {
  let known = entry.files.compactMap(\.bytes)
  let sum = !known.isEmpty && known.count == entry.files.count ? known.reduce(0, +) : nil
  return (sum ?? entry.bytes).map(size)
}

/// Bytes in the unit that keeps the number short.
func size(_ byteCount: Int) -> String {
  switch byteCount {
  case ..<1_000_000: "\(fixed(Double(byteCount) / 1e3, decimals: 1)) kB"
  case ..<1_000_000_000: "\(megabytes(byteCount)) MB"
  default: "\(fixed(Double(byteCount) / 1e9, decimals: 1)) GB"
  }
}

private func shortened(_ text: String, to count: Int) -> String {
  text.count <= count ? text : text.prefix(count - 1) + "…"
}

extension Catalogue.Kind {
  var word: String {
    switch self {
    case .corpora: "corpus"
    case .vocabularies: "vocabulary"
    }
  }
}

extension CatalogueEntry.Access {
  fileprivate var word: String {
    switch self {
    case .included: "included"
    case .direct: "directly"
    case .registration: "by agreement"
    case .manual: "by hand"
    }
  }
}
