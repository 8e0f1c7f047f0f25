internal import CZstd
internal import Storage

/// Turns blocks into compressed bytes and back; for one thread.
///
/// The format lives only as long as the process: words of the machine, lightly compressed by zstd.
final class BlockPacking {
  private let compressor: OpaquePointer?
  private let decompressor: OpaquePointer?
  private let plain = ByteStore()
  private let packed = ByteStore()

  init() {
    compressor = ZSTD_createCCtx()
    decompressor = ZSTD_createDCtx()
    let result = ZSTD_CCtx_setParameter(compressor, ZSTD_c_compressionLevel, 1)
    require(compressor != nil && decompressor != nil && ZSTD_isError(result) == 0, of: "libzstd")
  }

  deinit {
    for result in [ZSTD_freeCCtx(compressor), ZSTD_freeDCtx(decompressor)] {
      require(ZSTD_isError(result) == 0, of: "libzstd")
    }
  }

  /// The block as bytes, valid until the next call.
  func pack(_ block: CommentBlock) -> UnsafeRawBufferPointer {
    plain.count = 0
    let (isLine, start) = block.start.parts
    plain.appendNumbers([block.sourceIndex, block.ordinal, block.serial, isLine ? 1 : 0, start])
    plain.appendOptional(block.lines?.map { Int($0) })
    plain.appendOptional(block.groups)
    plain.appendOptional(block.documents?.numbers)
    plain.appendNumbers([block.invalidSequences])
    plain.appendOptional(block.invalidPlaces.flatMap { [$0.ordinal, $0.line, $0.byte] })
    plain.append(block.text)
    packed.count = 0
    packed.reserve(ZSTD_compressBound(plain.count))
    let count = ZSTD_compress2(compressor, packed.start, packed.capacity, plain.start, plain.count)
    precondition(ZSTD_isError(count) == 0, "there is room for the result")
    packed.count = count
    return packed.bytes
  }

  /// Room for packed bytes of a block, valid until the next call.
  func room(_ byteCount: Int) -> UnsafeMutableRawBufferPointer {
    packed.count = 0
    packed.reserve(byteCount)
    return UnsafeMutableRawBufferPointer(rebasing: packed.free[..<byteCount])
  }

  /// Makes `block` what it was when it was packed.
  func unpack(_ bytes: UnsafeRawBufferPointer, into block: CommentBlock) {
    let count = Int(ZSTD_getFrameContentSize(bytes.baseAddress, bytes.count))
    plain.count = 0
    plain.reserve(count)
    let found = ZSTD_decompressDCtx(decompressor, plain.start, plain.capacity, bytes.baseAddress, bytes.count)
    precondition(found == count, "what this process wrote can be read")
    plain.count = count
    var numbers = NumberReader(plain.bytes)
    block.sourceIndex = numbers.next()
    block.ordinal = numbers.next()
    block.serial = numbers.next()
    let isLine = numbers.next() == 1
    block.start = isLine ? .line(numbers.next()) : .fileOffset(numbers.next())
    let lines = numbers.nextOptional()
    let groups = numbers.nextOptional()
    let documents = numbers.nextOptional()
    block.invalidSequences = numbers.next()
    let places = numbers.nextOptional() ?? []
    block.invalidPlaces = stride(from: 0, to: places.count, by: 3).map {
      CorpusPlace(
        sourceIndex: block.sourceIndex, ordinal: places[$0], line: places[$0 + 1], byte: places[$0 + 2],
        start: block.start)
    }
    block.setComments(numbers.rest)
    block.lines = lines?.map { Int32(truncatingIfNeeded: $0) }
    block.groups = groups
    block.documents = documents.map { BlockDocuments(numbers: $0) }
  }
}

extension BlockStart {
  fileprivate var parts: (isLine: Bool, number: Int) {
    switch self {
    case .fileOffset(let offset): (false, offset)
    case .line(let line): (true, line)
    }
  }
}

extension ByteStore {
  fileprivate func appendNumbers(_ numbers: [Int]) { numbers.withUnsafeBytes { append($0) } }

  /// A count, -1 for nil, and the numbers.
  fileprivate func appendOptional(_ numbers: [Int]?) {
    appendNumbers([numbers?.count ?? -1])
    if let numbers { appendNumbers(numbers) }
  }
}

/// Reads what `appendNumbers` wrote.
private struct NumberReader {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func next() -> Int {
    defer { position += 8 }
    return bytes.loadUnaligned(fromByteOffset: position, as: Int.self)
  }

  mutating func nextOptional() -> [Int]? {
    let count = next()
    guard count >= 0 else { return nil }
    return (0..<count).map { _ in next() }
  }

  var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[position...]) }
}
