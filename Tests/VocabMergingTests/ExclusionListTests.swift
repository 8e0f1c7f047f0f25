import DurableFiles
import SystemPackage
import TestSupport
import Testing
import VocabMerging

@Suite struct ExclusionListTests {
  private func read(_ bytes: [UInt8]) throws -> Set<[UInt8]> {
    try withTemporaryFolder { folder in
      let file = try StagedFile(folder.appending("list.txt"))
      try file.write(bytes: bytes)
      try file.commit()
      return try ExclusionList.read(file.path)
    }
  }

  @Test func `Each line is an entry, whatever ends it`() throws {
    let expected = Set(["가", "##나", "#", " 다"].map { Array($0.utf8) })
    #expect(try read(Array("가\n##나\n\n#\n 다".utf8)) == expected)
    #expect(try read([0xEF, 0xBB, 0xBF] + Array("가\r\n##나\r\n#\r\n 다\r\n".utf8)) == expected)
    #expect(try read([]).isEmpty)
  }

  @Test func `A line that is not UTF-8 is named`() throws {
    let error = #expect(throws: VocabMergingError.self) { try read(Array("가\n".utf8) + [0xFF, 0x0A]) }
    guard case .notUTF8(let path, line: 2) = error else { throw error! }
    #expect(path.lastComponent == "list.txt")
  }

  @Test func `A list that is not there is named`() {
    #expect(throws: VocabMergingError.file(.missing("/nowhere/list.txt"))) {
      try ExclusionList.read("/nowhere/list.txt")
    }
  }
}
