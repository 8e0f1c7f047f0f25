import Glibc

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
