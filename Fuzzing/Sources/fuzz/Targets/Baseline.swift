import CommentText
import CorpusReading
import Coverage
import VocabAudit
import WordPiece

extension FuzzTarget {
  /// An earlier report that is read can be compared with, by every gate, and the report that comes of it is read again.
  static let baseline = FuzzTarget("baseline", byteLimit: 12000) {
    let tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "가", "나", "##나", "ㅋ", "##ㅋ", "a", "##b", "!"]
    let vocabulary = try Vocabulary(tokens: tokens.map { Array($0.utf8) })
    let pipeline = try CompiledPipeline(.standard)
    let text = try Scratch.write("가나 ㅋㅋㅋ a!\n다 가 가나 ab\n하하 😀\n\n가\n".utf8, "audited.txt")
    let measured = try CoverageMeter([vocabulary]).measure(CorpusReader([.file(text)]), pipeline)
    let report = try Audit(pipeline).report(measured.coverage, [AuditedVocabulary("v", vocabulary)])
    // The limit 1 is within the reach of every figure.
    let gates = try GateFigure.names.map { try Gate("\($0)<=1") } + [Gate("unknown_line_rate.change<1%")]
    return { input in
      let earlier: Baseline
      do { earlier = try Baseline(json: input, path: "earlier.json") } catch { return }
      var compared = report
      compared.compare(with: earlier, name: "earlier.json", vocabulary)
      if compared.baseline != nil { try compared.check(gates) }
      let json = try compared.json()
      _ = try Baseline(json: json, path: "compared.json")
    }
  }
}
