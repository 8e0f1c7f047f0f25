import Glibc

extension StandardError {
  /// Columns of the terminal that progress goes to; 80 where it does not say.
  static var columns: Int { terminalColumns(STDERR_FILENO) ?? 80 }

  /// Whether a line can be drawn over: on a terminal that is not a plain one.
  static let canRedraw = isTerminal && getenv("TERM").map { String(cString: $0) } != "dumb"
}

extension StandardOutput {
  /// Columns of the terminal that results go to; 80 where they go elsewhere, and never fewer than 60.
  static let columns = terminalColumns(STDOUT_FILENO).map { max(60, $0) } ?? 80
}

/// The width of the terminal behind a descriptor; nil where there is none, or it does not say.
private func terminalColumns(_ descriptor: Int32) -> Int? {
  var size = winsize()
  guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
  return Int(size.ws_col)
}
