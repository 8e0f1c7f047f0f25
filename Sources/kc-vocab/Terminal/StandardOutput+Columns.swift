import Glibc

extension StandardError {
  /// Columns of the terminal that progress goes to; 80 where it does not say.
  static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Whether a line can be drawn over: on a terminal that is not a plain one.
  static let canRedraw = isTerminal && getenv("TERM").map { String(cString: $0) } != "dumb"
}

extension StandardOutput {
  /// Columns of the terminal that results go to; 80 where they go elsewhere, and never fewer than 60.
  static let columns: Int = {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return max(60, Int(size.ws_col))
  }()
}
