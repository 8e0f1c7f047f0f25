internal import CICU

extension CompiledCleaner {
  /// Judges every scalar by a cleaner's rules.
  static func flags(_ cleaner: Cleaner, _ composition: Composition?) -> ScalarFlagTable<CleaningFlags> {
    var flags = ScalarFlagTable<CleaningFlags>()
    addCharacters(cleaner.characters, &flags)
    for range in WordCharacters.ranges { flags.insert(.word, range) }
    for range in PublishedCharacters.whitespace {
      flags.insert(.whitespace, range)
      guard cleaner.collapsesSpaces else { continue }
      for scalar in range where scalar != 0x20 && scalar != 0x0D { flags.insert(.unsettled, scalar...scalar) }
    }
    if let repeats = cleaner.repeats { addRepeats(repeats, &flags) }
    if let composition {
      for range in AssignedScalars.ranges {
        for scalar in range where composition.isUnsettled(scalar) { flags.insert(.unsettled, scalar...scalar) }
      }
    }
    if cleaner.removesEmoji { for range in EmojiData.emojiAndSelectors { flags.insert(.unsettled, range) } }
    addSuspects(cleaner, &flags)
    return flags
  }

  private static func addCharacters(_ rule: CharacterRule?, _ flags: inout ScalarFlagTable<CleaningFlags>) {
    var removed: [ClosedRange<UInt32>] = []
    switch rule {
    case nil: return
    case .list(let list): removed = list.ranges.complement
    case .published(.kcComments):
      removed = CommentCharacters.removed
      for range in CommentCharacters.deleted { flags.insert([.deleted, .unsettled], range) }
      for range in EmojiData.components { flags.insert([.component, .unsettled], range) }
    case .published(let cleaner): removed = (PublishedCharacters.ranges(cleaner) ?? []).complement
    }
    for range in removed { flags.insert([.removed, .unsettled], range) }
  }

  private static func addRepeats(_ rule: RepeatRule, _ flags: inout ScalarFlagTable<CleaningFlags>) {
    switch rule.kind {
    case .words: for range in WordCharacters.ranges { flags.insert(.repeatable, range) }
    case .comments:
      for range in (PublishedCharacters.whitespace + CommentCharacters.digits).complement {
        flags.insert(.repeatable, range)
      }
      // A run of sequences is not a run of one character, and is looked for with more care.
      for range in EmojiData.sequenceMarks { flags.insert(.unsettled, range) }
    }
  }

  /// Characters that links and masks begin with, and the carriage return, which may belong to the line's end.
  private static func addSuspects(_ cleaner: Cleaner, _ flags: inout ScalarFlagTable<CleaningFlags>) {
    var suspects: [Unicode.Scalar] = ["\r"]
    if cleaner.links != nil { suspects.append(":") }
    if cleaner.links == .comments { suspects.append(".") }
    if cleaner.masks != nil { suspects.append("O") }
    for scalar in suspects { flags.insert(.suspect, scalar.value...scalar.value) }
  }
}

extension CharacterList {
  /// The code points that are named, sorted or not.
  var ranges: [ClosedRange<UInt32>] {
    var ranges: [ClosedRange<UInt32>] = []
    var kinds: Set<CharacterClass> = []
    for part in parts {
      switch part {
      case .ascii: ranges.append(0x00...0x7F)
      case .range(let range): ranges.append(range)
      case .kind(let kind): kinds.insert(kind)
      }
    }
    // White space is of no class that can be named, and always stays.
    ranges += PublishedCharacters.whitespace
    guard !kinds.isEmpty else { return ranges }
    for value in UInt32(0)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value), kinds.contains(CharacterClass(scalar)) else { continue }
      if let last = ranges.last, last.upperBound + 1 == value {
        ranges[ranges.count - 1] = last.lowerBound...value
      } else {
        ranges.append(value...value)
      }
    }
    return ranges
  }
}
