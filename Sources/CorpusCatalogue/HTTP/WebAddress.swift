internal import CCurl

/// A URL, taken apart by curl, so that what is checked is what curl will use.
struct WebAddress: Sendable, Hashable {
  let text: String
  let scheme: String
  /// Empty where an address has none, such as file:///etc.
  let host: String

  /// - Parameter base: what a relative address, as redirects have them, starts from.
  /// - Throws: `CatalogueError.malformedURL`.
  init(_ address: String, relativeTo base: WebAddress? = nil) throws(CatalogueError) {
    guard let url = curl_url() else { throw .malformedURL(address) }
    defer { curl_url_cleanup(url) }
    if let base, curl_url_set(url, CURLUPART_URL, base.text, 0) != CURLUE_OK { throw .malformedURL(base.text) }
    guard curl_url_set(url, CURLUPART_URL, address, 0) == CURLUE_OK, let text = part(of: url, CURLUPART_URL),
      let scheme = part(of: url, CURLUPART_SCHEME)
    else { throw .malformedURL(address) }
    self.text = text
    self.scheme = scheme
    host = part(of: url, CURLUPART_HOST) ?? ""
  }

  /// Whether the host is this machine itself, whatever a resolver says: 127.0.0.0/8, ::1 or localhost.
  var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
  }

  /// Whether a transfer from here cannot be read or changed on its way, or the person allowed that.
  /// - Throws: `CatalogueError.insecureURL`.
  func check(allowingHTTP: Bool, redirectedFrom origin: String? = nil) throws(CatalogueError) {
    if scheme == "https" || (scheme == "http" && (isLoopback || allowingHTTP)) { return }
    throw .insecureURL(text, redirectedFrom: origin)
  }
}

private func part(of url: OpaquePointer, _ what: CURLUPart) -> String? {
  var text: UnsafeMutablePointer<CChar>?
  guard curl_url_get(url, what, &text, 0) == CURLUE_OK, let text else { return nil }
  defer { curl_free(text) }
  return String(cString: text)
}
