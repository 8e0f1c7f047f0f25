internal import Storage

/// A saved report as one HTML file that needs nothing beside it.
///
/// The same report, language and version give the same bytes.
public struct ReportPage: Sendable {
  /// The schemas that pages are made of.
  public static let schemas = ReportDocument.schemas

  public let html: [UInt8]

  /// - Parameters:
  ///   - json: what a command printed with `--json`.
  ///   - path: names the report in errors.
  ///   - toolVersion: shown at the foot of the page.
  ///   - box: vocabularies to try comments with, for the page of an audit of them.
  public init(
    json: [UInt8], path: String, language: PageLanguage = .english, toolVersion: String = "", trying box: TryBox? = nil
  ) throws(ReportPagesError) {
    let phrases = Phrases(language: language)
    let document = try ReportDocument(json: json, path: path)
    let page =
      switch document {
      case .audit(let document): AuditPage(document, phrases).page
      case .merge(let document): MergePage(document, phrases).page
      case .train(let document): TrainPage(document, phrases).page
      case .clean(let document): CleanPage(document, phrases).page
      }
    let frame = Frame(
      page: page, phrases: phrases, toolVersion: toolVersion, box: box, counts: document.tokenCounts)
    html = Array(frame.rendered.html.utf8)
  }
}

/// A page with what all pages have.
struct Frame {
  let page: Page
  let language: Markup
  let style = Markup(resource: PackageResources.page_css)
  let script: Markup
  /// What the page tries comments with.
  let tryBox: TrySection?
  /// What the page's own script says, for the script.
  let scriptWords: Markup
  /// Lets nothing run or load but what the page holds.
  let policy: Markup
  let skip: Markup
  let contents: Markup
  let more: Markup
  let about: Markup
  let madeBy: Markup

  init(page: Page, phrases: Phrases, toolVersion: String, box: TryBox?, counts: [[Int]]) {
    let script = Markup(resource: PackageResources.page_js)
    self.script = box == nil ? script : script + Markup(resource: PackageResources.try_js)
    tryBox = box.map { TrySection($0, counts: counts, phrases) }
    self.page = page
    more = phrases(.showDetails)
    language = "\(phrases.language.rawValue)"
    skip = phrases(.skip)
    contents = phrases(.contents)
    about = phrases(.about)
    madeBy = phrases(.madeBy, toolVersion)
    let digest = base64(ofHex: SHA256.hex(self.script.html.utf8))
    policy = """
      default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(digest)'; \
      base-uri 'none'; form-action 'none'
      """
    scriptWords = [
      ("filter", Phrase.filter), ("hint", .filterHint), ("shown", .rowsShown), ("sort", .sortBy), ("all", .showAll),
      ("with", .showingFor), ("none", .noRows),
    ].map { " data-\($0)=\"\(phrases($1, "{0}", "{1}"))\"" as Markup }.joined()
  }
}

/// The part of a page where comments are tried.
struct TrySection {
  let title: Markup
  let lead: Markup
  let words: Markup
  let needsScript: Markup
  let data: Markup

  init(_ box: TryBox, counts: [[Int]], _ phrases: Phrases) {
    title = phrases(.tryTitle)
    lead = phrases(.tryLead, box.text.unicodeVersion)
    needsScript = phrases(.needsScript)
    data = box.json(counts: counts)
    words = [
      ("label", Phrase.tryLabel), ("sample", .trySample), ("count", .tryCount), ("lookup", .tryLookUp),
      ("id", .id), ("uses", .tryUses), ("found", .tryFound),
    ].map { " data-\($0)=\"\(phrases($1, "{0}", "{1}"))\"" as Markup }.joined()
  }
}

/// A digest as content security policies name it.
private func base64(ofHex hex: String) -> String {
  let digits = hex.utf8.map { Int($0) - ($0 < 0x3A ? 0x30 : 0x57) }
  let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let part = bytes[start..<min(start + 3, bytes.count)]
    let bits = part.reduce(0) { $0 << 8 | $1 } << (8 * (3 - part.count))
    for place in 0..<4 { text.append(place <= part.count ? alphabet[bits >> (18 - 6 * place) & 63] : "=") }
  }
  return text
}
