import CorpusCatalogue
import FoundationEssentials
import SystemPackage
import WordPiece

/// Reads a vocabulary that was named on the command line: a path, `hf:OWNER/NAME` of the hub, or the name of one that
/// lies beside the program where there is no such path. Of what is neither, the error says what was probably meant.
/// - Parameter inputs: operands behind it, which it may have been swapped with.
/// - Throws: `VocabularyError`, or a `CommandFailure` that says more.
func loadVocabulary(_ argument: String, before inputs: [String] = []) throws -> LoadedVocabulary {
  let path = try HubVocabulary.path(for: argument) ?? IncludedVocabulary.path(for: argument)
  let loaded: LoadedVocabulary
  do {
    loaded = try LoadedVocabulary(contentsOf: path)
  } catch {
    if case .file(.missing) = error { throw missingVocabulary(argument) ?? error }
    throw misplacedComments(argument, before: inputs) ?? error
  }
  // A list of comments that differ reads as a list of tokens.
  if loaded.form == .list, loaded.vocabulary.unknownID == nil, let failure = misplacedComments(argument, before: inputs)
  {
    throw failure
  }
  return loaded
}

/// What to say of a name that is no file, but something to fetch; nil for others.
private func missingVocabulary(_ argument: String) -> CommandFailure? {
  let entries = CatalogueSet().entries.filter { $0.kind == .vocabularies }.map(\.entry)
  func fetch(_ entry: CatalogueEntry) -> String { "`kc-vocab corpus fetch \(entry.name)`" }
  if let entry = entries.first(where: { $0.name == argument }) {
    return CommandFailure(
      "\(argument): no such file; get this vocabulary of the catalogue with \(fetch(entry)), which makes the directory")
  }
  if isHubName(argument) {
    let known = entries.first { $0.homepage.lowercased().hasSuffix("/" + argument.lowercased()) }
    let advice =
      known.map { "get it with \(fetch($0)), and name the directory \($0.name)" }
      ?? "if it is a repository of the Hugging Face hub, write \(HubName.prefix)\(argument)"
    return CommandFailure("\(argument): no such file; \(advice)")
  }
  let near = nearestNames(to: argument, in: entries.map(\.name))
  guard !argument.contains("/"), let name = near.first, let entry = entries.first(where: { $0.name == name }) else {
    return nil
  }
  return CommandFailure(
    "\(argument): no such file; check the name, or get the catalogue's \(name) with \(fetch(entry))")
}

/// Whether a name has the form `owner/model` and not that of a file.
private func isHubName(_ name: String) -> Bool {
  let parts = name.split(separator: "/", omittingEmptySubsequences: false)
  let isPlain = parts.allSatisfy { part in
    part.first?.isLetter == true && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
  }
  guard parts.count == 2, isPlain, ![".txt", ".json"].contains(where: { name.hasSuffix($0) }) else { return false }
  // Beside a directory of the owner's name it is more likely a path.
  return !FileManager.default.fileExists(atPath: String(parts[0]))
}

/// That comments stand where a vocabulary should; nil where the file does not look like comments.
private func misplacedComments(_ argument: String, before inputs: [String]) -> CommandFailure? {
  guard argument != "-", looksLikeComments(FilePath(argument)) else { return nil }
  let vocabulary = inputs.first { input in
    (try? LoadedVocabulary(contentsOf: FilePath(input)))?.vocabulary.unknownID != nil
  }
  let advice =
    vocabulary.map { "\($0) is one: name it first" } ?? "name a vocab.txt, a tokenizer.json or a vocabulary directory"
  return CommandFailure("\(argument): looks like comments, not a vocabulary; \(advice)")
}

/// Whether a third of a file's first lines have a space inside, which tokens do not have. An object of JSON is no text
/// of comments, whatever its name and however it is laid out.
private func looksLikeComments(_ path: FilePath) -> Bool {
  guard let file = try? FileDescriptor.open(path, .readOnly) else { return false }
  defer { try? file.close() }
  var head = [UInt8](repeating: 0, count: 1 << 16)
  guard let count = try? head.withUnsafeMutableBytes({ try file.read(into: $0) }) else { return false }
  head.removeLast(head.count - count)
  guard head.first(where: { !" \t\r\n".utf8.contains($0) }) != UInt8(ascii: "{") else { return false }
  let lines = head.split(separator: 0x0A)
  let spaced = lines.count { line in line.dropLast().contains(0x20) && line.first != UInt8(ascii: "{") }
  return spaced > 0 && spaced * 3 >= lines.count
}
