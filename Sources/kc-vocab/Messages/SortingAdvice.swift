import CorpusReading
import SystemPackage

/// How to bring the records of a file together that have the same key, keeping their order: commands that need no more
/// memory than they are given.
enum SortingAdvice {
  static func command(for path: FilePath, by field: FieldSelector) -> String {
    switch RecordFormat(fileName: path) {
    case .jsonl, .json:
      #"jq -rc '"\(.\#(field)|tojson)\t\(tojson)"' \#(path) | sort -s -t $'\t' -k 1,1 | cut -f 2-"#
    case .tsv, .text, .records:
      "(head -n 1 \(path); tail -n +2 \(path) | sort -s -t $'\\t' -k N,N), N being the column's number"
    case .csv:
      "sqlite3 -csv -header '' '.import \(path) t' 'SELECT * FROM t ORDER BY \"\(field)\", rowid'"
    }
  }
}
