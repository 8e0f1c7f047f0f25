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
      case .history(let document): HistoryPage(document, phrases).page
      }
    let tryBox = box.map { TrySection(phrases: phrases, box: $0, counts: document.tokenCounts) }
    html = Array(Frame(page: page, phrases: phrases, toolVersion: toolVersion, tryBox: tryBox).rendered.html.utf8)
  }
}
