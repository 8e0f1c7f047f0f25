import ArgumentParser
import CorpusReading
import SystemPackage
import WordPiece

/// `kc-vocab decode`
struct DecodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode",
    abstract: "Turn lines of ids back into text.",
    discussion: """
      Each line holds ids separated by spaces, as `kc-vocab encode --ids` prints them. An id that the vocabulary does not \
      have is an error.
      """)

  @OptionGroup var vocabulary: VocabularyOptions

  @Argument(help: ArgumentHelp("Files of ids; standard input without any.", valueName: "file"), completion: .file())
  var files: [String] = []

  @Flag(help: "Keep special tokens in the text.")
  var keepSpecialTokens = false

  mutating func run() throws {
    try OutputPlan().check(reading: ([vocabulary.vocabulary] + (files.isEmpty ? ["-"] : files)).map { FilePath($0) })
    let (loaded, pipeline) = try vocabulary.load(before: files)
    let decoder = try loaded.decoder(pipeline)
    var options = ReadingOptions()
    options.keepsInputOrder = true
    options.format = .text
    let inputs = (files.isEmpty ? ["-"] : files).map { CorpusInput(argument: $0) }
    let reader = try CorpusReader(inputs, options: options)
    let block = CommentBlock()
    while try reader.next(block) {
      for (line, digits) in block.text.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().enumerated()
      {
        let ids = try ids(digits, below: loaded.vocabulary.count, block.place(line: line, byte: 0), reader)
        try StandardOutput.shared.write(bytes: decoder.bytes(of: ids, skipsSpecialTokens: !keepSpecialTokens))
        try StandardOutput.shared.write("\n")
      }
    }
  }

  /// - Parameter limit: ids that the vocabulary has.
  private func ids(
    _ line: Slice<UnsafeRawBufferPointer>, below limit: Int, _ place: CorpusPlace, _ reader: CorpusReader
  ) throws -> [Int32] {
    try line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.map { digits in
      let text = String(decoding: digits, as: UTF8.self)
      if let id = Int32(text), id >= 0, id < limit { return id }
      let location = try reader.location(of: place)
      guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
        throw CommandFailure(
          "\(location.fileAndLine): \"\(text)\" is not an id; give whole numbers separated by spaces")
      }
      throw CommandFailure(
        "\(location.fileAndLine): there is no id \(text); the vocabulary has 0 to \(limit - 1), so name the one that the ids "
          + "were made with")
    }
  }
}
