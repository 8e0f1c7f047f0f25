import CInterface
import Glibc
import Storage

extension TextChunks {
  /// Takes all chunks of a stream and releases it.
  convenience init(_ stream: UnsafeMutablePointer<ArrowArrayStream>, name: String) throws(ColumnError) {
    defer { stream.pointee.release?(stream) }
    func check(_ code: Int32) throws(ColumnError) {
      guard code != 0 else { return }
      let words = stream.pointee.get_last_error?(stream).map { String(cString: $0) }
      throw .stream(column: name, reason: words ?? String(cString: strerror(code)))
    }
    var schema = ArrowSchema()
    try check(stream.pointee.get_schema(stream, &schema))
    defer { schema.release?(&schema) }
    var arrays: [ArrowArray] = []
    do {
      while true {
        var array = ArrowArray()
        try check(stream.pointee.get_next(stream, &array))
        guard array.release != nil else { break }
        arrays.append(array)
      }
      try self.init(arrays, schema, name: name)
    } catch {
      for var array in arrays { array.release?(&array) }
      throw error
    }
  }

  /// Takes arrays over, unless it throws.
  convenience init(_ arrays: [ArrowArray], _ schema: ArrowSchema, name: String) throws(ColumnError) {
    let layout = try ArrowTextLayout(schema, name: name)
    var columns: [TextColumn] = []
    for array in arrays { columns.append(try layout.column(array, name: name)) }
    self.init(columns, arrays)
  }
}

/// How texts lie in the arrays of a schema.
struct ArrowTextLayout {
  /// Arrow's letters, such as `U`.
  private let format: String
  /// Whether they are the one field of a struct, as tables are given.
  private let isField: Bool

  init(_ schema: ArrowSchema, name: String) throws(ColumnError) {
    var schema = schema
    var isField = false
    if String(cString: schema.format) == "+s" {
      guard schema.n_children == 1, let child = schema.children?[0] else {
        throw .manyFields(column: name, count: Int(schema.n_children))
      }
      schema = child.pointee
      isField = true
    }
    self.isField = isField
    guard schema.dictionary == nil else { throw .dictionary(column: name) }
    format = String(cString: schema.format)
    guard ["u", "z", "U", "Z", "vu", "vz", "n"].contains(format) else { throw .noTexts(column: name, format: format) }
  }

  func column(_ array: ArrowArray, name: String) throws(ColumnError) -> TextColumn {
    var (array, first) = (array, Int(array.offset))
    let count = Int(array.length)
    if isField {
      guard array.n_children == 1, let child = array.children?[0] else { throw .wrongShape(column: name) }
      array = child.pointee
      guard first + count <= Int(array.length) else { throw .wrongShape(column: name) }
      first += Int(array.offset)
    }
    guard first >= 0, count >= 0 else { throw .wrongShape(column: name) }
    let made = try column(array, first, count, name)
    do { try made.check() } catch { throw .memory(column: name, error) }
    return made
  }

  private func column(
    _ array: ArrowArray, _ first: Int, _ count: Int, _ name: String
  ) throws(ColumnError) -> TextColumn {
    guard format != "n", count > 0 else { return TextColumn(.nothing, count: count) }
    guard array.n_buffers >= 3, let buffers = array.buffers, let rows = buffers[1] else {
      throw .wrongShape(column: name)
    }
    let validity = array.null_count == 0 ? nil : buffers[0]?.assumingMemoryBound(to: UInt8.self)
    let layout: TextColumn.Layout
    switch format {
    case "u", "z": layout = .narrowOffsets(rows.assumingMemoryBound(to: Int32.self))
    case "U", "Z": layout = .wideOffsets(rows.assumingMemoryBound(to: Int64.self))
    default:
      // Validity, views, any number of buffers, their lengths.
      let bufferCount = Int(array.n_buffers) - 3
      guard let byteCounts = buffers[bufferCount + 2] ?? (bufferCount == 0 ? rows : nil) else {
        throw .wrongShape(column: name)
      }
      layout = .views(
        rows, buffers: buffers + 2, byteCounts: byteCounts.assumingMemoryBound(to: Int64.self), bufferCount: bufferCount
      )
      return TextColumn(layout, first: first, count: count, validity: validity)
    }
    return TextColumn(layout, first: first, count: count, data: buffers[2], validity: validity)
  }
}
