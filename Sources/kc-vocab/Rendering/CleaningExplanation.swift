import Storage
import CommentText
import CorpusReading

/// What `clean --explain` prints: comments that change, before and after each step.
struct CleaningExplanation {
  let cleaner: Cleaner
  let count: Int

  /// Reads until enough comments have changed, or the end.
  func print(_ reader: CorpusReader) throws {
    let compiled = try CompiledCleaner(cleaner)
    let block = CommentBlock()
    var printed = 0
    while printed < count, try reader.next(block) {
      var traces: [(line: Int, trace: CleaningTrace)] = []
      block.forEachComment { line, comment in
        guard printed + traces.count < count else { return }
        let trace = compiled.trace(comment.last == UInt8(ascii: "\r") ? comment.dropLast() : comment[...])
        if trace.isChanged { traces.append((line, trace)) }
      }
      for (line, trace) in traces {
        let location = try reader.location(of: block.place(line: line, byte: 0))
        try StandardOutput.shared.write((printed > 0 ? "\n" : "") + text(trace, location))
        printed += 1
      }
    }
    if printed == 0 { try StandardOutput.shared.write("no comment changes\n") }
  }

  private func text(_ trace: CleaningTrace, _ location: CorpusLocation) -> String {
    var rows = [("before", visible(trace.raw))]
    rows += trace.stages.map { ($0.step.rawValue, visible($0.text)) }
    switch trace.end {
    case .kept: break
    case .empty: rows.append(("dropped", "nothing is left"))
    case .short: rows.append(("dropped", "fewer than \(cleaner.minimumCharacters) characters"))
    }
    let width = rows.map(\.0.count).max() ?? 0
    return "\(location.fileAndLine)\n"
      + rows.map { "  " + $0 + String(repeating: " ", count: width - $0.count + 2) + $1 + "\n" }.joined()
  }

  /// The text between bars, so that spaces at its ends are seen, with what has no shape as its code point.
  private func visible(_ bytes: [UInt8]) -> String {
    "|" + String(decoding: bytes, as: UTF8.self).withVisibleControls + "|"
  }
}

extension String {
  /// With controls and characters that have no shape of their own as `<U+200B>`.
  var withVisibleControls: String {
    var shown = ""
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
        shown += "<\(codePoint(scalar.value))>"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
