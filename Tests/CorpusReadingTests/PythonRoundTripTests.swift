import CorpusReading
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// Random comments that Python writes in every format and compression are read as what they are.
@Suite(.enabled(if: Python.withZstandard != nil, Python.zstandardReason)) struct `What Python writes` {
  /// Writes `expected.txt` and the same comments as `0.csv`, `1.csv.gz` and so on.
  private static let script = #"""
    import bz2, csv, gzip, json, lzma, random, sys, zstandard
    seed, folder = int(sys.argv[1]), sys.argv[2]
    rng = random.Random(seed)
    pieces = ['가', '나다', 'ㅋㅋㅋ', ' ', ',', '\t', '"', '""', "'", '\\', '\n', '\r\n', 'a', '👍🏽', '\u200d', '\u00e9', '\x00\x01', '\ufeff', '/', '{', '\x7f']
    comments = [''.join(rng.choice(pieces) for _ in range(rng.randrange(12))) for _ in range(400)]
    with open(folder + '/expected.txt', 'w', newline='') as f:
        f.writelines(c.replace('\r\n', ' ').replace('\n', ' ') + '\n' for c in comments)
    openers = {'': open, '.gz': gzip.open, '.bz2': bz2.open, '.xz': lzma.open, '.zst': zstandard.open}
    def out(name):
        suffix = rng.choice(list(openers))
        return openers[suffix](folder + '/' + name + suffix, 'wt', newline='', encoding=rng.choice(['utf-8', 'utf-8-sig']))
    for number in range(4):
        quoting = rng.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC])
        end = rng.choice(['\n', '\r\n'])
        for name, delimiter in [('csv', ','), ('tsv', '\t')]:
            with out(f'{number}.{name}') as f:
                w = csv.writer(f, delimiter=delimiter, quoting=quoting, lineterminator=end)
                w.writerow(['id', 'comment', 'when'])
                w.writerows([i, c, '"2026'] for i, c in enumerate(comments))
        with out(f'{number}.jsonl') as f:
            for i, c in enumerate(comments):
                f.write(json.dumps({'id': i, 'comment': c, 'more': {'x': [1.5, None]}}, ensure_ascii=rng.random() < .5) + end)
    """#

  @Test(arguments: 0..<8) func `is read in every format and compression`(seed: Int) throws {
    let python = try #require(Python.withZstandard)
    try withTemporaryFolder { folder in
      let run = try ChildProcess(python, ["-c", Self.script, String(seed), folder.string], in: folder)
      try #require(run.status == 0, "\(run.errorText)")
      let expected = try Data(contentsOf: URL(filePath: folder.appending("expected.txt").string))
      let lines = expected.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map(Array.init)
      for input in try InputExpansion.expand([folder.string + "/[0-9].*"]) {
        let asked = options {
          $0.textField = FieldSelector("comment")
          $0.chunkByteCount = 500
          $0.encoding = .utf8
        }
        let found = try Reading([input], asked).comments.map { Array($0.utf8) }
        #expect(found == lines, "seed \(seed), \(input.path)")
      }
    }
  }
}
