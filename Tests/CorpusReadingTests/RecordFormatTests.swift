import CorpusReading
import SystemPackage
import Testing

@Suite struct `The format of a file` {
  @Test func `goes by its name, less the suffix of a compression`() {
    for suffix in ["", ".gz", ".zst", ".xz", ".bz2", ".GZ"] {
      #expect(RecordFormat(fileName: "a/b.c/d.CSV\(suffix)".path) == .csv)
      #expect(RecordFormat(fileName: "d.tsv\(suffix)".path) == .tsv)
      #expect(RecordFormat(fileName: "d.jsonl\(suffix)".path) == .jsonl)
      #expect(RecordFormat(fileName: "d.ndjson\(suffix)".path) == .jsonl)
      #expect(RecordFormat(fileName: "csv\(suffix)".path) == .text)
      #expect(RecordFormat(fileName: "d.txt\(suffix)".path) == .text)
      #expect(RecordFormat(fileName: "d.csv.bak\(suffix)".path) == .text)
    }
    #expect(RecordFormat(fileName: "gz".path) == .text)
    #expect(RecordFormat(fileName: "-".path) == .text)
  }
}

extension String {
  fileprivate var path: FilePath { FilePath(self) }
}
