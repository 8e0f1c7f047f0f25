import Testing
import VocabMerging
import WordPiece

@Suite struct VocabularyMergerTests {
  @Test func `What the base lacks comes after it, in the order of the donors`() throws {
    let base = try vocabulary("가", "##나")
    let result = try merge(base, vocabulary("다", "가", "##라"), vocabulary("##라", "마"))
    #expect(texts(result.vocabulary) == SpecialTokens.bert.all + ["가", "##나", "다", "##라", "마"])
    #expect(result.report.donors.map(\.overlap) == [6, 5])
    #expect(result.report.donors.map(\.added) == [2, 1])
    #expect(result.report.donors[1].skipped.duplicate == 1)
    #expect(result.warnings.isEmpty)
  }

  @Test func `Special tokens are matched by role, whatever they are called`() throws {
    let names = ["<pad>", "<unk>", "<s>", "</s>", "<mask>"]
    let donor = try Vocabulary(
      tokens: (["나"] + names).map { Array($0.utf8) }, specialTokens: SpecialTokens(names))
    let result = try merge(vocabulary("가"), donor)
    #expect(texts(result.vocabulary) == SpecialTokens.bert.all + ["가", "나"])
    #expect(result.report.donors[0].overlapKinds[.special] == 5)
    #expect(result.map.rows[1].donorIDs == [2])
    #expect(result.map.rows[1].origin == .both)
  }

  @Test func `A special token that the base has no use for is skipped`() throws {
    let names = ["[UNK]", "[BOS]", "[MASK]"]
    let donor = try Vocabulary(tokens: (names + ["나"]).map { Array($0.utf8) }, specialTokens: SpecialTokens(names))
    let base = try Vocabulary(
      tokens: ["[UNK]", "가"].map { Array($0.utf8) }, specialTokens: SpecialTokens(["[UNK]"]))
    let result = try merge(base, donor)
    #expect(texts(result.vocabulary) == ["[UNK]", "가", "나"])
    #expect(result.report.donors[0].skipped.special == 2)
  }

  @Test func `Unused entries are skipped, kept, or filled`() throws {
    let base = try vocabulary("[unused0]", "가", "[unused1]")
    let donor = try vocabulary("나", "[unused1]", "[unused2]", "다", "라")
    let plain = try merge(base, donor)
    #expect(texts(plain.vocabulary).dropFirst(5) == ["[unused0]", "가", "[unused1]", "나", "다", "라"])
    #expect(plain.report.donors[0].skipped.unused == 1)
    #expect(plain.report.donors[0].overlapKinds[.placeholder] == 1)
    let kept = try merge(base, donor) { $0.keepsUnused = true }
    #expect(texts(kept.vocabulary).dropFirst(5) == ["[unused0]", "가", "[unused1]", "나", "[unused2]", "다", "라"])
    let filled = try merge(base, donor) { $0.fillsUnused = true }
    #expect(texts(filled.vocabulary).dropFirst(5) == ["나", "가", "다", "라"])
    #expect(filled.report.merged.filled == 2)
    #expect(filled.map.rows[5].origin == .donor)
    #expect(filled.map.rows[5].baseID == nil)
  }

  @Test func `The size is padded with unused entries that are not taken`() throws {
    let result = try merge(vocabulary("[unused1]"), vocabulary("나")) { $0.paddingMultiple = 5 }
    #expect(texts(result.vocabulary).dropFirst(5) == ["[unused1]", "나", "[unused0]", "[unused2]", "[unused3]"])
    #expect(result.report.merged.padding == 3)
    #expect(result.map.rows.map(\.origin).suffix(3) == [.padding, .padding, .padding])
  }

  @Test func `Without a corpus limits go by donor order`() throws {
    let donor = try vocabulary("나", "다", "라")
    #expect(try texts(merge(vocabulary("가"), donor) { $0.maximumAdded = 1 }.vocabulary).last == "나")
    let sized = try merge(vocabulary("가"), donor) { $0.size = 8 }
    #expect(texts(sized.vocabulary).dropFirst(5) == ["가", "나", "다"])
    #expect(sized.report.donors[0].notChosenBy.limit == 1)
  }

  @Test func `Excluded entries do not join`() throws {
    let result = try merge(vocabulary("가"), vocabulary("나", "##나", "다")) {
      $0.excluded = [Array("##나".utf8), Array("없".utf8)]
    }
    #expect(texts(result.vocabulary).dropFirst(5) == ["가", "나", "다"])
    #expect(result.report.donors[0].notChosenBy.excludeFile == 1)
    #expect(result.warnings == [.exclusionsUnmatched(1)])
  }

  @Test func `Only entries of the scripts asked for join`() throws {
    let donor = try vocabulary("나", "##나", "abc", "나a", "나1", "1", "!", "か", "가\u{301}")
    let hangul = try merge(vocabulary("가"), donor) { $0.scripts = try ScriptSet(["HANGUL"]) }
    #expect(texts(hangul.vocabulary).dropFirst(6) == ["나", "##나", "나1", "가\u{301}"])
    let wide = try merge(vocabulary("가"), donor) { $0.scripts = try ScriptSet(["Latn", "common"]) }
    #expect(texts(wide.vocabulary).dropFirst(6) == ["abc", "1", "!"])
    #expect(wide.report.donors[0].notChosenBy.onlyScript == 6)
  }

  @Test func `Canonically equivalent entries are different entries`() throws {
    // 豈 and its compatibility ideograph; Swift's own strings take them for equal.
    let result = try merge(vocabulary("\u{8C48}"), vocabulary("\u{F900}"))
    #expect(result.vocabulary.count == 7)
    #expect(Array(result.vocabulary[6]) == Array("\u{F900}".utf8))
  }

  @Test func `A donor that is the base changes nothing and is warned of`() throws {
    let base = try vocabulary("가", "##나")
    let result = try merge(base, base)
    #expect(result.vocabulary.fileBytes == base.fileBytes)
    #expect(result.warnings == [.donorAddsNothingNew(donor: "donor1")])
  }

  @Test func `A donor with another prefix is converted`() throws {
    let donor = try vocabulary("나", "@@다", "##라")
    let result = try merge(vocabulary("가", "##나"), donor) { $0.donorPrefix = "@@" }
    #expect(texts(result.vocabulary).dropFirst(7) == ["나", "##다"])
    #expect(result.report.donors[0].unreachable.causes == [.readsAsContinuation: 1])
    #expect(result.report.donors[0].skipped.unreachable == 1)
  }

  @Test func `A donor with the base's prefix may stand beside one with another`() throws {
    let result = try merge(vocabulary("가", "##나"), vocabulary("##다"), vocabulary("나", "@@라")) {
      $0.donorPrefix = "@@"
    }
    #expect(texts(result.vocabulary).dropFirst(7) == ["##다", "나", "##라"])
    #expect(result.encodersToMeasure().map(\.vocabulary.continuationPrefix) == ["##", "##", "##", "@@"])
  }

  @Test func `What several donors offer is the first one's`() throws {
    let (first, second) = (try vocabulary("나", "다"), try vocabulary("다", "라"))
    let forth = try merge(vocabulary("가"), first, second)
    let back = try merge(vocabulary("가"), second, first)
    #expect(texts(forth.vocabulary).dropFirst(6) == ["나", "다", "라"])
    #expect(texts(back.vocabulary).dropFirst(6) == ["다", "라", "나"])
    #expect(forth.report.donors.map(\.added) == [2, 1] && back.report.donors.map(\.added) == [2, 1])
  }
}
