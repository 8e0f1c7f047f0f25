// Names of C functions.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CInterface
import Glibc
import Storage
import SystemPackage

@c @implementation
public func kcv_texts_of_stream(
  _ stream: UnsafeMutablePointer<ArrowArrayStream>?, _ name: UnsafePointer<CChar>?,
  _ texts: UnsafeMutablePointer<OpaquePointer?>?, _ error: CErrorPlace?
) -> Int32 {
  reporting(error) {
    guard let stream, let name else { return }
    texts?.pointee = handle(try TextChunks(stream, name: String(cString: name)))
  }
}

@c @implementation
public func kcv_texts_of_array(
  _ array: UnsafeMutablePointer<ArrowArray>?, _ schema: UnsafePointer<ArrowSchema>?, _ name: UnsafePointer<CChar>?,
  _ texts: UnsafeMutablePointer<OpaquePointer?>?, _ error: CErrorPlace?
) -> Int32 {
  reporting(error) {
    guard let array, let schema, let name else { return }
    texts?.pointee = handle(try TextChunks([array.pointee], schema.pointee, name: String(cString: name)))
    // Moved from, as Arrow says it.
    array.pointee.release = nil
  }
}

@c @implementation
public func kcv_texts_of_lines(
  _ text: UnsafePointer<CChar>?, _ byteCount: Int64, _ lineCount: Int64, _ texts: UnsafeMutablePointer<OpaquePointer?>?,
  _ error: CErrorPlace?
) -> Int32 {
  var found: Int64 = 0
  let result = reporting(error) {
    guard let memory = malloc((Int(lineCount) + 1) * MemoryLayout<Int64>.stride) else { throw OutOfMemory() }
    let offsets = memory.assumingMemoryBound(to: Int64.self)
    found = lineOffsets(text, Int(byteCount), Int(lineCount), offsets)
    guard found == lineCount else { return free(memory) }
    // A newline between two lines belongs to neither, but a space at an end is nothing to any pipeline.
    let column = TextColumn(.wideOffsets(offsets), count: Int(lineCount), data: text.map { UnsafeRawPointer($0) })
    texts?.pointee = handle(TextChunks([column], [], offsets: offsets))
  }
  return result == 0 && found != lineCount ? Int32(KCV_OTHER_COUNT) : result
}

/// Writes where each line starts, and where the last one ends.
/// - Returns: The number of lines, also if it is not what was said; then nothing useful is written.
private func lineOffsets(
  _ text: UnsafePointer<CChar>?, _ byteCount: Int, _ lineCount: Int, _ offsets: UnsafeMutablePointer<Int64>
) -> Int64 {
  offsets[0] = 0
  guard let text, lineCount > 0 else { return byteCount == 0 ? Int64(lineCount == 0 ? 0 : 1) : 1 }
  var (found, start) = (1, 0)
  while let newline = memchr(text + start, 0x0A, byteCount - start) {
    start = UnsafeRawPointer(newline) - UnsafeRawPointer(text) + 1
    guard found < lineCount else { return Int64(found + 1) }
    offsets[found] = Int64(start)
    found += 1
  }
  if found == lineCount { offsets[found] = Int64(byteCount) }
  return Int64(found)
}

@c @implementation
public func kcv_texts_count(_ texts: OpaquePointer?) -> Int64 {
  texts.map { Int64(object($0, as: TextChunks.self).count) } ?? 0
}

@c @implementation
public func kcv_texts_write(_ texts: OpaquePointer?, _ file: Int32, _ errnoValue: UnsafeMutablePointer<Int32>?) -> Int32
{
  guard let texts else { return 0 }
  let chunks = object(texts, as: TextChunks.self)
  for part in TextPart.parts(of: chunks.columns) {
    var block = LineBlock()
    block.restart(byteCount: part.byteCount + part.rows.count)
    for row in part.rows { if let text = part.column[row] { block.append(text) } }
    do { _ = try FileDescriptor(rawValue: file).writeAll(block.bytes) } catch {
      errnoValue?.pointee = (error as? Errno ?? .ioError).rawValue
      return Int32(KCV_FAILED)
    }
  }
  return 0
}

@c @implementation
public func kcv_texts_close(_ texts: OpaquePointer?) { release(texts, as: TextChunks.self) }
