/// Puts what a transfer brings into the partial file, if it belongs there.
final class DownloadReceiver: TransferReceiver {
  private let file: CatalogueFile
  private let partial: PartialFile
  private let limits: DownloadLimits
  private let start: Int
  private let report: (FetchEvent) -> Void
  private(set) var failure: CatalogueError?
  private(set) var redirect: String?
  private(set) var status = 0
  /// From where the transfer went on; 0 if it brought the whole.
  private(set) var resumedAt: Int

  /// - Parameter start: the offset that was asked for.
  init(
    _ file: CatalogueFile, _ partial: PartialFile, _ limits: DownloadLimits, start: Int,
    _ report: @escaping (FetchEvent) -> Void
  ) {
    self.file = file
    self.partial = partial
    self.limits = limits
    self.start = start
    self.report = report
    resumedAt = start
  }

  func receive(_ head: ResponseHead) -> Bool {
    status = head.status
    do throws(CatalogueError) {
      switch head.status {
      case 200: try beginWhole(head)
      case 206: try beginPart(head)
      case 301, 302, 303, 307, 308:
        redirect = head["location"]
        return false
      default: return false
      }
    } catch { return stop(error) }
    return true
  }

  private func beginWhole(_ head: ResponseHead) throws(CatalogueError) {
    if head["content-type"]?.lowercased().hasPrefix("text/html") == true { throw .webPage(url: file.url) }
    if let encoding = head["content-encoding"]?.lowercased(), encoding != "identity" {
      throw .unusableAnswer(url: file.url, reason: "it comes compressed (\(encoding)) although that was not asked for")
    }
    if let expected = file.bytes, let total = head.totalByteCount, total != expected {
      throw .wrongSize(url: file.url, found: total, expected: expected)
    }
    try limits.check(head.totalByteCount ?? 0, file, partial)
    resumedAt = 0
    if start > 0 { report(.restarted(file: file.name)) }
    try partial.restart(
      PartialFile.Origin(url: file.url, validator: head.validator, totalBytes: head.totalByteCount))
  }

  /// A part is glued on only if it is the part that was asked for, of the version that it was asked of.
  private func beginPart(_ head: ResponseHead) throws(CatalogueError) {
    let origin = partial.origin
    guard start > 0, let range = head.range, range.start == start,
      head.validator == nil || origin?.validator == nil || head.validator == origin?.validator,
      range.total == nil || origin?.totalBytes == nil || range.total == origin?.totalBytes
    else {
      partial.forgetOrigin()
      throw .unusableAnswer(url: file.url, reason: "it is a part of the file that was not asked for")
    }
    report(.resumed(file: file.name, at: start))
  }

  func receive(_ body: UnsafeRawBufferPointer) -> Bool {
    if let expected = file.bytes, partial.byteCount + body.count > expected {
      return stop(.wrongSize(url: file.url, found: nil, expected: expected))
    }
    do throws(CatalogueError) {
      try limits.check(partial.byteCount + body.count, file, partial)
      try partial.append(body)
    } catch { return stop(error) }
    report(.progress(file: file.name, done: partial.byteCount, total: file.bytes ?? partial.origin?.totalBytes))
    return true
  }

  private func stop(_ error: CatalogueError) -> Bool {
    failure = error
    return false
  }
}

/// How much a server may send, and for how long, where the catalogue does not say what is to come.
struct DownloadLimits {
  /// nil: the catalogue states the size.
  var byteCount: Int?
  /// nil: the catalogue has a digest, so that a slow file is worth waiting for.
  var end: ContinuousClock.Instant?
  var seconds: Int

  /// - Parameter byteCount: of the file so far, or as the server states it.
  func check(_ byteCount: Int, _ file: CatalogueFile, _ partial: PartialFile) throws(CatalogueError) {
    if let limit = self.byteCount, byteCount > limit { throw .tooLarge(url: file.url, byteLimit: limit) }
    if let end, ContinuousClock.now > end { throw .tooSlow(url: file.url, seconds: seconds, partial.download) }
  }
}
