extension Compression {
  /// A fresh decoder.
  /// - Parameters:
  ///   - threads: how many the decoder may use, where the format allows more than one.
  ///   - windowLimit: the memory that it may take, in bytes.
  func makeDecoder(threads: Int, windowLimit: Int) -> any Decoder {
    switch self {
    case .gzip: GzipDecoder()
    case .zstd: ZstdDecoder(windowLimit: windowLimit)
    case .xz: XzDecoder(threads: threads, memoryLimit: windowLimit)
    case .bzip2: Bzip2Decoder()
    }
  }
}
