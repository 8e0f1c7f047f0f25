internal import CSimdjson

/// simdjson's parser, for one record at a time in one thread.
package final class JSONRecordParser {
  private let record: OpaquePointer?

  /// What stands at a path; bytes are valid until the next call.
  enum Value {
    case missing, null, container
    case string(UnsafeRawBufferPointer)
    case scalar(UnsafeRawBufferPointer)
  }

  package enum Outcome {
    case parsed
    /// A string holds what Unicode text cannot (half a surrogate pair, bytes that are not UTF-8), or a number is too
    /// large for the parser.
    case repairable
    case noMemory
  }

  package init() { record = kc_json_record_make() }

  deinit { kc_json_record_free(record) }

  /// Parses `text`, after which `PaddedBytes.paddingByteCount` bytes can be read.
  package func parse(_ text: UnsafeRawBufferPointer) -> Outcome {
    switch kc_json_record_parse(record, text.assumingMemoryBound(to: CChar.self).baseAddress, text.count) {
    case kc_json_parsed: .parsed
    case kc_json_no_memory: .noMemory
    default: .repairable
    }
  }

  func value(at path: JSONPath) -> Value {
    var start: UnsafePointer<CChar>?
    var count = 0
    let kind = kc_json_record_find(record, path.keys, path.keyByteCounts, path.keyCount, &start, &count)
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    return switch kind {
    case kc_json_null: .null
    case kc_json_string: .string(bytes)
    case kc_json_scalar: .scalar(bytes)
    case kc_json_container: .container
    default: .missing
    }
  }

  /// The paths of the record's values, for messages: the first few dozen.
  func fieldNames() -> [String] {
    var start: UnsafePointer<CChar>?
    var count = 0
    kc_json_record_fields(record, 1000, &start, &count)
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// The keys on the way to a value, as C reads them.
///
/// Owner: this object; the memory is written once and lives as long as it.
final class JSONPath: @unchecked Sendable {
  let selector: FieldSelector?
  let keys: UnsafeMutablePointer<UnsafePointer<CChar>?>
  let keyByteCounts: UnsafeMutablePointer<Int>
  let keyCount: Int
  private let bytes: UnsafeMutablePointer<CChar>

  /// Nil is the record itself.
  init(_ selector: FieldSelector?) {
    self.selector = selector
    let names = selector?.keys.map { Array($0.utf8) } ?? []
    keyCount = names.count
    keys = .allocate(capacity: max(keyCount, 1))
    keyByteCounts = .allocate(capacity: max(keyCount, 1))
    bytes = .allocate(capacity: max(names.joined().count, 1))
    var next = bytes
    for (index, name) in names.enumerated() {
      keys[index] = UnsafePointer(next)
      keyByteCounts[index] = name.count
      for byte in name {
        next.pointee = CChar(bitPattern: byte)
        next += 1
      }
    }
  }

  deinit {
    keys.deallocate()
    keyByteCounts.deallocate()
    bytes.deallocate()
  }
}
