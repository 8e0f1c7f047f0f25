import Storage
import Testing

@Suite struct MemoryLimitTests {
  @Test(arguments: [
    ("1", 1), ("2GB", 2_000_000_000), ("512MiB", 512 << 20), ("512mib", 512 << 20), ("1.5 GB", 1_500_000_000),
    ("3K", 3 << 10), ("2G", 2 << 30), ("1TiB", 1 << 40), ("7TB", 7_000_000_000_000), ("100B", 100), ("5kb", 5000),
  ]) func `Amounts have units of 1000 or 1024`(_ text: String, _ bytes: Int) throws {
    #expect(try MemoryLimit(text) == .bytes(bytes))
    #expect(try MemoryLimit(text).byteCount(of: 10) == bytes, "an amount does not depend on the machine")
  }

  @Test func `A share is of what is available`() throws {
    #expect(try MemoryLimit("75%").byteCount(of: 1000) == 750)
    #expect(try MemoryLimit("12.5 %").byteCount(of: 1000) == 125)
    #expect(MemoryLimit.standard.byteCount(of: 4096) == 3072)
  }

  @Test(arguments: ["", "GB", "-1GB", "1e9", "nan", "inf", "1,5GB", "2 GBs", "1..2", "%", "한"])
  func `Anything else is refused`(_ text: String) {
    #expect(throws: MemoryLimitError.malformed(text)) { try MemoryLimit(text) }
  }

  @Test func `Amounts and shares have their bounds`() {
    #expect(throws: MemoryLimitError.shareOutOfRange("0%")) { try MemoryLimit("0%") }
    #expect(throws: MemoryLimitError.shareOutOfRange("100.1%")) { try MemoryLimit("100.1%") }
    #expect(throws: MemoryLimitError.amountOutOfRange("0")) { try MemoryLimit("0") }
    #expect(throws: MemoryLimitError.amountOutOfRange("0.5")) { try MemoryLimit("0.5") }
    #expect(throws: MemoryLimitError.amountOutOfRange("99999999TB")) { try MemoryLimit("99999999TB") }
  }
}
