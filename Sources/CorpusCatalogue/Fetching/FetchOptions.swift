/// How files are fetched.
public struct FetchOptions: Sendable, Hashable {
  /// A transfer without a byte for so long has stalled.
  public var stallSeconds = 30
  /// How often in a row a transfer that brought nothing new is tried again.
  public var retries = 3
  /// The pause before the first retry; each further one doubles it.
  public var retryPause: Duration = .seconds(1)
  public var redirectLimit = 10
  /// Whether http without encryption is allowed for any host; for this machine itself it always is.
  public var allowsHTTP = false
  /// Largest file accepted where the catalogue states no size, and largest content of an archive without a known
  /// digest; bytes.
  public var byteLimit = 16 << 30
  /// Seconds at most for a file that the catalogue knows no digest of.
  public var secondLimit = 6 * 3600
  /// Whether files that are there and differ are replaced.
  public var replaces = false

  /// What the host of one endpoint wants to see.
  public var token: FetchToken?

  public init() {}
}

/// A secret for one host.
public struct FetchToken: Sendable, Hashable {
  public var value: String
  /// The address of which the host, and no other, gets the secret.
  public var endpoint: String

  public init(value: String, endpoint: String) {
    self.value = value
    self.endpoint = endpoint
  }

  /// The header for an address; none for other hosts, to which a redirect may lead.
  func headers(for address: WebAddress) throws(CatalogueError) -> [String] {
    let own = try WebAddress(endpoint)
    return own.host == address.host && own.scheme == address.scheme ? ["Authorization: Bearer \(value)"] : []
  }
}

/// What happens while a file is fetched.
public enum FetchEvent: Sendable, Hashable {
  /// `done` of `total` bytes of the file are here.
  case progress(file: String, done: Int, total: Int?)
  /// The bytes that were here before are of use, and the transfer goes on behind them.
  case resumed(file: String, at: Int)
  /// What was here is of another version of the file, so it starts afresh.
  case restarted(file: String)
  /// A transfer failed in a way that may pass.
  case retrying(file: String, CatalogueError)
  case verifying(file: String)
  case unpacking(file: String)
}
