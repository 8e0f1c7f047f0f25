/// What the tables that text fills hash with besides the text: another secret in each process, so that nobody can write
/// a text whose words meet in one place of a table.
///
/// No result depends on it: not what is counted, chosen or printed, nor its order.
public struct HashSecret: Sendable {
  public let first: UInt64
  public let second: UInt64

  /// Of this process, from the system's generator (`getrandom`).
  public static let process = HashSecret()

  /// A secret of its own.
  public init() {
    first = .random(in: 0...(.max))
    second = .random(in: 0...(.max))
  }

  /// An odd number, for multiplicative hashing.
  public var multiplier: UInt64 { first | 1 }
}
