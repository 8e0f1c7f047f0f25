/// The names that were probably meant by one that does not exist: those with the fewest edits between, in their order.
///
/// An edit is a character more, less or other, or two neighbours swapped; case counts for nothing, and `_` and `-` are
/// alike. A third of the characters may be wrong, and always one. Where nothing is so near, names that begin with what
/// was written.
/// - Complexity: O(n · l²) for n names of l characters.
package func nearestNames(to name: String, in names: [String]) -> [String] {
  // What is longer than any name by so much has nothing near, and may come from a stranger's file.
  guard name.utf8.count <= 200 else { return [] }
  let written = folded(name)
  let distances = names.map { editDistance(written, folded($0)) }
  if let least = distances.min(), least <= max(1, written.count / 3) {
    return Array(zip(names, distances).filter { $0.1 == least }.map(\.0).prefix(3))
  }
  guard written.count >= 3 else { return [] }
  return Array(names.filter { folded($0).starts(with: written) }.prefix(3))
}

/// `did you mean 'train'?`; nil without names.
func question(_ names: [String]) -> String? {
  names.isEmpty ? nil : "did you mean " + names.map { "'\($0)'" }.joined(separator: " or ") + "?"
}

private func folded(_ name: String) -> [UInt8] {
  name.lowercased().utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other, none touched twice.
/// - Source: the optimal string alignment of Damerau, "A technique for computer detection and correction of spelling
///   errors", 1964.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (row, byte) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      var distance = min(last[column + 1] + 1, current[column] + 1, last[column] + (byte == other ? 0 : 1))
      if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
        distance = min(distance, beforeLast[column - 1] + 1)
      }
      current.append(distance)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
