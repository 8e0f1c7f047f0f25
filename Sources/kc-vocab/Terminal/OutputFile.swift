import DurableFiles
import SystemPackage

/// One file that a run writes: it appears whole or not at all, or is standard output.
struct OutputFile {
  private enum Sink {
    case standardOutput
    case plain(StagedFile)
    case compressed(CompressedFile)
  }

  private let sink: Sink

  /// - Parameters:
  ///   - name: `-` is standard output.
  ///   - threads: how many compress it if its name ends in `.gz` or `.zst`; nil leaves it as it is.
  init(_ name: String, replacing: Bool, compressingWith threads: Int? = nil) throws {
    if name == "-" {
      sink = .standardOutput
    } else if let threads {
      sink = .compressed(try CompressedFile(FilePath(name), replacing: replacing, threads: threads))
    } else {
      sink = .plain(try StagedFile(FilePath(name), replacing: replacing))
    }
  }

  var isStandardOutput: Bool { if case .standardOutput = sink { true } else { false } }

  func write(_ bytes: [UInt8]) throws {
    switch sink {
    case .standardOutput: try StandardOutput.shared.write(bytes: bytes)
    case .plain(let file): try file.write(bytes: bytes)
    case .compressed(let file): try bytes.withUnsafeBytes { try file.write($0) }
    }
  }

  /// Gives the file its name.
  func commit() throws {
    switch sink {
    case .standardOutput: try StandardOutput.shared.flush()
    case .plain(let file): try file.commit()
    case .compressed(let file): try file.commit()
    }
  }
}
