internal import CCurl

/// How one transfer ended for curl.
enum TransferEnd {
  case complete
  /// The receiver wanted no more.
  case stopped
  case stalled
  /// The connection closed before the content was whole.
  case truncated
  case failed(reason: String)
}

/// Takes what a transfer brings, on the thread that runs it.
protocol TransferReceiver: AnyObject {
  /// Takes the head of the answer; false ends the transfer.
  func receive(_ head: ResponseHead) -> Bool
  /// Takes a piece of the body; false ends the transfer.
  func receive(_ body: UnsafeRawBufferPointer) -> Bool
}

/// One HTTP request by libcurl: proxies and certificates as curl finds them, redirects not followed.
///
/// This machine itself is asked without a proxy, which could read along.
struct HTTPTransfer {
  var address: WebAddress
  var headers: [String] = []
  var stallSeconds: Int

  /// Runs the transfer to its end.
  func run(_ receiver: any TransferReceiver) -> TransferEnd {
    guard Self.isStarted, let handle = curl_easy_init() else {
      return .failed(reason: "libcurl cannot be initialised")
    }
    defer { curl_easy_cleanup(handle) }
    var list: UnsafeMutablePointer<curl_slist>?
    defer { curl_slist_free_all(list) }
    for header in headers {
      guard let longer = curl_slist_append(list, header) else { return .failed(reason: "libcurl has no memory") }
      list = longer
    }
    let adapter = ReceiverAdapter(receiver)
    let reason = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    reason.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    defer { reason.deallocate() }
    let code = withExtendedLifetime(adapter) {
      // The adapter lives until the transfer is over, which is as long as curl calls back.
      let context = Unmanaged.passUnretained(adapter).toOpaque()
      let settings =
        settings(handle, list) + [
          kc_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, reason),
          kc_curl_set_pointer(handle, CURLOPT_WRITEDATA, context),
          kc_curl_set_pointer(handle, CURLOPT_HEADERDATA, context),
        ]
      // Without one of them curl would do something else than it is trusted to do.
      return settings.first { $0 != CURLE_OK } ?? curl_easy_perform(handle)
    }
    if adapter.isStopped { return .stopped }
    let words = reason[0] == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: reason)
    return end(code, words, hasHead: adapter.isHeadTaken)
  }

  /// Configures a transfer.
  /// - Returns: what curl says to each setting.
  private func settings(
    _ handle: UnsafeMutableRawPointer, _ headers: UnsafeMutablePointer<curl_slist>?
  ) -> [CURLcode] {
    var results = [
      kc_curl_set_pointer(handle, CURLOPT_URL, address.text),
      kc_curl_set_pointer(handle, CURLOPT_PROTOCOLS_STR, "http,https"),
      kc_curl_set_pointer(handle, CURLOPT_USERAGENT, "kc-vocab"),
      kc_curl_set_pointer(handle, CURLOPT_HTTPHEADER, headers),
      kc_curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0),
      kc_curl_set_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
      // No signals for time-outs of the resolver: other threads run.
      kc_curl_set_long(handle, CURLOPT_NOSIGNAL, 1),
      kc_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, stallSeconds),
      kc_curl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 1),
      kc_curl_set_long(handle, CURLOPT_LOW_SPEED_TIME, stallSeconds),
      kc_curl_set_long(handle, CURLOPT_BUFFERSIZE, 1 << 18),
    ]
    if address.isLoopback { results.append(kc_curl_set_pointer(handle, CURLOPT_NOPROXY, "*")) }
    results.append(
      kc_curl_set_receiver(handle, CURLOPT_WRITEFUNCTION) { bytes, _, count, context in
        guard let bytes, let context else { return kc_curl_stop() }
        let adapter = Unmanaged<ReceiverAdapter>.fromOpaque(context).takeUnretainedValue()
        return adapter.take(body: UnsafeRawBufferPointer(start: bytes, count: count)) ? count : kc_curl_stop()
      })
    results.append(
      kc_curl_set_receiver(handle, CURLOPT_HEADERFUNCTION) { bytes, _, count, context in
        guard let bytes, let context else { return kc_curl_stop() }
        let adapter = Unmanaged<ReceiverAdapter>.fromOpaque(context).takeUnretainedValue()
        return adapter.take(line: UnsafeRawBufferPointer(start: bytes, count: count)) ? count : kc_curl_stop()
      })
    return results
  }

  private func end(_ code: CURLcode, _ words: String, hasHead: Bool) -> TransferEnd {
    switch code {
    case CURLE_OK: .complete
    case CURLE_OPERATION_TIMEDOUT: .stalled
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR: hasHead ? .truncated : .failed(reason: words)
    default: .failed(reason: words)
    }
  }

  private static let isStarted = kc_curl_start() == CURLE_OK
}

/// Puts header lines together and hands on what arrives.
private final class ReceiverAdapter {
  private let receiver: any TransferReceiver
  private var head = ResponseHead()
  private(set) var isHeadTaken = false
  private(set) var isStopped = false

  init(_ receiver: any TransferReceiver) { self.receiver = receiver }

  func take(line: UnsafeRawBufferPointer) -> Bool {
    // Trailers of a chunked body come here too.
    guard !isHeadTaken, head.take(line), head.status >= 200 else { return true }
    isHeadTaken = true
    isStopped = !receiver.receive(head)
    return !isStopped
  }

  func take(body: UnsafeRawBufferPointer) -> Bool {
    isStopped = !receiver.receive(body)
    return !isStopped
  }
}
