import CorpusReading
import WordCounting
import WordPiece

/// What a line of `encode`'s output holds.
enum EncodedLineFormat {
  case tokens, ids, json
}

/// One thread's encoder with its buffers.
struct EncodingWorker {
  private let encoder: TextEncoder
  private let vocabulary: Vocabulary
  private let format: EncodedLineFormat
  private var ids: [Int32] = []
  private var lineEnds: [Int] = []
  /// The first places that were not UTF-8 among this thread's blocks.
  private(set) var invalidPlaces: [CorpusPlace] = []

  var invalidSequences: Int { encoder.statistics.invalidSequences }

  init(_ encoder: TextEncoder, _ format: EncodedLineFormat) {
    self.encoder = encoder
    vocabulary = encoder.words.vocabulary
    self.format = format
  }

  /// The block's lines of output, each with its newline.
  mutating func lines(of block: CommentBlock, strict: Bool, _ reader: CorpusReader) throws -> [UInt8] {
    let capacity = encoder.capacity(forByteCount: block.text.count)
    if ids.count < capacity { ids = [Int32](repeating: 0, count: capacity) }
    _ = try ids.withUnsafeMutableBufferPointer { ids in
      try encoder.encodeLines(block.text, into: ids, lineEnds: &lineEnds)
    }
    if strict, let place = encoder.invalidPlaces.first {
      throw InvalidTextFailure(try reader.location(of: block.place(line: place.line, byte: place.byte)))
    }
    if !encoder.invalidPlaces.isEmpty {
      let places = encoder.invalidPlaces.map { block.place(line: $0.line, byte: $0.byte) }
      invalidPlaces = Array((invalidPlaces + places).sorted().prefix(CountingResult.invalidLocationLimit))
    }
    var output: [UInt8] = []
    output.reserveCapacity(Self.outputByteCountPerByte * block.text.count)
    var start = 0
    for end in lineEnds {
      append(ids[start..<end], to: &output)
      output.append(0x0A)
      start = end
    }
    return output
  }

  /// About what tokens and ids take for each byte of text.
  private static let outputByteCountPerByte = 2

  private func append(_ line: ArraySlice<Int32>, to output: inout [UInt8]) {
    switch format {
    case .tokens: append(line, separator: " ", to: &output) { vocabulary.append(Int($0), to: &$1) }
    case .ids: append(line, separator: " ", to: &output) { Self.append($0, to: &$1) }
    case .json:
      output += #"{"tokens": ["#.utf8
      append(line, separator: ", ", to: &output) { appendJSONString(vocabulary[Int($0)], to: &$1) }
      output += #"], "ids": ["#.utf8
      append(line, separator: ", ", to: &output) { Self.append($0, to: &$1) }
      output += "]}".utf8
    }
  }

  @inline(__always)
  private func append(
    _ line: ArraySlice<Int32>, separator: StaticString, to output: inout [UInt8],
    _ body: (Int32, inout [UInt8]) -> Void
  ) {
    var isFirst = true
    for id in line {
      if !isFirst {
        output.append(
          contentsOf: UnsafeBufferPointer(start: separator.utf8Start, count: separator.utf8CodeUnitCount))
      }
      isFirst = false
      body(id, &output)
    }
  }

  /// Appends a number's decimal digits.
  private static func append(_ number: Int32, to output: inout [UInt8]) {
    guard number >= 0 else { return output += String(number).utf8 }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: mostDigits) { digits in
      var (place, rest) = (digits.count, number)
      repeat {
        place -= 1
        digits.initializeElement(at: place, to: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
      } while rest > 0
      output.append(contentsOf: UnsafeBufferPointer(rebasing: digits[place...]))
    }
  }

  private static let mostDigits = 10
}
