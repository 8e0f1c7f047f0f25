extension PublishedCleaner {
  public var cleaner: Cleaner {
    var cleaner = Cleaner()
    cleaner.characters = .published(self)
    cleaner.collapsesSpaces = true
    if self == .kcComments {
      cleaner.composition = .comments
      cleaner.links = .comments
      cleaner.repeats = RepeatRule(.comments, limit: 3)
    } else {
      cleaner.links = .published
      cleaner.repeats = RepeatRule(.words, limit: 2)
    }
    return cleaner
  }
}

extension Cleaner {
  public static func published(_ name: PublishedCleaner) -> Cleaner { name.cleaner }
}
