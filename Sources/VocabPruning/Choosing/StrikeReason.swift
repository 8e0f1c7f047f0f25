/// Why a candidate was struck out.
package enum StrikeReason: Hashable, Sendable {
  case fewOccurrences
  case overLimit
}
