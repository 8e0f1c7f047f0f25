import ArgumentParser
import CorpusReading

/// Whether comments are looked at in groups too.
struct GroupOptions: ParsableArguments {
  @Option(
    name: .customLong("group-by"),
    help: ArgumentHelp(
      "Audit also each group of comments with the same value of this field of CSV, TSV or JSON lines; dates may be cut: "
        + "created_at:month, :year, :day.", valueName: "field"))
  var groupBy: String?

  var selector: GroupSelector? { groupBy.map { GroupSelector(argument: $0) } }
}
