import CorpusCatalogue

extension FuzzTarget {
  /// A catalogue that is read has one entry to a name, and only names that stay in their folder.
  static let catalogue = FuzzTarget("catalogue", byteLimit: 1000) {
    { input in
      guard let catalogue = try? Catalogue(json: input, path: "catalogue.json") else { return }
      let set = CatalogueSet([catalogue])
      for entry in catalogue.entries {
        claimEqual(try set.entry(named: entry.name).entry, entry, "found by its name")
        for name in [entry.name] + entry.files.map(\.name) {
          let isOneComponent = !name.isEmpty && !name.utf8.contains(UInt8(ascii: "/")) && !name.hasPrefix(".")
          claim(isOneComponent && !name.utf8.contains(0), "\(name) is a plain name")
        }
      }
    }
  }
}
