import CorpusReading
import TestSupport
import Testing

@Suite struct `Groups and documents` {
  @Test func `carry a key for each comment`() throws {
    let csv = "day,thread,text\n2026-03-04,7,a\n2026-03-30,7,b\n2025-12-31,8,c\n"
    let asked = options {
      $0.textField = FieldSelector("text")
      $0.group = GroupSelector(argument: "day:month")
      $0.documentField = FieldSelector("thread")
    }
    let reading = try read(csv.utf8, "a.csv", asked)
    #expect(reading.groups == ["2026-03", "2026-03", "2025-12"])
    #expect(reading.documents == ["7", "7", "8"])
  }

  @Test func `take numbers and strings of JSON`() throws {
    let lines = #"""
      {"t": "a", "when": 1767225599, "thread": 12345678901234567890}
      {"t": "b", "when": 1767225600, "thread": "x\n"}
      """#
    let asked = options {
      $0.textField = FieldSelector("t")
      $0.group = GroupSelector(argument: "when:day")
      $0.documentField = FieldSelector("thread")
    }
    let reading = try read(lines.utf8, "a.jsonl", asked)
    #expect(reading.groups == ["2025-12-31", "2026-01-01"])
    #expect(reading.documents == ["12345678901234567890", "x\n"])
  }

  @Test func `stop at a value that is no date`() throws {
    let asked = options {
      $0.textField = FieldSelector("t")
      $0.group = GroupSelector(argument: "d:year")
    }
    let error = try errorOfReading("d,t\nyesterday,a\n".utf8, "a.csv", asked)
    #expect(error == .bad("a.csv", 2, 1, .notADate(FieldSelector("d"), value: "yesterday")))
    let missing = try errorOfReading("{\"t\": \"a\"}\n".utf8, "a.jsonl", asked)
    #expect(missing == .bad("a.jsonl", 1, 1, .missingField(FieldSelector("d"), available: ["t"])))
  }

  @Test func `know dates in the forms that people write`() throws {
    let dates = [
      "2026-03-04", "2026/3/4", "2026.03.04 12:30", "20260304", "20260304123000", "2026-03-04T00:00:00Z", "1772582400",
      "1772582400000", "1772582400.5",
    ]
    for date in dates {
      let asked = options {
        $0.textField = FieldSelector("t")
        $0.group = GroupSelector(argument: "d:day")
      }
      #expect(try read("d,t\n\(date),a\n".utf8, "a.csv", asked).groups == ["2026-03-04"], "\(date)")
    }
    for date in ["2026", "26-03-04", "2026-13-01", "03/04/2026", "", "12345"] {
      let asked = options {
        $0.textField = FieldSelector("t")
        $0.group = GroupSelector(argument: "d:day")
      }
      #expect(try errorOfReading("d,t\n\(date),a\n".utf8, "a.csv", asked) != nil, "\(date)")
    }
  }

  @Test func `take a colon for part of the name unless a period follows`() {
    #expect(GroupSelector(argument: "a:b") == GroupSelector(field: FieldSelector("a:b")))
    #expect(GroupSelector(argument: "a:b:year") == GroupSelector(field: FieldSelector("a:b"), period: .year))
  }
}
