internal import KcVocab

/// What a job in this process came to, for the suite: one JSON line, as the peers' measurements print it.
public struct MeasuredJob {
  private let name: String
  private let byteCount: Int
  private let wall: Duration
  private let tokenCount: Int

  /// - Parameters:
  ///   - name: the job's in the suite.
  ///   - byteCount: of the text.
  ///   - tokenCount: what came out, for comparing with others.
  public init(_ name: String, byteCount: Int, wall: Duration, tokenCount: Int) {
    (self.name, self.byteCount, self.wall, self.tokenCount) = (name, byteCount, wall, tokenCount)
  }

  /// Prints the line.
  /// - Parameter digest: of what came out; nil leaves it out.
  public func print(digest: String? = nil) {
    let seconds = Double(wall.components.seconds) + Double(wall.components.attoseconds) * 1e-18
    let megabytes = Double(byteCount) / 1e6
    let digestField = digest.map { #", "ids_sha256": "\#($0)""# } ?? ""
    Swift.print(
      #"{"job": "\#(name)", "peer": "kc-vocab", "mb": \#(megabytes), "wall_s": \#(seconds), "#
        + #""mb_per_s": \#(megabytes / seconds), "tokens": \#(tokenCount), "#
        + #""peak_mb": \#(ProcessMemory.peakResidentByteCount >> 20)\#(digestField)}"#)
  }
}
