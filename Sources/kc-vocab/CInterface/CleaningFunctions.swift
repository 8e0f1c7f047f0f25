// Names of C functions.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CInterface
import CommentText
import Storage

/// A cleaner that was opened by another language.
final class OpenCleaner: Sendable {
  let spares: SparePool<PooledCleaner>

  init(_ name: String) throws {
    let compiled = try CompiledCleaner(try Self.cleaner(named: name))
    spares = SparePool { PooledCleaner(compiled) }
  }

  private static func cleaner(named name: String) throws -> Cleaner {
    if let published = PublishedCleaner(rawValue: name) { return published.cleaner }
    if let preset = Preset(rawValue: name) { return preset.cleaner }
    let names = PublishedCleaner.allCases.map(\.rawValue) + Preset.allCases.map(\.rawValue)
    let advice = question(nearestNames(to: name, in: names)) ?? "there are \(names.joined(separator: ", "))"
    throw CommandFailure("\(name): is no cleaner; \(advice)")
  }
}

/// A cleaner with the room that it works in. Used by one thread at a time.
final class PooledCleaner {
  private let cleaner: CommentCleaner
  private var block = LineBlock()

  init(_ compiled: CompiledCleaner) { cleaner = CommentCleaner(compiled, measuresSteps: false) }

  func clean(_ part: TextPart) -> StringColumn {
    part.copy(to: &block)
    var cleaned = StringColumn(count: part.rows.count)
    cleaned.append(lines: cleaner.clean(block.bytes, keepsDroppedLines: true).text)
    return cleaned
  }
}

@c @implementation
public func kcv_cleaner_open(
  _ name: UnsafePointer<CChar>?, _ cleaner: UnsafeMutablePointer<OpaquePointer?>?, _ error: CErrorPlace?
) -> Int32 {
  reporting(error) {
    guard let name else { return }
    cleaner?.pointee = handle(try OpenCleaner(String(cString: name)))
  }
}

@c @implementation
public func kcv_cleaner_close(_ cleaner: OpaquePointer?) { release(cleaner, as: OpenCleaner.self) }

@c @implementation
public func kcv_clean_texts(
  _ cleaner: OpaquePointer?, _ texts: OpaquePointer?, _ threads: Int32, _ cleaned: UnsafeMutablePointer<ArrowArray>?,
  _ schema: UnsafeMutablePointer<ArrowSchema>?, _ error: CErrorPlace?
) -> Int32 {
  reporting(error) {
    guard let cleaner, let texts else { return }
    let open = object(cleaner, as: OpenCleaner.self)
    let chunks = object(texts, as: TextChunks.self)
    let parts = TextPart.parts(of: chunks.columns)
    let columns = parallelMap(count: parts.count, threads: Int(threads)) { place in
      open.spares.withItem { $0.clean(parts[place]) }
    }
    var column = StringColumn(count: chunks.count)
    for part in columns { column.append(part) }
    try column.give(to: cleaned, schema, nulls: chunks.validity())
  }
}
