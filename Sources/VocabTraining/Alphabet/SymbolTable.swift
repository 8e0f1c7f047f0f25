internal import Storage

/// The symbol of each character, at the start of a word and inside it.
///
/// Read by all threads once it is filled.
final class SymbolTable: @unchecked Sendable {
  /// By character: the symbol inside words in the upper half, at the start in the lower one; each plus 1, 0 for none.
  private let entries = MappedBuffer<UInt64>(count: UTF8Scalars.valueLimit, use: .sparse)

  func setInitial(_ symbol: Int, for character: Int) { entries.base[character] |= UInt64(symbol + 1) }

  func setContinuation(_ symbol: Int, for character: Int) { entries.base[character] |= UInt64(symbol + 1) << 32 }

  /// Writes a word's symbols; characters without one vanish.
  ///
  /// - Parameter symbols: room for as many as the word has bytes.
  /// - Returns: how many there are.
  /// - Complexity: O(length).
  @inline(__always)
  func symbols(of word: UnsafeRawBufferPointer, into symbols: UnsafeMutablePointer<UInt32>) -> Int {
    guard var position = word.baseAddress, word.count > 0 else { return 0 }
    let entries = self.entries.base
    let end = position + word.count
    var count = 0
    var entry = entries[UTF8Scalars.next(&position)] & 0xFFFF_FFFF
    while true {
      // Stored always, counted only if there is one: rare characters cost no mispredicted branch.
      symbols[count] = UInt32(truncatingIfNeeded: entry) &- 1
      count &+= entry == 0 ? 0 : 1
      guard position < end else { return count }
      entry = entries[UTF8Scalars.next(&position)] &>> 32
    }
  }
}
