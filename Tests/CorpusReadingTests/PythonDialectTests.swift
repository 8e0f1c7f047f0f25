import CorpusReading
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// Random dialects of CSV and JSON, written by Python and described by a list, are read as Python itself reads them.
@Suite(.enabled(if: Python.reference != nil, Python.reason)) struct `What Python reads back` {
  /// Writes `list`, and for its n-th line (from 0) the comments that Python finds in that file as `n.expected`, a line
  /// each.
  private static let script = #"""
    import csv, gzip, io, json, random, re, sys, zipfile
    csv.field_size_limit(1 << 27)
    seed, folder = int(sys.argv[1]), sys.argv[2]
    rng = random.Random(seed)
    pieces = ['가', '나다', 'ㅋㅋㅋ', '뷁', '漢', ' ', ',', ';', '|', '\t', '"', '""', "'", '\\', '\n', '\r\n', '\r', 'a', '{', '[', '#', '=']
    beyond = ['👍🏽', '\u200d', '\u00e9', '\x00\x01', '\ufeff', '\u2028']
    encodings = ['utf-8', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-be', 'cp949']
    lines = []
    for number in range(24):
        encoding = rng.choice(encodings)
        letters = pieces + ([] if encoding == 'cp949' else beyond)
        comments = [''.join(rng.choice(letters) for _ in range(rng.randrange(12))) for _ in range(rng.randrange(2, 200))]
        comments[0] = '첫' + rng.choice(['', 'ㅋ' * 70_000, ' 나' * 150_000])
        end = rng.choice(['\n', '\r\n', '\r'])
        entry = {'encoding': encoding.replace('-sig', '')}
        out = io.StringIO(newline='')
        if rng.random() < .6:
            delimiter = rng.choice([',', '\t', ';', '|'])
            quoting = rng.choice([csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
            w = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)
            header = rng.random() < .5
            if header: w.writerow(['id', '댓글', 'when'])
            w.writerows([i, c, '"2026'] for i, c in enumerate(comments))
            text = out.getvalue()
            rows = [r for r in csv.reader(io.StringIO(text, newline=''), delimiter=delimiter) if r][header:]
            found = [r[1] for r in rows]
            name, entry['format'] = f'{number}.csv', 'csv'
            entry |= {'delimiter': delimiter, 'header': header, 'text_field': '댓글' if header else '2'}
        else:
            ascii = rng.random() < .5 or encoding == 'cp949'
            records = [{'id': i, 'b': {'text': c}, 'x': [1.5, None, 'ㅋ"']} for i, c in enumerate(comments)]
            layout = rng.choice(['lines', 'array', 'pretty'])
            if layout == 'lines':
                text = ''.join(json.dumps(r, ensure_ascii=ascii) + end for r in records)
                found = [json.loads(l)['b']['text'] for l in re.split('\r\n|\r|\n', text) if l]
            else:
                text = json.dumps(records, ensure_ascii=ascii, indent=1 if layout == 'pretty' else None).replace('\n', end)
                found = [r['b']['text'] for r in json.loads(text)]
            name, entry['text_field'] = f'{number}.json', 'b.text'
        data = text.encode(encoding)
        container = rng.choice(['', '.gz', '.zip'])
        path = f'{folder}/{name}{container}'
        if container == '.zip':
            with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z: z.writestr('in/' + name, data)
        else:
            with (gzip.open if container else open)(path, 'wb') as f: f.write(data)
        lines.append(json.dumps({'path': path} | entry, ensure_ascii=False))
        with open(f'{folder}/{number}.expected', 'w', newline='') as f:
            f.writelines(re.sub('\r\n|\r|\n', ' ', c) + '\n' for c in found)
    with open(folder + '/list', 'w', newline='', encoding='utf-8-sig') as f: f.write(rng.choice(['\n', '\r\n']).join(lines))
    """#

  @Test(arguments: 0..<10, [700, 1 << 18]) func `is read in every dialect`(seed: Int, chunk: Int) throws {
    let python = try #require(Python.reference)
    try withTemporaryFolder { folder in
      let run = try ChildProcess(python, ["-c", Self.script, String(seed), folder.string], in: folder)
      try #require(run.status == 0, "\(run.errorText)")
      let list = CorpusInput.file(folder.appending("list"))
      let sources = try InputExpansion.expand([FilePath](), lists: [list]).sources
      #expect(sources.count == 24)
      for (number, source) in sources.enumerated() {
        let file = folder.appending("\(number).expected").string
        let expected = try Data(contentsOf: URL(filePath: file))
        let lines = expected.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map(Array.init)
        let asked = options { $0.chunkByteCount = chunk }
        let found = try Reading(sources: [source], asked).comments.map { Array($0.utf8) }
        let first = zip(found, lines).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        #expect(found == lines, "seed \(seed), \(source), first difference at \(first ?? -1)")
      }
      let all = try Reading(sources: sources).comments
      #expect(!all.isEmpty)
    }
  }
}
