import FoundationEssentials
import TestSupport
import Testing

@Suite struct EmbeddingDocumentTests {
  @Test(arguments: ["from_pieces.py", "from_donor.py"])
  func `The document quotes the example that is tested`(name: String) throws {
    let folder = Shared.packageFolder
    let example = try String(contentsOfFile: "\(folder)/examples/embeddings/\(name)", encoding: .utf8)
    let document = try String(contentsOfFile: "\(folder)/docs/embeddings.md", encoding: .utf8)
    #expect(document.contains("```python\n\(example)```"))
  }
}
