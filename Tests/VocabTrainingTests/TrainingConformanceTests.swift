import TestSupport
import Testing
import VocabTraining
import WordCounting
import WordPiece

extension TrainingOptions {
  /// The options of a fixture; special tokens that it names twice are named once.
  fileprivate init(_ fixture: TrainingCase) throws {
    self.init()
    let parameters = fixture.parameters
    vocabularySize = parameters.vocabSize
    minimumFrequency = parameters.minFrequency
    var names: [String] = []
    for name in parameters.specialTokens where !names.contains(name) { names.append(name) }
    specialTokens = try SpecialTokens(names)
    continuationPrefix = parameters.wordpiecesPrefix
    alphabet = .limit(parameters.limitAlphabet)
    countsRequiredCharacters = true
    requiredCharacters = parameters.initialAlphabet.compactMap(\.unicodeScalars.first)
  }
}

@Suite(.enabled(if: Shared.isPresent, Shared.reason)) struct TrainingConformanceTests {
  @Test(arguments: TrainingCase.all("det_"))
  func `Where Hugging Face always gives the same bytes they are ours`(_ fixture: TrainingCase) throws {
    let result = try Trainer(TrainingOptions(fixture)).train(WordCounts(fixture.counts().sorted))
    let expected = try fixture.bytes("vocab.txt")
    #expect(result.vocabulary.fileBytes == expected)
  }

  @Test(arguments: TrainingCase.all("replay_"))
  func `Our own order of words gives the bytes that it defines`(_ fixture: TrainingCase) throws {
    let result = try Trainer(TrainingOptions(fixture)).train(WordCounts(fixture.counts().sorted))
    let expected = try fixture.bytes("vocab_sorted.txt")
    #expect(result.vocabulary.fileBytes == expected)
  }

  @Test(arguments: TrainingCase.all("replay_"), ["vocab.txt", "hf_run2.txt"])
  func `With Hugging Face's choices by hash order its bytes are ours`(_ fixture: TrainingCase, _ run: String) throws {
    let expected = try fixture.bytes(run)
    var options = try TrainingOptions(fixture)
    let choices = HuggingFaceChoices(expected, specialTokenCount: options.specialTokens.tokens.count)
    options.forcedAlphabet = ForcedAlphabet(characters: choices.characters, continuations: choices.continuations)
    let result = try Trainer(options).train(WordCounts(fixture.counts().sorted))
    #expect(result.vocabulary.fileBytes == expected)
  }

  @Test func `There are fixtures`() {
    #expect(TrainingCase.all("det_").count == 26)
    #expect(TrainingCase.all("replay_").count == 3)
  }
}
