import Storage
import DurableFiles
import SystemPackage

extension FileError {
  var message: String {
    switch self {
    case .missing(let path): "\(path.shown): no such file; check the name"
    case .isLink(let path): "\(path.shown): is a link; name the directory itself"
    case .isDirectory(let path): "\(path.shown): is a directory; name a file"
    case .notDirectory(let path): "\(path.shown): is not a directory; choose another place"
    case .unwritable("-", let cause): "standard output: cannot be written (\(cause)); check its disk"
    case .unwritable(let path, .fileTooLarge):
      "\(path.shown): cannot be written (it would be larger than files may be here); choose another disk, or raise the "
        + "limit (ulimit -f)"
    case .unreadable(let path, let cause):
      "\(path.shown): cannot be read (\(cause)); check its permissions and the disk"
    case .unwritable(let path, .noSpace):
      "\(path.shown): cannot be written (the disk is full); free some space or choose another disk. Nothing was left behind"
    case .unwritable(let path, let cause):
      "\(path.shown): cannot be written (\(cause)); choose a place that you may write to"
    case .exists(let path): "\(path.shown): exists already; choose another name, or replace it with --force"
    case .holdsForeignFile(let directory, let name):
      "\(directory.shown): holds \(name.shown()), which kc-vocab did not make, so it is not replaced; choose another directory"
    }
  }
}

extension MemoryLimitError {
  /// To be put behind the option and its value.
  var message: String {
    switch self {
    case .malformed: "is no amount of memory; give bytes such as 2GB or 512MiB, or a share such as 75%"
    case .shareOutOfRange: "a share of the memory is more than 0% and at most 100%"
    case .amountOutOfRange: "at least one byte is needed, and fewer than an exbibyte"
    }
  }
}
