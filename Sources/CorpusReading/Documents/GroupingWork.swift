internal import Storage

/// What one thread groups with: the keys of one block at a time, computed before the block's turn comes.
final class GroupingWork {
  /// What is written of a comment.
  enum Line {
    case none, comment, blankAndComment
  }

  private let hash: KeyedHash
  /// The keys of the block's runs.
  private(set) var keys: [HashKey] = []
  /// Whether each comment has no text.
  private(set) var isEmpty: [Bool] = []
  var lines: [Line] = []

  private init(secret: [UInt8]) { hash = KeyedHash(secret: secret) }

  /// The one of the thread that has this block.
  static func of(_ block: CommentBlock, _ grouper: AnyObject, secret: [UInt8]) -> GroupingWork {
    block.workspace(of: grouper) { GroupingWork(secret: secret) }
  }

  /// Takes up the block's documents and comments.
  func take(_ block: CommentBlock) {
    keys.removeAll(keepingCapacity: true)
    isEmpty.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    guard let documents = block.documents else { return }
    for run in 0..<documents.runCount {
      keys.append(documents.key(ofRun: run).withUnsafeBytes { hash.key(of: $0) })
    }
    block.forEachComment { _, comment in
      isEmpty.append(Self.hasNoText(comment))
    }
    lines.append(contentsOf: repeatElement(.none, count: isEmpty.count))
  }

  /// Whether a comment would read as a blank line: readers strip what Python takes for white space.
  private static func hasNoText(_ comment: UnsafeRawBufferPointer) -> Bool {
    // Nearly every comment begins with a byte that settles it.
    guard let first = comment.first else { return true }
    if first > 0x20 && first < 0x7F { return false }
    return String(decoding: comment, as: UTF8.self).unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || (0x1C...0x1F).contains($0.value)
    }
  }

  /// Writes the block anew, as was decided.
  func rewrite(_ block: CommentBlock) {
    block.replaceComments { number, comment, store in
      guard lines[number] != .none else { return 0 }
      let hasBlank = lines[number] == .blankAndComment
      if hasBlank { store.append(UInt8(ascii: "\n")) }
      store.append(comment)
      store.append(UInt8(ascii: "\n"))
      return hasBlank ? 2 : 1
    }
  }
}
