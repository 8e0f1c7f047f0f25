import SystemPackage

/// For each path as many of its last components as tell it from the others.
func shortNames(_ paths: [FilePath]) -> [String] {
  paths.map { path in
    for count in 1...max(path.components.count, 1) {
      let ending = path.components.suffix(count).map(\.string)
      let like = paths.count { $0.components.suffix(count).map(\.string) == ending }
      // The same path given twice stays the same.
      if like == 1 || paths.count(where: { $0 == path }) == like { return ending.joined(separator: "/") }
    }
    return path.string
  }
}
