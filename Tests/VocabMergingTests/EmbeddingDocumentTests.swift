import FoundationEssentials
import TestSupport
import Testing

@Suite struct EmbeddingDocumentTests {
  @Test(arguments: ["from_pieces.py", "from_donor.py", "from_pruned.py"])
  func `The document quotes the example that is tested`(name: String) throws {
    let folder = Shared.packageFolder
    let example = try String(contentsOfFile: "\(folder)/examples/embeddings/\(name)", encoding: .utf8)
    let document = try String(contentsOfFile: "\(folder)/docs/embeddings.md", encoding: .utf8)
    #expect(document.contains("```python\n\(example)```"))
  }

  @Test func `The command prints the example that is tested`() throws {
    let files = ["examples/embeddings", "Sources/kc-vocab/Resources"].map {
      "\(Shared.packageFolder)/\($0)/from_pruned.py"
    }
    #expect(try String(contentsOfFile: files[0], encoding: .utf8) == String(contentsOfFile: files[1], encoding: .utf8))
  }

  @Test func `The README quotes the example that is tested`() throws {
    let folder = Shared.packageFolder
    let example = try String(contentsOfFile: "\(folder)/examples/embeddings/from_pieces.py", encoding: .utf8)
    let readme = try String(contentsOfFile: "\(folder)/README.md", encoding: .utf8)
    #expect(readme.contains("```python\n\(example)```"))
  }
}
