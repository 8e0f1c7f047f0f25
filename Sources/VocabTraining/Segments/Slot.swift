/// One place of the flat array that holds all segments; 4 bytes.
///
/// A segment is a header and its symbols. A header has the highest bit set and says how often the segment occurs. A
/// symbol may have a barrier before it: it will never be merged with what stands to its left. The first symbol always
/// has one. A merged token covers as many slots as it has characters; its symbol stands in the first and in the last of
/// them, what is between is `dead`.
enum Slot {
  static let header: UInt32 = 1 << 31
  static let barrier: UInt32 = 1 << 30
  static let flags = header | barrier
  static let symbol = ~flags
  /// No symbol.
  static let dead = symbol
  /// What a header can hold; this value stands for a larger count, kept elsewhere.
  static let largeCount: UInt32 = ~header
}
