import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// Commands whose comments come from a program, record by record.
@Suite struct RecordsCommandTests {
  private static let records: [[UInt8]?] = [
    Array("가 나\n다".utf8), nil, [], [0xEF, 0xBB, 0xBF] + Array("가".utf8), Array("나\r".utf8), Array("{\"a\": 1}".utf8),
  ]

  private func body(_ counts: String) -> [Substring] { Array(counts.split(separator: "\n").dropFirst()) }

  @Test(arguments: [1, 2] as [UInt64]) func `Counts of records are those of the same comments in JSON`(seed: UInt64)
    throws
  {
    var random = SeededGenerator(seed: seed)
    // JSON holds no bytes that are not UTF-8.
    let records = oddRecords(&random, count: 300).map { record in
      record.map { Array(String(decoding: $0, as: UTF8.self).utf8) }
    }
    try withTemporaryFolder { folder in
      let lines = try records.map { record -> String in
        let text = try record.map {
          String(decoding: try JSONEncoder().encode(String(decoding: $0, as: UTF8.self)), as: UTF8.self)
        }
        return "{\"t\":\(text ?? "null")}\n"
      }
      try write(folder, "a.jsonl", lines.joined())
      let json = try CommandRun(["count", "a.jsonl", "--text-field", "t", "--output", "-", "-q"], in: folder)
      let framed = try CommandRun(
        ["count", "-", "--format", "records", "--output", "-", "-q"], in: folder, input: framed(records))
      try #require(json.status == 0 && framed.status == 0, "\(json.errorText)\(framed.errorText)")
      #expect(body(json.text) == body(framed.text), "seed \(seed)")
      for figure in ["lines", "words", "characters", "bytes", "invalid_sequences"] {
        #expect(self.figure(figure, json.text) == self.figure(figure, framed.text), "seed \(seed), \(figure)")
      }
    }
  }

  private func figure(_ name: String, _ counts: String) -> Substring? {
    counts.firstMatch(of: try! Regex("\"\(name)\":([0-9]+)"))?.output[1].substring
  }

  @Test func `A part without records has counts, and joins with others`() throws {
    try withTemporaryFolder { folder in
      let count = ["count", "-", "--format", "records", "--partial", "-q", "--output"]
      let empty = try CommandRun(count + ["a.counts"], in: folder)
      #expect(empty.status == 0 && empty.errorText.isEmpty, "\(empty.errorText)")
      try CommandRun(count + ["b.counts"], in: folder, input: framed(Self.records))
      #expect(try text(folder, "a.counts").contains(#""lines":0"#))
      let whole = try CommandRun(["count", "-", "--format", "records"], in: folder, input: [UInt8]())
      #expect(whole.status == 64)
      let without = try CommandRun(
        ["count", "-", "--format", "records", "--output", "c.counts", "-q"], in: folder)
      #expect(without.status == 1)
      let joined = try CommandRun(["counts", "join", "a.counts", "b.counts", "--output", "-", "-q"], in: folder)
      #expect(joined.status == 0 && joined.errorText.isEmpty, "\(joined.errorText)")
      #expect(try body(joined.text) == body(text(folder, "b.counts")))
      let part = try text(folder, "b.counts")
      #expect(figure("lines", joined.text) == "6" && figure("bytes", joined.text) == figure("bytes", part))
    }
  }

