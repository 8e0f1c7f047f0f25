import ArgumentParser
import CorpusReading
import SystemPackage

/// Whether comments that repeat are dropped; the same for every command that counts, measures or writes comments.
struct DeduplicationOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: "Drop comments that were there before, byte for byte, over all inputs; the first stays (default: no).")
  var dedup: Bool?

  @Flag(help: "Compare comments as they stand in the input, not as they are after cleaning.")
  var dedupBeforeCleaning = false

  @Option(
    help: ArgumentHelp(
      "Write how many were dropped and which were repeated most: JSON if the name ends in .json, else a table.",
      valueName: "file"), completion: .file())
  var dedupReport: String?

  func validate() throws {
    guard dedup == false else { return }
    if dedupBeforeCleaning {
      throw ValidationError("--dedup-before-cleaning says what --dedup compares; leave out --no-dedup")
    }
    if dedupReport != nil { throw ValidationError("--dedup-report says what --dedup dropped; leave out --no-dedup") }
  }

  /// Whether comments are deduplicated.
  var isOn: Bool { dedup ?? (dedupBeforeCleaning || dedupReport != nil) }
}
