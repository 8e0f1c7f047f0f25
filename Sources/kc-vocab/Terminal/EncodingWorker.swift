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
  private let format: EncodedLineFormat
  private var ids: [Int32] = []
  private var lineEnds: [Int] = []
  /// The first places that were not UTF-8 among this thread's blocks.
  private(set) var invalidPlaces: [CorpusPlace] = []

  var invalidSequences: Int { encoder.statistics.invalidSequences }

  init(_ encoder: TextEncoder, _ format: EncodedLineFormat) {
    self.encoder = encoder
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
    var start = 0
    for end in lineEnds {
      append(ids[start..<end], to: &output)
      output.append(0x0A)
      start = end
    }
    return output
  }

  private func append(_ line: ArraySlice<Int32>, to output: inout [UInt8]) {
    switch format {
    case .tokens: append(line, separator: " ", to: &output) { $1 += encoder.words.vocabulary[Int($0)] }
    case .ids: append(line, separator: " ", to: &output) { $1 += String($0).utf8 }
    case .json:
      output += #"{"tokens": ["#.utf8
      append(line, separator: ", ", to: &output) { appendJSONString(encoder.words.vocabulary[Int($0)], to: &$1) }
      output += #"], "ids": ["#.utf8
      append(line, separator: ", ", to: &output) { $1 += String($0).utf8 }
      output += "]}".utf8
    }
  }

  private func append(
    _ line: ArraySlice<Int32>, separator: String, to output: inout [UInt8], _ body: (Int32, inout [UInt8]) -> Void
  ) {
    for index in line.indices {
      if index > line.startIndex { output += separator.utf8 }
      body(line[index], &output)
    }
  }
}
