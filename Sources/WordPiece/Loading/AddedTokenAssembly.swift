/// Gives added tokens ids as Hugging Face does, whatever their files say: a token of the model keeps its own, any
/// other gets the next one.
///
/// - Source: Hugging Face tokenizers 0.23.3, `AddedVocabulary::add_tokens`.
struct AddedTokenAssembly {
  /// The tokens in the order in which they were added, each once, with its latest flags.
  private(set) var tokens: [(id: Int, token: AddedToken)] = []
  private let model: TokenTable
  /// Distinct tokens of the model, from which the ids go on.
  private let modelCount: Int
  private var places: [[UInt8]: Int] = [:]
  /// What decoding leaves out; a token that was special once stays so.
  private var special: Set<[UInt8]> = []
  private var highest = -1
  /// What the next token that is not known gets.
  private var nextID: Int

  init(_ model: TokenTable) {
    self.model = model
    modelCount = model.count - model.repeated.count - model.unassigned.count
    nextID = modelCount
  }

  /// Begins to add what a library adds by one call: new ids go on from what was there before it, even where the call
  /// names a token of the model with a higher one.
  mutating func beginCall() { nextID = max(modelCount, highest + 1) }

  /// Adds a token; one that is there gets the new flags.
  /// - Parameters:
  ///   - listed: the id that a file gives it; nil where none does.
  ///   - place: where it is named.
  /// - Throws: `VocabularyError.addedTokenID` where Hugging Face would give another id, or that of another token.
  mutating func add(_ token: AddedToken, listed: Int? = nil, place: VocabularyPlace) throws(VocabularyError) {
    guard !token.text.isEmpty else { return }
    let known = id(of: token.text)
    let id = known ?? nextID
    guard listed == nil || listed == id, id >= model.count || isOwnOrFree(id, token.text) else {
      throw .addedTokenID(place, token.text, listed: listed, given: id)
    }
    if known == nil { nextID += 1 }
    if token.isSpecial { special.insert(token.text) }
    if let place = places[token.text] {
      tokens[place].token = token
    } else {
      places[token.text] = tokens.count
      tokens.append((id, token))
      highest = max(highest, id)
    }
  }

  private func isOwnOrFree(_ id: Int, _ text: [UInt8]) -> Bool {
    model[id].elementsEqual(text) || model.unassigned.contains(id) || model.repeated.contains(id)
  }

  func contains(_ text: [UInt8]) -> Bool { places[text] != nil }

  func token(_ text: [UInt8]) -> AddedToken? { places[text].map { tokens[$0].token } }

  func isSpecial(_ text: [UInt8]) -> Bool { special.contains(text) }

  func id(of text: [UInt8]) -> Int? { places[text].map { tokens[$0].id } ?? model.number(of: text) }

  /// The tokens that are not the model's, by id.
  var besideModel: [(id: Int, token: AddedToken)] {
    tokens.filter { $0.id >= model.count || !model[$0.id].elementsEqual($0.token.text) }.sorted { $0.id < $1.id }
  }

  /// The model's tokens and those beside it.
  func table() -> TokenTable {
    let beside = besideModel
    guard !beside.isEmpty else { return model }
    var tokens = model.indices.map { Array(model[$0]) }
    var unassigned = model.unassigned
    for (id, token) in beside {
      while tokens.count <= id {
        unassigned.insert(tokens.count)
        tokens.append([])
      }
      tokens[id] = token.text
      unassigned.remove(id)
    }
    return TokenTable(tokens, unassigned: unassigned, apart: Set(beside.map(\.id)))
  }
}
