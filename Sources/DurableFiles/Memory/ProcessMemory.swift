internal import Glibc

/// This process's memory, as the kernel counts it.
public enum ProcessMemory {
  /// The most bytes that were ever resident (`ru_maxrss`).
  public static var peakResidentByteCount: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }

  /// Bytes of physical memory on this machine.
  public static var physicalByteCount: Int { sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) }

  /// Bytes that this process can get at most: what the machine has, or less where a control group (a container) allows less.
  public static var availableByteCount: Int { min(physicalByteCount, ControlGroup.memoryLimitByteCount ?? .max) }
}
