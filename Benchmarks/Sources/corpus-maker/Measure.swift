import ArgumentParser
internal import SystemPackage

struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows how the distinct words of a text grow each time the text doubles.",
    discussion: "The factor is what doubling multiplied the distinct words by; the exponent is its logarithm to base 2."
  )

  @Argument(help: "A text, one comment a line.")
  var text: String

  @Option(help: "Words of the first row.")
  var first = 1_000_000

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let rows = try GrowthTable(FilePath(text), firstRow: first).rows
    if json {
      let objects = rows.map {
        #"{"words": \#($0.words), "distinct_words": \#($0.distinctWords), "bytes": \#($0.bytes)}"#
      }
      print("[" + objects.joined(separator: ", ") + "]")
      return
    }
    print("words\tdistinct\tfactor\texponent")
    var previous: GrowthTable.Row?
    for row in rows {
      var columns = "\t\t"
      if let previous {
        let exponent = GrowthLaw.exponent(
          from: previous.distinctWords, at: previous.words, to: row.distinctWords, at: row.words)
        let factor = Double(row.distinctWords) / Double(previous.distinctWords)
        columns = "\t\(factor.rounded(to: 3))\t\(exponent.rounded(to: 3))"
      }
      print("\(row.words)\t\(row.distinctWords)\(columns)")
      previous = row
    }
  }
}