  @Test func `Counts of text that was cleaned before are those of a run that cleans`() throws {
    try withTemporaryFolder { folder in
      try write(
        folder, "a.txt", "가나다라마바사아자차 https://a.kr ㅋㅋㅋㅋㅋㅋ\n짧\n\n가나다라마바사아자차 https://a.kr ㅋㅋㅋㅋㅋㅋ\n漢字 없는 댓글입니다 네 그렇습니다 👍\n")
      let cleaning = ["--preset", "kcelectra-pretraining"]
      let direct = try CommandRun(["count", "a.txt", "--no-dedup", "--output", "-", "-q"] + cleaning, in: folder)
      let clean = try CommandRun(
        ["clean", "a.txt", "--no-dedup", "--output-format", "records", "-q"] + cleaning, in: folder)
      let cleaned = unframed(clean.output)
      #expect(
        cleaned.count == 5 && cleaned[1] == nil && cleaned[2] == nil && cleaned[0] == cleaned[3], "\(clean.errorText)")
      let count = ["count", "-", "--format", "records", "--cleaned", "--output", "-", "-q"] + cleaning
      let before = try CommandRun(count, in: folder, input: framed(cleaned.filter { $0 != nil }))
      #expect(before.status == 0 && body(before.text) == body(direct.text), "\(before.errorText)")
      for name in ["lines", "words", "characters", "bytes"] {
        #expect(figure(name, before.text) == figure(name, direct.text), "\(name)")
      }
      let fingerprint = try Regex("\"fingerprint\":\"([0-9a-f]+)\"")
      let found = before.text.firstMatch(of: fingerprint)?.output[1].substring
      #expect(found != nil && found == direct.text.firstMatch(of: fingerprint)?.output[1].substring)
      let told = try CommandRun(["pipeline", "--json"] + cleaning, in: folder)
      #expect(
        told.text.contains("\"fingerprint\" : \"\(found ?? "")\"") && told.text.contains("\"deduplicates\" : true"))
    }
  }

  @Test func `Cleaning gives a frame for each record, in order`() throws {
    try withTemporaryFolder { folder in
      var random = SeededGenerator(seed: 5)
      let records = oddRecords(&random, count: 3000)
      let arguments = ["clean", "-", "--format", "records", "--output-format", "records", "-q"]
      let plain = unframed(try CommandRun(arguments, in: folder, input: framed(records)).output)
      #expect(plain.count == records.count)
      for (record, found) in zip(records, plain) {
        guard let record, !record.isEmpty else {
          #expect(found == nil)
          continue
        }
        if !record.contains(0x0A), !record.contains(0x0D), String(validating: record, as: UTF8.self) != nil {
          #expect(found == record)
        }
      }
      let cleaned = unframed(
        try CommandRun(arguments + ["--clean", "kcelectra-2022"], in: folder, input: framed(records)).output)
      #expect(cleaned.count == records.count)
    }
  }

  @Test func `Encoding gives a line of ids for each record`() throws {
    try withTemporaryFolder { folder in
      try write(
        folder, "vocab.txt", ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "가", "나", "다"].joined(separator: "\n"))
      let arguments = ["encode", "vocab.txt", "-", "--format", "records", "--ids", "-q"]
      let run = try CommandRun(arguments, in: folder, input: framed(Self.records))
      #expect(run.text == "5 6 7\n\n\n5\n6\n1 1 1 1 1 1 1\n", "\(run.errorText)")
      var random = SeededGenerator(seed: 6)
      let records = oddRecords(&random, count: 5000)
      let many = try CommandRun(arguments, in: folder, input: framed(records))
      #expect(many.output.count { $0 == 0x0A } == records.count)
      let none = try CommandRun(arguments, in: folder)
      #expect(none.status == 0 && none.output.isEmpty)
    }
  }

  @Test func `What is wrong with frames is named, with what to do`() throws {
    try withTemporaryFolder { folder in
      let count = ["count", "-", "--format", "records", "--output", "-"]
      let cut = try CommandRun(count, in: folder, input: [1, 0, 0, 0, 0x61, 9, 0, 0, 0, 0x62])
      #expect(
        cut.errorText
          == "error: standard input:2: the record, which begins at byte 5, is cut off; each is 4 bytes, its length with the lowest byte first, and as many bytes\n"
      )
      let fields = try CommandRun(count + ["--text-field", "a"], in: folder)
      #expect(
        fields.errorText
          == "error: standard input: is read as records, which have no fields; leave out --text-field and --documents\n"
      )
      let encoding = try CommandRun(count + ["--encoding", "cp949"], in: folder)
      #expect(
        encoding.errorText
          == "error: standard input: records are read as UTF-8; leave out --encoding, or convert them first\n")
      let list = try CommandRun(
        ["count", "--files-from", "-", "--cleaned", "--clean", "kcbert-2020", "--output", "-"], in: folder,
        input: Array("{\"path\": \"a.txt\", \"clean\": \"none\"}\n".utf8))
      #expect(
        list.status == 64 && list.errorText.contains("--cleaned says that all text was cleaned before"),
        "\(list.errorText)")
    }
  }

  @Test func `A vocabulary's pipeline is told with its digest`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "vocab.txt", "[PAD]\n[UNK]\n가\n")
      let run = try CommandRun(["pipeline", "--vocabulary", "vocab.txt", "--json"], in: folder)
      #expect(
        run.status == 0 && run.text.contains("\"schema\" : \"kc-vocab/pipeline/1\"")
          && run.text.contains("\"size\" : 3"))
      #expect(run.text.contains("\"unicode_version\" : "))
      let text = try CommandRun(["pipeline", "--lowercase"], in: folder)
      #expect(text.status == 0 && text.text.hasPrefix("version     0.1.0 (") && text.text.contains("\nfingerprint "))
    }
  }
}
