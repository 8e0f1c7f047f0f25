/// The flags of every code point, in two stages: blocks of 256 code points share pages that are alike.
///
/// Lookup touches one 16-bit and one 8-bit entry. A table holds about 100 pages.
struct ScalarFlagTable<Flags: OptionSet & Hashable & Sendable>: Sendable where Flags.RawValue == UInt8 {
  static var codePointCount: UInt32 { 0x11_0000 }

  /// For each block of 256 code points, where its page starts in `pages`.
  private var pageStart = [Int](repeating: 0, count: Int(codePointCount >> 8))
  private var pages = [UInt8](repeating: 0, count: 256)
  /// Pages that more than one block may use; they are copied before a part of them is changed.
  private var sharedPages: Set<Int> = [0]
  /// Where the page lies that results from adding a flag to all of a shared page, by (page, flag).
  private var filledPages: [PageChange: Int] = [:]

  private struct PageChange: Hashable {
    var page: Int
    var flag: Flags
  }

  /// - Complexity: O(1).
  subscript(scalar: UInt32) -> Flags {
    Flags(rawValue: pages[pageStart[Int(scalar >> 8)] + Int(scalar & 0xFF)])
  }

  var pageCount: Int { pages.count / 256 }

  /// The number of the page that holds a block of 256 code points.
  func page(ofBlock block: Int) -> Int { pageStart[block] / 256 }

  /// The flags of all pages, one after another.
  func withPages(_ body: (UnsafeBufferPointer<UInt8>) -> Void) { pages.withUnsafeBufferPointer(body) }

  /// Adds a flag to every code point of a range.
  /// - Complexity: O(blocks of the range); whole blocks share their page.
  mutating func insert(_ flag: Flags, _ range: ClosedRange<UInt32>) {
    var scalar = range.lowerBound
    while scalar <= range.upperBound {
      let blockEnd = min(scalar | 0xFF, range.upperBound)
      if blockEnd - scalar == 0xFF {
        fill(block: Int(scalar >> 8), flag)
      } else {
        let page = ownPage(block: Int(scalar >> 8))
        for low in Int(scalar & 0xFF)...Int(blockEnd & 0xFF) { pages[page + low] |= flag.rawValue }
      }
      scalar = blockEnd + 1
    }
  }

  private mutating func fill(block: Int, _ flag: Flags) {
    let old = pageStart[block]
    guard sharedPages.contains(old) else {
      for index in old..<old + 256 { pages[index] |= flag.rawValue }
      return
    }
    let change = PageChange(page: old, flag: flag)
    if let known = filledPages[change] {
      pageStart[block] = known
      return
    }
    let page = appendCopy(of: old)
    for index in page..<page + 256 { pages[index] |= flag.rawValue }
    sharedPages.insert(page)
    filledPages[change] = page
    pageStart[block] = page
  }

  private mutating func ownPage(block: Int) -> Int {
    if sharedPages.contains(pageStart[block]) { pageStart[block] = appendCopy(of: pageStart[block]) }
    return pageStart[block]
  }

  private mutating func appendCopy(of page: Int) -> Int {
    pages += Array(pages[page..<page + 256])
    return pages.count - 256
  }
}
