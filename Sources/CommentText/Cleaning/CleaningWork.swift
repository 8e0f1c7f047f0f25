internal import Storage

/// The work of a `CommentCleaner`: a value, so that its loops need not ask at each step who else may be using it.
struct CleaningWork: ~Copyable {
  var figures = CleaningFigures()
  var examples = CleaningExamples()
  private(set) var invalidSequences = 0
  private(set) var invalidPlaces: [InvalidPlace] = []

  private let compiled: CompiledCleaner
  private let steps: CommentSteps
  private let measuresSteps: Bool
  private let exampleCount: Int
  private var scalars: [UInt32] = []
  private var scratch = CleaningScratch()
  private var classes = CharacterClassTable()
  private var before = ScalarTally()
  private var after = ScalarTally()
  private var output = PaddedBytes()

  init(_ compiled: CompiledCleaner, measuresSteps: Bool, exampleCount: Int) {
    self.compiled = compiled
    self.measuresSteps = measuresSteps
    self.exampleCount = exampleCount
    steps = CommentSteps(compiled)
  }

  mutating func clean(_ text: UnsafeRawBufferPointer, keepsDroppedLines: Bool) -> CleanedText {
    output.restart(byteCount: text.count)
    invalidSequences = 0
    invalidPlaces.removeAll(keepingCapacity: true)
    var keptLines: [Int32]?
    var line: Int32 = 0
    var pass = CleaningPass(compiled, text)
    while let next = pass.next() {
      figures.linesIn += 1
      figures.bytesIn += next.bytes.count
      let isKept = next.isSettled ? copy(next, number: Int(line)) : rework(next.bytes, line: Int(line))
      if isKept {
        keptLines?.append(line)
        figures.linesOut += 1
      } else if keepsDroppedLines {
        output.append(0x0A)
      } else if keptLines == nil {
        keptLines = Array(0..<line)
      }
      line &+= 1
    }
    output.pad()
    return CleanedText(text: output.bytes, keptLines: keptLines)
  }

  /// Takes over a comment as it is.
  /// - Returns: Whether it is kept.
  private mutating func copy(_ line: CleaningPass.Line, number: Int) -> Bool {
    if line.bytes.isEmpty {
      figures.linesEmpty += 1
      return false
    }
    if line.scalarCount < compiled.cleaner.minimumCharacters {
      noteShort(byteCount: line.bytes.count)
      if wantsShortExample { addShortExample(Array(line.bytes), line: number) }
      return false
    }
    output.append(line.bytes)
    output.append(0x0A)
    figures.bytesOut += line.bytes.count
    return true
  }

  /// Takes a comment through the steps.
  /// - Returns: Whether it is kept.
  private mutating func rework(_ bytes: UnsafeRawBufferPointer, line: Int) -> Bool {
    decode(bytes, line: line)
    let rawCount = scalars.count
    let isChanged = applySteps(line: line)
    guard !scalars.isEmpty else {
      figures.linesEmptied += 1
      return false
    }
    let count = compiled.cleaner.measuredText == .raw ? rawCount : scalars.count
    guard count >= compiled.cleaner.minimumCharacters else {
      noteShort(byteCount: bytes.count)
      if wantsShortExample { addShortExample(encoded(scalars), line: line) }
      return false
    }
    let start = output.count
    output.append(scalars)
    figures.bytesOut += output.count - start
    output.append(0x0A)
    if isChanged { figures.linesChanged += 1 }
    return true
  }

  private mutating func decode(_ bytes: UnsafeRawBufferPointer, line: Int) {
    scalars.removeAll(keepingCapacity: true)
    var offset = 0
    while offset < bytes.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        scalars.append(UInt32(lead))
        offset += 1
        continue
      }
      // Syllables and letters of Korean: three bytes whose lead allows any others.
      if (0xE1...0xEC).contains(lead), offset + 2 < bytes.count {
        let (second, third) = (bytes[offset + 1], bytes[offset + 2])
        if second & 0xC0 == 0x80, third & 0xC0 == 0x80 {
          scalars.append(UInt32(lead & 0xF) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F))
          offset += 3
          continue
        }
      }
      let next = UTF8Decoding.decode(bytes, at: offset)
      if !next.isValid {
        invalidSequences += 1
        if invalidPlaces.count < WordScanner.invalidPlaceLimit {
          invalidPlaces.append(InvalidPlace(line: line, byte: offset))
        }
      }
      scalars.append(next.scalar)
      offset += next.byteCount
    }
  }

  private mutating func applySteps(line: Int) -> Bool {
    if measuresSteps { before.count(scalars, &classes, compiled.flags) }
    var isChanged = false
    for step in steps.order {
      let earlier = exampleCount > examples[step].count ? scalars : nil
      guard steps.apply(step, &scalars, &scratch) else { continue }
      isChanged = true
      if let earlier {
        examples[step].append(CleaningExample(line: line, before: encoded(earlier), after: encoded(scalars)))
      }
      if measuresSteps {
        after.count(scalars, &classes, compiled.flags)
        figures[step].add(before: before, after: after)
        swap(&before, &after)
      } else {
        figures[step].lines += 1
      }
    }
    return isChanged
  }

  /// Takes note of a comment that is too short.
  private mutating func noteShort(byteCount: Int) {
    figures[.length].lines += 1
    figures[.length].bytesRemoved += byteCount
  }

  private mutating func addShortExample(_ text: [UInt8], line: Int) {
    examples[.length].append(CleaningExample(line: line, before: text, after: []))
  }

  private var wantsShortExample: Bool { exampleCount > examples[.length].count }
}

/// Scalars in UTF-8.
func encoded(_ scalars: [UInt32]) -> [UInt8] {
  var bytes: [UInt8] = []
  for scalar in scalars { UTF8Encoding.append(scalar, to: &bytes) }
  return bytes
}
