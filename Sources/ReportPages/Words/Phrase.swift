/// Every phrase of the pages, in both languages.
package enum Phrase: CaseIterable {
  // Frame
  case skip, contents, about, madeBy, unknownToken
  case filter, filterHint, rowsShown, rowsOfMany, sortBy, showAll, showingFor, moreCharacters, noRows, printedRows
  case showDetails
  // Summary of an audit
  case auditOf, auditLead, auditNothing, auditTop, comparedWith, corpusFacts, corpusFiles, invalidSequences
  case interval, tokensInAll
  // Gates and baseline
  case gates, gatesPassed, gatesFailed, gateCondition, gateMeasured, gateResult, passed, failed, notChecked, notKnown
  case changes, changesLead, before, after, change, changeInterval, verdict, better, worse, unclear, moved
  case differentVocabulary, differentPipeline, differentVersion
  case drift, driftLead, risen, fallen, newCharacters, newWords
  // Rates
  case rates, ratesLead, ratesCompared, rate, value, meaning, best
  // Unknown
  case unknown, unknownLead, nothingUnknown, causes, cause, words, distinctWords, shareOfUnknown
  case missingCharacter, missingAtStart, missingInside, tooLong
  case byClass, byClassLead, characterClass, unknownWords, unknownShare
  case byFrequency, byFrequencyLead, occurrencesInCorpus, once
  case characters, charactersLead, character, codePoint, name, script, missing, lines, seen, commentsBehind
  case everywhere, atStart, inside, longWord
  case wordsTitle, wordsLead, word, occurrences, lacks
  case comments, commentsLead, commentsFor
  // Use
  case use, useLead, rankTitle, rankText, rankAxis, countAxis, neverUsed, firstTitle, firstText, firstAxis, shareAxis
  case byRank, byID, piecesTitle, piecesText, piecesAxis, lengthTitle, lengthText, lengthAxis, orMore
  case usedTokens, origin, tokens, used, usedOnce, all, base, added, padding, trained, mostFrequent, token, id
  // Comparison
  case comparison, comparisonOf, comparisonLead, examples
  // Groups
  case groups, groupsLead, group, emptyGroup
  // Trying
  case tryTitle, tryLead, needsScript, tryLabel, trySample, tryCount, tryLookUp, tryUses, tryFound
  // Merge
  case mergeOf, mergeLead, mergeUnmeasured, wasBefore, effect, effectLead, baseOnly, mergedName, donorAlone
  case addedUse, addedUseLead, mergedLines, mergedWords, donors, donorsLead, fate, joined, inBase, joinedKinds
  case skippedSpecial, skippedUnused, skippedDuplicate, skippedUnreachable, skippedExcluded, skippedScript, skippedRare
  case skippedLimit, wholeWords, continuations, singleCharacters
  // Training
  case trainingOf, trainLead, trainKeptAll, merges, smallestMerge, keptCharacters, droppedCharacters, occurrencesInAll
  case struckOut, struckFrom, learning, learningLead, learningTitle, mergeAxis, pairAxis, alphabet, noneDropped
  case droppedLead, stages, stage, seconds, peakMemory, counting, training, writing, cleaningStage
  // Cleaning
  case cleaningOf, cleanLead, commentsWritten, commentsRead, commentsChanged, commentsDropped, commentsKept, fates
  case droppedEmpty, droppedEmptied, droppedShort, droppedRepeated, steps, step, bytesRemoved, removedCharacters
  case whiteSpace, stepComposition, stepCharacters, stepLinks, stepMasks, stepRepeats, stepLength
  case cleanExamples, cleanExamplesLead, commentDropped
  // History
  case historyOf, historyLead, historyOthers, nothingChanged, levelsChanged, noAudits, noAuditsLead, trends, trendsOf
  case trendsLead, lastAudits, auditAxis, trendAlternative, changePoints, changePointsOf, changePointsLead, changedAt
  case meanBefore, meanAfter, statistic, changeNote, audits, auditsLead, label, recorded, vocabulary
  // About
  case digest, pipeline, schema, definitions, intervalNote, countNote
  case hangul, jamo, latin, digit, punctuation, cjk, kana, emoji, other

  package var words: (en: String, ko: String) {
    switch self {
    case .skip: ("Skip to the report", "본문으로 건너뛰기")
    case .contents: ("Contents", "차례")
    case .about: ("About this report", "이 보고서에 대하여")
    case .madeBy:
      ("Made by kc-vocab {0}. Nothing was loaded from a network.", "kc-vocab {0}에서 만들었습니다. 네트워크에서 불러온 것은 없습니다.")
    case .unknownToken: ("[UNK]", "[UNK]")
    case .filter: ("Filter", "찾기")
    case .filterHint: ("part of a row", "행의 일부")
    case .rowsShown: ("{0} of {1} rows", "{1}행 가운데 {0}행")
    case .rowsOfMany: ("The first {0} of {1}; the JSON report has more.", "{1}개 가운데 처음 {0}개입니다. 나머지는 JSON 보고서에 있습니다.")
    case .sortBy: ("Sort by {0}", "{0} 기준으로 정렬")
    case .showAll: ("Show all", "모두 보기")
    case .showingFor: ("Comments with {0}", "{0} 포함 댓글")
    case .moreCharacters: ("{0} more characters", "{0}자 더 있음")
    case .noRows: ("Nothing matches.", "맞는 것이 없습니다.")
    case .printedRows: ("On paper: the first 40 rows.", "인쇄본에는 처음 40행만 있습니다.")
    case .showDetails: ("Show what it lacks and how it is used", "빠진 글자와 쓰임 보기")

    case .auditOf: ("Audit of a vocabulary", "어휘 점검")
    case .auditLead:
      (
        "{0} of the comments hold a word that becomes [UNK]; {1} of all characters are lost that way.",
        "댓글의 {0}에 [UNK]가 되는 단어가 있습니다. 전체 글자의 {1}가 이렇게 사라집니다."
      )
    case .auditNothing: ("No word becomes [UNK].", "[UNK]가 되는 단어가 없습니다.")
    case .auditTop: ("{0} of these words fail at {1}.", "이런 단어의 {0}는 {1}에서 막힙니다.")
    case .comparedWith: ("compared with {0}", "비교 대상: {0}")
    case .corpusFacts:
      (
        "{0} comments · {1} words, {2} distinct · {3} characters · {4} MB",
        "댓글 {0}개 · 단어 {1}개(서로 다른 단어 {2}개) · 글자 {3}자 · {4} MB"
      )
    case .corpusFiles: ("{0} files", "파일 {0}개")
    case .invalidSequences: ("{0} invalid byte sequences", "잘못된 바이트열 {0}개")
    case .interval: ("95 % interval", "95 % 신뢰 구간")
    case .tokensInAll: ("{0} tokens", "토큰 {0}개")

    case .gates: ("Gates", "합격 기준")
    case .gatesPassed: ("All gates passed.", "모든 기준을 통과했습니다.")
    case .gatesFailed: ("{0} of {1} gates failed.", "기준 {1}개 가운데 {0}개를 통과하지 못했습니다.")
    case .gateCondition: ("fails if", "불합격 조건")
    case .gateMeasured: ("measured", "측정값")
    case .gateResult: ("result", "결과")
    case .passed: ("passed", "통과")
    case .failed: ("failed", "불합격")
    case .notChecked: ("not checked", "확인 안 함")
    case .notKnown: ("not known", "알 수 없음")
    case .changes: ("Since the baseline", "기준 점검 이후의 변화")
    case .changesLead:
      (
        "Each rate beside that of {0}. A change is called better or worse where its 95 % interval leaves out zero.",
        "비교 대상은 {0}입니다. 변화의 95 % 신뢰 구간이 0을 벗어날 때만 나아졌다거나 나빠졌다고 합니다."
      )
    case .before: ("before", "이전")
    case .after: ("now", "현재")
    case .change: ("change", "변화")
    case .changeInterval: ("95 % interval of the change", "변화의 95 % 신뢰 구간")
    case .verdict: ("verdict", "판정")
    case .better: ("better", "나아짐")
    case .worse: ("worse", "나빠짐")
    case .unclear: ("no clear change", "뚜렷하지 않음")
    case .moved: ("changed", "달라짐")
    case .differentVocabulary:
      (
        "The baseline is of another vocabulary: use of tokens is not compared.",
        "기준 점검은 다른 어휘의 것이므로 토큰 사용은 비교하지 않습니다."
      )
    case .differentPipeline:
      (
        "The baseline's text went through another pipeline: compare words with care.",
        "기준 점검의 텍스트 처리 방식이 다르므로 단어 비교에 주의하십시오."
      )
    case .differentVersion:
      (
        "The baseline is of another version of the report: only rates are compared.",
        "기준 점검의 보고서 버전이 다르므로 비율만 비교합니다."
      )
    case .drift: ("Drift of token use", "토큰 사용의 변동")
    case .driftLead:
      (
        "Jensen–Shannon distance {0}: 0 if tokens are used as before, 1 if none is used in both.",
        "옌센–섀넌 거리 {0}. 토큰을 이전과 똑같이 쓰면 0, 겹치는 토큰이 없으면 1입니다."
      )
    case .risen: ("Used more than before", "더 많이 쓰인 토큰")
    case .fallen: ("Used less than before", "더 적게 쓰인 토큰")
    case .newCharacters: ("Characters that are newly unknown", "새로 나타난 미등록 글자")
    case .newWords: ("Words that are newly unknown", "새로 나타난 미등록 단어")

    case .rates: ("Rates", "지표")
    case .ratesLead:
      (
        "Exact over the whole corpus; intervals say how far they hold for comments like these.",
        "말뭉치 전체에서 정확히 센 값입니다. 신뢰 구간은 비슷한 댓글에서 어느 범위일지 알려 줍니다."
      )
    case .ratesCompared:
      (
        "The same text under each vocabulary; the best of each row is marked. Dots show values, lines 95 % intervals.",
        "같은 텍스트를 어휘마다 잰 값이며 행마다 가장 좋은 값을 표시했습니다. 점은 값, 선은 95 % 신뢰 구간입니다."
      )
    case .rate: ("rate", "지표")
    case .value: ("value", "값")
    case .meaning: ("meaning", "뜻")
    case .best: ("best", "최고")

    case .unknown: ("What becomes [UNK], and why", "[UNK]가 되는 것과 그 까닭")
    case .unknownLead:
      (
        "{0} words of {1} ({2} distinct) cannot be spelt with this vocabulary. Each has one cause.",
        "단어 {1}개 가운데 {0}개(서로 다른 단어 {2}개)를 이 어휘로 적을 수 없습니다. 까닭은 단어마다 하나입니다."
      )
    case .nothingUnknown: ("Every word of this corpus can be spelt.", "이 말뭉치의 모든 단어를 적을 수 있습니다.")
    case .causes: ("By cause", "까닭별")
    case .cause: ("cause", "까닭")
    case .words: ("words", "단어")
    case .distinctWords: ("distinct", "서로 다른 단어")
    case .shareOfUnknown: ("share", "비율")
    case .missingCharacter: ("a character has no token at all", "글자의 토큰이 아예 없음")
    case .missingAtStart: ("a character has no token at the start of words", "단어 첫머리에 쓸 글자 토큰이 없음")
    case .missingInside: ("a character has no token inside words", "단어 안에 쓸 글자 토큰이 없음")
    case .tooLong: ("the word is too long for the encoder", "단어가 너무 김")
    case .byClass: ("By class of character", "글자 종류별")
    case .byClassLead:
      ("Of the words that hold such a character, how many become [UNK].", "그 종류의 글자가 든 단어 가운데 [UNK]가 되는 비율입니다.")
    case .characterClass: ("class", "종류")
    case .unknownWords: ("[UNK] words", "[UNK] 단어")
    case .unknownShare: ("share of words that are [UNK]", "[UNK] 단어 비율")
    case .byFrequency: ("By frequency of the word", "단어 빈도별")
    case .byFrequencyLead:
      ("Of the words that occur so often, how many become [UNK].", "그만큼 나타나는 단어 가운데 [UNK]가 되는 비율입니다.")
    case .occurrencesInCorpus: ("occurrences", "출현 횟수")
    case .once: ("once", "한 번")
    case .characters: ("Characters that cost most", "가장 많은 단어를 막은 글자")
    case .charactersLead:
      ("Words and comments that each of these characters makes unknown.", "각 글자 때문에 [UNK]가 된 단어와 댓글의 수입니다.")
    case .character: ("character", "글자")
    case .codePoint: ("code point", "코드 포인트")
    case .name: ("name", "이름")
    case .script: ("script", "문자")
    case .missing: ("missing", "빠진 자리")
    case .lines: ("comments", "댓글")
    case .seen: ("seen", "전체 출현")
    case .commentsBehind: ("Show comments with {0}", "{0} 포함 댓글 보기")
    case .everywhere: ("everywhere", "모든 자리")
    case .atStart: ("at the start", "첫머리")
    case .inside: ("inside", "단어 안")
    case .longWord: ("too long", "너무 긴 단어")
    case .wordsTitle: ("Words that become [UNK]", "[UNK]가 되는 단어")
    case .wordsLead: ("The most frequent first, with the character where each fails.", "자주 나타나는 순서이며, 막힌 글자를 함께 적었습니다.")
    case .word: ("word", "단어")
    case .occurrences: ("occurrences", "출현 횟수")
    case .lacks: ("fails at", "막힌 글자")
    case .comments: ("Comments behind the figures", "수치 뒤의 댓글")
    case .commentsLead:
      ("A sample of the comments with [UNK]; what has no token is marked.", "[UNK]가 있는 댓글의 표본입니다. 토큰이 없는 글자를 표시했습니다.")
    case .commentsFor: ("comments", "댓글")

    case .use: ("How the vocabulary is used", "어휘가 쓰이는 모습")
    case .useLead:
      ("{0} of {1} tokens were used ({2}); {3} never were.", "토큰 {1}개 가운데 {0}개가 쓰였고({2}) {3}개는 한 번도 쓰이지 않았습니다.")
    case .rankTitle: ("Rank and frequency", "순위와 빈도")
    case .rankText:
      (
        "Tokens by how often they were used, on logarithmic axes; the shaded part was never used.",
        "쓰인 횟수 순서로 늘어놓은 토큰입니다(로그 눈금). 음영 부분은 쓰이지 않은 토큰입니다."
      )
    case .rankAxis: ("rank of the token", "토큰 순위")
    case .countAxis: ("uses", "사용 횟수")
    case .neverUsed: ("never used", "미사용")
    case .firstTitle: ("What the first k tokens hold", "처음 k개 토큰의 몫")
    case .firstText:
      (
        "Share of all tokens of the text that k entries account for: the k most used, and the first k by id.",
        "k개 토큰이 텍스트의 전체 토큰에서 차지하는 비율입니다. 많이 쓰인 순서와 번호 순서로 그렸습니다."
      )
    case .firstAxis: ("number of tokens k", "토큰 수 k")
    case .shareAxis: ("share of the text's tokens", "텍스트 토큰의 비율")
    case .byRank: ("most used", "많이 쓰인 순")
    case .byID: ("by id", "번호 순")
    case .piecesTitle: ("Tokens per word", "단어당 토큰 수")
    case .piecesText: ("Share of words that are cut into so many tokens.", "그만큼의 토큰으로 나뉜 단어의 비율입니다.")
    case .piecesAxis: ("tokens", "토큰 수")
    case .lengthTitle: ("Characters per token", "토큰당 글자 수")
    case .lengthText: ("Share of the text's tokens that hold so many characters.", "그만큼의 글자를 담은 토큰의 비율입니다.")
    case .lengthAxis: ("characters", "글자 수")
    case .orMore: ("{0}+", "{0}+")
    case .usedTokens: ("Use by origin", "출처별 사용")
    case .origin: ("origin", "출처")
    case .tokens: ("tokens", "토큰")
    case .used: ("used", "사용")
    case .usedOnce: ("used once", "한 번만 사용")
    case .all: ("all", "전체")
    case .base: ("base", "바탕 어휘")
    case .added: ("added", "더한 어휘")
    case .padding: ("padding", "채움")
    case .trained: ("trained", "학습")
    case .mostFrequent: ("Most frequent tokens", "가장 많이 쓰인 토큰")
    case .token: ("token", "토큰")
    case .id: ("id", "번호")

    case .comparison: ("Where vocabularies cut differently", "다르게 나누는 곳")
    case .comparisonOf: ("{0} beside {1}", "{0} · {1}")
    case .comparisonLead:
      (
        "{0} of the comments ({1}) and {2} words ({3} distinct) are cut differently. Such words are framed.",
        "댓글 {1}개({0})와 단어 {2}개(서로 다른 단어 {3}개)를 다르게 나눕니다. 그런 단어에는 테두리를 둘렀습니다."
      )
    case .examples: ("Examples", "보기")

    case .groups: ("By group of comments", "댓글 묶음별")
    case .groupsLead:
      (
        "Share of comments with [UNK], with 95 % intervals, for the first vocabulary.",
        "첫 번째 어휘에서 [UNK]가 있는 댓글의 비율과 95 % 신뢰 구간입니다."
      )
    case .group: ("group", "묶음")
    case .emptyGroup: ("(empty)", "(비어 있음)")

    case .tryTitle: ("Try a comment", "댓글 넣어 보기")
    case .tryLead:
      (
        "The tokens of any text under each vocabulary, as kc-vocab encode gives them (Unicode {0}). A "
          + "browser whose Unicode is older may differ on newer characters.",
        "글을 넣으면 어휘마다 kc-vocab encode와 같은 토큰을 보여 줍니다(유니코드 {0}). 브라우저의 유니코드가 더 오래되었으면 새 글자에서 다를 수 있습니다."
      )
    case .needsScript: ("This part needs JavaScript.", "이 부분은 자바스크립트가 필요합니다.")
    case .tryLabel: ("A comment", "댓글")
    case .trySample: ("이 영화 진짜 재밌어요ㅋㅋㅋ 강추!! 👍", "이 영화 진짜 재밌어요ㅋㅋㅋ 강추!! 👍")
    case .tryCount: ("{0} tokens, {1} unknown", "토큰 {0}개, [UNK] {1}개")
    case .tryLookUp: ("Look up a token", "토큰 찾기")
    case .tryUses: ("{0} uses", "{0}번 쓰임")
    case .tryFound: ("{0} found", "{0}개")

    case .mergeOf: ("Merge of vocabularies", "어휘 병합")
    case .mergeLead:
      (
        "{0} tokens of {1} joined the {2} of the base, which keep their ids: {3} in all.",
        "번호가 그대로인 바탕 어휘 {2}개에 {1}의 토큰 {0}개를 더해 모두 {3}개입니다."
      )
    case .mergeUnmeasured: ("Not measured on a corpus.", "말뭉치로 재지 않았습니다.")
    case .wasBefore: ("was {0}", "이전 {0}")
    case .effect: ("What the merge does", "병합의 효과")
    case .effectLead:
      ("The same comments under the base and under the merged vocabulary.", "같은 댓글을 바탕 어휘와 병합한 어휘로 잰 값입니다.")
    case .baseOnly: ("base", "바탕")
    case .mergedName: ("merged", "병합")
    case .donorAlone: ("{0} alone", "{0}만")
    case .addedUse: ("Use of what was added", "더한 토큰의 쓰임")
    case .addedUseLead:
      ("{0} of {1} added tokens occur ({2}), {3} times in all.", "더한 토큰 {1}개 가운데 {0}개({2})가 모두 {3}번 쓰였습니다.")
    case .mergedLines:
      (
        "{0} comments ({1}) and {2} words are cut differently than before. Such words are framed.",
        "댓글 {0}개({1})와 단어 {2}개를 이전과 다르게 나눕니다. 그런 단어에는 테두리를 둘렀습니다."
      )
    case .mergedWords: ("{0} words are cut differently than before.", "단어 {0}개를 이전과 다르게 나눕니다.")
    case .donors: ("What became of each donor's tokens", "더한 어휘별 토큰의 처리")
    case .donorsLead: ("Every token of a donor has one fate.", "토큰마다 처리 결과는 하나입니다.")
    case .fate: ("fate", "처리")
    case .joined: ("joined", "더함")
    case .inBase: ("already in the base", "바탕에 이미 있음")
    case .joinedKinds: ("Joined: {0}", "더한 것: {0}")
    case .skippedSpecial: ("special token", "특수 토큰")
    case .skippedUnused: ("[unused] entry", "[unused] 항목")
    case .skippedDuplicate: ("offered by an earlier donor", "앞의 어휘와 겹침")
    case .skippedUnreachable: ("no text gives it", "어떤 텍스트에서도 나올 수 없음")
    case .skippedExcluded: ("in the list to exclude", "제외 목록에 있음")
    case .skippedScript: ("of another script", "다른 문자")
    case .skippedRare: ("too rare in the corpus", "말뭉치에 드묾")
    case .skippedLimit: ("beyond the limit", "한도를 넘음")
    case .wholeWords: ("whole words", "온단어")
    case .continuations: ("continuations", "이어지는 조각")
    case .singleCharacters: ("single characters", "한 글자")

    case .trainingOf: ("Training of a vocabulary", "어휘 학습")
    case .trainLead:
      (
        "{0} characters were kept; {1} were left out, with {2} occurrences: words with them become [UNK].",
        "글자 {0}개를 남기고 {1}개를 뺐습니다. 뺀 글자는 {2}번 나타나며, 그런 글자가 든 단어는 [UNK]가 됩니다."
      )
    case .trainKeptAll: ("All {0} characters of the corpus were kept.", "말뭉치의 글자 {0}개를 모두 남겼습니다.")
    case .merges: ("Merges", "병합 횟수")
    case .smallestMerge: ("the last of a pair seen {0} times", "마지막 쌍은 {0}번 출현")
    case .keptCharacters: ("Characters kept", "남긴 글자")
    case .droppedCharacters: ("Characters left out", "뺀 글자")
    case .occurrencesInAll: ("{0} occurrences", "{0}번 출현")
    case .struckOut: ("Struck out again", "다시 지운 토큰")
    case .struckFrom: ("of {0}", "{0}개 가운데")
    case .learning: ("How it was learnt", "학습 과정")
    case .learningLead:
      ("How often the merged pair occurred, from the first merge to the last.", "처음부터 마지막 병합까지, 합친 쌍이 나타난 횟수입니다.")
    case .learningTitle: ("Frequency of the merged pair", "합친 쌍의 빈도")
    case .mergeAxis: ("merge", "병합 순서")
    case .pairAxis: ("occurrences", "출현 횟수")
    case .alphabet: ("Alphabet", "글자")
    case .noneDropped: ("No character was left out.", "뺀 글자가 없습니다.")
    case .droppedLead: ("What was left out, the most frequent first.", "뺀 글자를 자주 나타난 순서로 적었습니다.")
    case .stages: ("Time and memory", "시간과 메모리")
    case .stage: ("stage", "단계")
    case .seconds: ("seconds", "초")
    case .peakMemory: ("most memory until then", "그때까지의 최대 메모리")
    case .counting: ("counting", "세기")
    case .training: ("training", "학습")
    case .writing: ("writing", "쓰기")
    case .cleaningStage: ("cleaning", "정제")

    case .cleaningOf: ("Cleaning of comments", "댓글 정제")
    case .cleanLead: ("Of {0} comments {1} remain; {2} were changed.", "댓글 {0}개 가운데 {1}개가 남았고 {2}가 바뀌었습니다.")
    case .commentsWritten: ("{0} comments", "댓글 {0}개")
    case .commentsRead: ("Comments read", "읽은 댓글")
    case .commentsChanged: ("Changed", "바뀐 댓글")
    case .commentsDropped: ("Dropped", "버린 댓글")
    case .commentsKept: ("Kept", "남은 댓글")
    case .fates: ("What became of the comments", "댓글의 처리")
    case .droppedEmpty: ("dropped: empty before", "버림: 처음부터 비어 있음")
    case .droppedEmptied: ("dropped: nothing left", "버림: 남은 것이 없음")
    case .droppedShort: ("dropped: too short", "버림: 너무 짧음")
    case .droppedRepeated: ("dropped: repeated", "버림: 되풀이됨")
    case .steps: ("What each step changed", "단계별로 바뀐 것")
    case .step: ("step", "단계")
    case .bytesRemoved: ("bytes removed", "줄어든 바이트")
    case .removedCharacters: ("characters removed", "지운 글자")
    case .whiteSpace: ("white space", "공백")
    case .stepComposition: ("composition (NFC)", "조합(NFC)")
    case .stepCharacters: ("characters", "글자")
    case .stepLinks: ("URLs", "URL")
    case .stepMasks: ("masks", "가림 표시")
    case .stepRepeats: ("repeats", "되풀이")
    case .stepLength: ("length", "길이")
    case .cleanExamples: ("Before and after", "정제 전과 후")
    case .cleanExamplesLead: ("The first comments that each step changes.", "단계마다 처음으로 바뀐 댓글입니다.")
    case .commentDropped: ("dropped", "버림")

    case .historyOf: ("History of audits", "점검 이력")
    case .historyLead: ("{0} audits, from {1} to {2}.", "{1}부터 {2}까지 점검 {0}회의 기록입니다.")
    case .historyOthers: ("{0} vocabularies or pipelines", "어휘 또는 텍스트 처리 방식 {0}가지")
    case .nothingChanged: ("No rate has changed its level.", "수준이 달라진 지표는 없습니다.")
    case .levelsChanged: ("The level has changed of: {0}.", "수준이 달라진 지표: {0}.")
    case .noAudits: ("No audits", "점검 없음")
    case .noAuditsLead: ("The history holds no audit of that time.", "그 기간의 점검 기록이 없습니다.")
    case .trends: ("Rates over time", "지표의 추이")
    case .trendsOf: ("Rates over time: {0}", "지표의 추이: {0}")
    case .trendsLead:
      (
        "Each audit's value with its 95 % interval (shaded); the levels before and after a change (dashed); the "
          + "gates of the last audit (straight line).",
        "점검마다 잰 값과 95 % 신뢰 구간(음영), 변화 전후의 수준(파선), 마지막 점검의 합격 기준(실선)입니다."
      )
    case .lastAudits: ("The pictures show the last {0} of {1} audits.", "그림에는 점검 {1}회 가운데 마지막 {0}회만 있습니다.")
    case .auditAxis: ("audit", "점검")
    case .trendAlternative: ("{0} in {1} audits: {2} in the first, {3} in the last", "{0}, 점검 {1}회: 처음 {2}, 마지막 {3}")
    case .changePoints: ("Changes of level", "수준의 변화")
    case .changePointsOf: ("Changes of level: {0}", "수준의 변화: {0}")
    case .changePointsLead:
      (
        "The first audit after each change, with the means of the audits before and after it.",
        "변화 뒤의 첫 점검과 그 앞뒤 점검의 평균입니다."
      )
    case .changedAt: ("from", "시작")
    case .meanBefore: ("mean before", "이전 평균")
    case .meanAfter: ("mean after", "이후 평균")
    case .statistic: ("t", "t")
    case .changeNote:
      (
        "A change of level is told where the largest t statistic over all ways of cutting the series in two is one that "
          + "an unchanged rate would reach in at most one of 1,000 histories.",
        "수준의 변화는 기록을 둘로 나누는 모든 방법 가운데 가장 큰 t 통계량이, 변하지 않은 지표라면 1,000번에 한 번 이하로 나올 값일 때 알립니다."
      )
    case .audits: ("The audits", "점검 목록")
    case .auditsLead: ("The latest first.", "최근 것부터입니다.")
    case .label: ("label", "이름")
    case .recorded: ("recorded", "기록한 날")
    case .vocabulary: ("vocabulary", "어휘")

    case .digest: ("SHA-256 of the vocabulary", "어휘의 SHA-256")
    case .pipeline: ("Text pipeline", "텍스트 처리 지문")
    case .schema: ("Schema", "스키마")
    case .definitions: ("Definitions", "정의")
    case .intervalNote:
      (
        "Intervals are 95 % bootstrap intervals over comments: 1,000 replicates, in each of which every "
          + "comment occurs a Poisson(1) number of times. By frequency of the word they are over distinct "
          + "words.",
        "신뢰 구간은 댓글을 다시 뽑아 구한 95 % 부트스트랩 구간입니다(1,000회, 댓글마다 포아송(1) 횟수). 단어 빈도별 구간은 서로 다른 단어를 다시 뽑아 구했습니다."
      )
    case .countNote:
      (
        "A word is what the vocabulary's text pipeline splits a comment into; a punctuation mark is a "
          + "word. A character is a Unicode scalar inside a word.",
        "단어는 어휘의 텍스트 처리가 댓글을 나눈 단위이며 문장 부호도 단어입니다. 글자는 단어 안의 유니코드 스칼라입니다."
      )
    case .hangul: ("Hangul syllables", "한글 음절")
    case .jamo: ("jamo", "자모")
    case .latin: ("Latin letters", "로마자")
    case .digit: ("digits", "숫자")
    case .punctuation: ("punctuation", "문장 부호")
    case .cjk: ("CJK ideographs", "한자")
    case .kana: ("kana", "가나")
    case .emoji: ("emoji", "이모지")
    case .other: ("other", "기타")
    }
  }
}
