/// The documented exit codes.
enum ExitStatus: Int32 {
  case done = 0
  case failed = 1
  case gateFailed = 3
  case usage = 64
  case interrupted = 130
}
