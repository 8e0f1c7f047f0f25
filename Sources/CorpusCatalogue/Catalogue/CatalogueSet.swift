/// Several catalogues looked through as one.
public struct CatalogueSet: Sendable {
  /// Every entry with the kind of its catalogue, in the order of the catalogues.
  public let entries: [(kind: Catalogue.Kind, entry: CatalogueEntry)]

  public init(_ catalogues: [Catalogue] = Catalogue.builtIn) {
    entries = catalogues.flatMap { catalogue in catalogue.entries.map { (catalogue.kind, $0) } }
  }

  /// The first entry of a name.
  /// - Throws: `CatalogueError.unknownName` with the names there are.
  public func entry(named name: String) throws(CatalogueError) -> (kind: Catalogue.Kind, entry: CatalogueEntry) {
    guard let found = entries.first(where: { $0.entry.name.utf8.elementsEqual(name.utf8) }) else {
      throw .unknownName(name, available: entries.map(\.entry.name))
    }
    return found
  }
}
