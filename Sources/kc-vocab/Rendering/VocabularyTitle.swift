import SystemPackage
import WordPiece

/// What a vocabulary is called in a report for people: the directory that it lies in, since its files all have the
/// same names.
func vocabularyTitle(_ name: String) -> String {
  let path = FilePath(name)
  guard let last = path.lastComponent?.string,
    [VocabularyFiles.vocabulary, VocabularyFiles.tokenizer].contains(last),
    let directory = path.removingLastComponent().lastComponent, directory.kind == .regular
  else { return name }
  return path.removingLastComponent().string
}

/// Titles of the vocabularies at several paths: short, and each of its own.
/// - Parameter names: what tells them apart, as JSON reports have it.
func vocabularyTitles(_ paths: [FilePath], named names: [String]) -> [String] {
  let titles = zip(paths, names).map { path, name in
    // A name may be that of the file alone.
    let count = FilePath(name).components.count
    let ending = path.components.suffix(max(count, 2)).map(\.string).joined(separator: "/")
    let title = vocabularyTitle(ending)
    return title == ending ? name : title
  }
  let areDistinct = Set(titles).count == Set(names).count
  return areDistinct ? titles : names
}
