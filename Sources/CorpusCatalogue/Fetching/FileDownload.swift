internal import Glibc
internal import SystemPackage

/// Downloads one file of a catalogue: resumes and retries where that is safe, and gives the file its name only when it
/// is what the catalogue says.
struct FileDownload {
  let file: CatalogueFile
  let target: FilePath
  let options: FetchOptions
  let report: (FetchEvent) -> Void
  private let start = ContinuousClock.now

  init(file: CatalogueFile, target: FilePath, options: FetchOptions, report: @escaping (FetchEvent) -> Void) {
    self.file = file
    self.target = target
    self.options = options
    self.report = report
  }

  /// Downloads, verifies, and gives the file its name.
  /// - Returns: what the content is, and how many of its bytes were there before.
  /// - Throws: `CatalogueError`. Bytes that came are kept for the next run, unless they are known to be wrong.
  func run() throws(CatalogueError) -> (content: ContentDigest, resumedAt: Int) {
    let partial = try PartialFile(of: target)
    do throws(CatalogueError) {
      var resumedAt = try download(partial)
      var content = try digest(partial)
      if mismatch(content) != nil, resumedAt > 0 {
        // The old bytes may be at fault: once more without them.
        partial.forgetOrigin()
        resumedAt = try download(partial)
        content = try digest(partial)
      }
      if let mismatch = mismatch(content) { throw mismatch }
      try partial.commit()
      return (content, resumedAt)
    } catch {
      if partial.byteCount == 0 || isAboutContent(error) { partial.remove() }
      throw error
    }
  }

  private func digest(_ partial: PartialFile) throws(CatalogueError) -> ContentDigest {
    report(.verifying(file: file.name))
    return try ContentDigest(byteCount: partial.byteCount, withGitBlob: file.gitBlob != nil) {
      body throws(CatalogueError) in try partial.read(body)
    }
  }

  private func mismatch(_ content: ContentDigest) -> CatalogueError? {
    if let expected = file.bytes, content.byteCount != expected {
      return .wrongSize(url: file.url, found: content.byteCount, expected: expected)
    }
    return content.difference(from: file).map { .wrongDigest(url: file.url, found: $0, expected: $1) }
  }

  /// Whether what came is known to be something else than what was asked for.
  private func isAboutContent(_ error: CatalogueError) -> Bool {
    switch error {
    case .wrongSize, .wrongDigest, .webPage, .tooLarge: true
    default: false
    }
  }

  /// Transfers until the file is whole or nothing helps.
  /// - Returns: how many bytes of it were there before.
  private func download(_ partial: PartialFile) throws(CatalogueError) -> Int {
    var (failures, furthest) = (0, partial.byteCount)
    var resumedAt: Int?
    while true {
      do throws(CatalogueError) {
        let start = try transfer(partial)
        return resumedAt.map { min($0, start) } ?? start
      } catch {
        // What an earlier attempt of this run brought is not from before.
        resumedAt = resumedAt ?? 0
        if partial.byteCount > furthest {
          (failures, furthest) = (0, partial.byteCount)
        }
        guard error.isTransient, failures < options.retries else { throw error }
        failures += 1
        report(.retrying(file: file.name, error))
        pause(options.retryPause * (1 << min(failures - 1, 6)))
      }
    }
  }

  /// One transfer, over its redirects.
  /// - Returns: from where it went on.
  private func transfer(_ partial: PartialFile) throws(CatalogueError) -> Int {
    let start = isResumable(partial) ? partial.byteCount : 0
    var headers: [String] = []
    if start > 0 {
      headers.append("Range: bytes=\(start)-")
      if let validator = partial.origin?.validator { headers.append("If-Range: \(validator)") }
    }
    var address = try WebAddress(file.url)
    try address.check(allowingHTTP: options.allowsHTTP)
    for _ in 0...options.redirectLimit {
      let receiver = DownloadReceiver(file, partial, limits, start: start, report)
      let secret = try options.token?.headers(for: address) ?? []
      let transfer = HTTPTransfer(address: address, headers: headers + secret, stallSeconds: options.stallSeconds)
      let end = transfer.run(receiver)
      guard let location = receiver.redirect else {
        try check(end, receiver, partial, address)
        return receiver.resumedAt
      }
      address = try WebAddress(location, relativeTo: address)
      try address.check(allowingHTTP: options.allowsHTTP, redirectedFrom: file.url)
    }
    throw .tooManyRedirects(file.url, limit: options.redirectLimit)
  }

  private var limits: DownloadLimits {
    DownloadLimits(
      byteCount: file.bytes == nil ? options.byteLimit : nil,
      end: file.isVerifiable ? nil : start + .seconds(options.secondLimit), seconds: options.secondLimit)
  }

  /// Whether the bytes that are here can be told from those of another version: by the server, or afterwards by us.
  private func isResumable(_ partial: PartialFile) -> Bool {
    guard partial.byteCount > 0, let origin = partial.origin, origin.url.utf8.elementsEqual(file.url.utf8) else {
      return false
    }
    return origin.validator != nil || file.isVerifiable
  }

  private func check(
    _ end: TransferEnd, _ receiver: DownloadReceiver, _ partial: PartialFile, _ address: WebAddress
  ) throws(CatalogueError) {
    switch end {
    case .complete: break
    case .stopped:
      if let failure = receiver.failure { throw failure }
      // Nothing lies behind our last byte: the file is whole, which its digest confirms.
      if receiver.status == 416, file.isVerifiable, partial.origin?.totalBytes == partial.byteCount { break }
      partial.forgetOrigin()
      guard receiver.status == 416 else { throw .status(url: address.text, receiver.status) }
      throw .unusableAnswer(url: address.text, reason: "it has no bytes behind those that are here")
    case .stalled: throw .stalled(url: address.text, seconds: options.stallSeconds, partial.download)
    case .truncated: throw .truncated(url: address.text, partial.download)
    case .failed(let reason): throw .connection(url: address.text, reason: reason, partial.download)
    }
  }
}

private func pause(_ duration: Duration) {
  let (seconds, attoseconds) = duration.components
  var wanted = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
  var rest = timespec()
  while nanosleep(&wanted, &rest) != 0 && errno == EINTR { wanted = rest }
}
