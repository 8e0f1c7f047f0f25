/// What plain words of a frequency band and the same one or two classes come to.
struct PlainText: BitwiseCopyable {
  var words = 0
  var distinctWords = 0
  /// Characters of the first class, and of the second.
  var characters = (0, 0)
  var bytes = 0

  /// - Parameter characters: of those that matter.
  func text(characters: Int) -> MeasuredText {
    var text = MeasuredText()
    (text.words, text.distinctWords) = (words, distinctWords)
    (text.characters, text.wordBytes) = (characters, bytes)
    return text
  }

  /// Adds a distinct word. Field by field: what stays as it is need not be read and written.
  @inline(__always)
  static func add(to cell: UnsafeMutablePointer<PlainText>, _ count: Int, characters: (Int, Int), bytes: Int) {
    cell.pointee.words &+= count
    cell.pointee.distinctWords &+= 1
    cell.pointee.characters.0 &+= count &* characters.0
    cell.pointee.characters.1 &+= count &* characters.1
    cell.pointee.bytes &+= bytes
  }
}

/// What a vocabulary made of them.
struct PlainTokens: BitwiseCopyable {
  var tokens = 0
  var wholeWords = 0
}

/// Where plain words of a band and of the same classes are added up.
enum PlainCell {
  static let count = FrequencyBand.count * ClassPair.count

  @inline(__always)
  static func place(_ band: Int, _ classes: ClassPair) -> Int { band &* ClassPair.count &+ Int(classes.bits) }
}
