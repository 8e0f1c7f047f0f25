import CorpusReading
import SystemPackage
import TestSupport
import Testing

/// Drops comments that hold a letter, or puts another text in their place.
private struct Changing: CommentStage {
  var dropped: Character?
  var added: String?

  func source(over source: any CommentSource) -> any CommentSource { Source(below: source, stage: self) }

  private final class Source: CommentSource {
    let below: any CommentSource
    let stage: Changing

    init(below: any CommentSource, stage: Changing) {
      self.below = below
      self.stage = stage
    }

    func next(_ block: CommentBlock) throws(CorpusError) -> Bool {
      guard try below.next(block) else { return false }
      if let added = stage.added {
        block.rewriteComments { _, comment, store in
          store.append(comment)
          Array(added.utf8).withUnsafeBytes { store.append($0) }
          return !comment.isEmpty
        }
      }
      if let dropped = stage.dropped {
        block.keepComments { _, comment in !comment.contains(dropped.asciiValue ?? 0) }
      }
      return true
    }
  }
}

@Suite struct `Stages between reader and worker` {
  private static let csv =
    "id,when,text\n1,2026-01-01,ax\n1,2026-01-01,b\n2,2026-02-01,cx\n2,2026-02-01,d\n3,2026-03-01,x\n"

  private func reading(_ stages: [any CommentStage], chunkByteCount: Int = 1 << 18) throws -> (Reading, [String]) {
    try withTemporaryFolder { folder in
      let input = try write(Self.csv.utf8, "a.csv", in: folder)
      let asked = options {
        $0.textField = FieldSelector("text")
        $0.documentField = FieldSelector("id")
        $0.group = GroupSelector(argument: "when:month")
        $0.chunkByteCount = chunkByteCount
      }
      let reader = try CorpusReader([input], options: asked, stages: stages)
      let places = try reader.forEachBlock(threads: 1, makeWorker: { _ in [CorpusPlace]() }) { places, block in
        block.forEachComment { number, _ in places.append(block.place(line: number, byte: 0)) }
      }
      let lines = try places.joined().map { "\(try reader.location(of: $0).line)" }
      return (try Reading([input], asked, threads: 2, stages: stages), lines)
    }
  }

  @Test func `drop comments with their groups and documents, and keep the places of the others`() throws {
    for chunkByteCount in [1 << 18, 20, 5] {
      let (found, lines) = try reading([Changing(dropped: "x")], chunkByteCount: chunkByteCount)
      #expect(found.comments == ["b", "d"])
      #expect(found.groups == ["2026-01", "2026-02"])
      #expect(found.documents == ["1", "2"])
      #expect(found.byteCount == 4)
      #expect(lines == ["3", "5"])
    }
  }

  @Test func `change comments one after the other`() throws {
    let stages = [Changing(added: "+"), Changing(dropped: "b", added: "-"), Changing(added: "!")]
    let (found, lines) = try reading(stages)
    #expect(found.comments == ["ax+-!", "cx+-!", "d+-!", "x+-!"])
    #expect(found.documents == ["1", "2", "2", "3"])
    #expect(lines == ["2", "4", "5", "6"])
  }

  @Test func `leave lines of text where they are`() throws {
    try withTemporaryFolder { folder in
      let input = try write("a\nx1\n\nb\nx2".utf8, "a.txt", in: folder)
      let reader = try CorpusReader([input], stages: [Changing(dropped: "x")])
      let block = CommentBlock()
      #expect(try reader.next(block))
      #expect(String(decoding: block.text, as: UTF8.self) == "a\n\nb\n")
      #expect(try (0..<3).map { try reader.location(of: block.place(line: $0, byte: 0)).line } == [1, 3, 4])
      // What lies behind the text is the same whatever was dropped.
      let behind = UnsafeRawBufferPointer(start: block.text.baseAddress.map { $0 + block.text.count }, count: 64)
      #expect(behind.allSatisfy { $0 == 0 })
    }
  }

  @Test func `say which comments begin a document, whatever was dropped`() throws {
    try withTemporaryFolder { folder in
      let input = try write("k,t\n1,ax\n1,b\n1,c\n2,d\n2,ex\n3,x\n4,f\n".utf8, "a.csv", in: folder)
      let asked = options {
        $0.textField = FieldSelector("t")
        $0.documentField = FieldSelector("k")
      }
      let reader = try CorpusReader([input], options: asked, stages: [Changing(dropped: "x")])
      let block = CommentBlock()
      #expect(try reader.next(block))
      let documents = try #require(block.documents)
      #expect(documents.runCount == 4)
      #expect((0..<4).map { String(decoding: documents.key(ofRun: $0), as: UTF8.self) } == ["1", "2", "3", "4"])
      #expect(documents.comments.map(\.run) == [0, 0, 1, 3])
      #expect(documents.comments.map(\.beginsRun) == [false, false, true, true])
    }
  }
}
