import CommentText
import FoundationEssentials
import Testing

struct TextPipelineTests {
  @Test("The canonical form spells every setting in a fixed order")
  func canonicalForm() {
    let pipeline = TextPipeline(unicodeVersion: "15.0")
    #expect(
      pipeline.canonicalForm
        == "kc-vocab/pipeline/1 normalization=nfc clean_text=true cjk_spacing=true strip_accents=false lowercase=false "
        + "unicode_version=15.0")
    #expect(pipeline.fingerprint == "099605530b7daabc7f64b68123026fdec7a552fd0cfff4c88a7230c42de69671")
  }

  @Test("The Unicode version is left out where nothing consults the library")
  func unicodeVersion() {
    let (old, new) = ("14.0", "15.0")
    func pipelines(_ normalization: UnicodeNormalization, lowercases: Bool) -> [TextPipeline] {
      [old, new].map {
        TextPipeline(
          normalization: normalization, bert: BertNormalization(lowercases: lowercases), unicodeVersion: $0)
      }
    }
    let same = pipelines(.none, lowercases: false)
    #expect(same[0].fingerprint == same[1].fingerprint)
    #expect(same[0].differences(from: same[1]).isEmpty)
    for different in [pipelines(.nfc, lowercases: false), pipelines(.none, lowercases: true)] {
      #expect(different[0].fingerprint != different[1].fingerprint)
      #expect(different[0].differences(from: different[1]).map(\.setting) == [.unicodeVersion])
    }
  }

  @Test("Differences name the settings and both values")
  func differences() {
    let cased = TextPipeline(normalization: .nfkc)
    let lowercased = TextPipeline(bert: BertNormalization(lowercases: true))
    let differences = cased.differences(from: lowercased)
    #expect(differences.map(\.setting) == [.normalization, .lowercase])
    #expect(differences.map(\.ours) == ["nfkc", "false"])
    #expect(differences.map(\.theirs) == ["nfc", "true"])
  }

  @Test("Every combination has its own fingerprint and survives JSON")
  func coding() throws {
    var fingerprints: Set<String> = []
    for pipeline in PipelineVariants.all {
      fingerprints.insert(pipeline.fingerprint)
      let data = try JSONEncoder().encode(pipeline)
      #expect(try JSONDecoder().decode(TextPipeline.self, from: data) == pipeline)
    }
    #expect(fingerprints.count == PipelineVariants.all.count)
  }

  @Test("The JSON form has stable names")
  func json() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(TextPipeline(unicodeVersion: "15.0")), as: UTF8.self)
    #expect(
      text
        == #"{"bert":{"cjk_spacing":true,"clean_text":true,"lowercase":false,"strip_accents":false},"#
        + #""normalization":"nfc","unicode_version":"15.0"}"#)
  }
}
