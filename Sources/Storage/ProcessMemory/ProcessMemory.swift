internal import Glibc

/// This process's memory, as the kernel counts it.
public enum ProcessMemory {
  /// The most bytes that were ever resident (`ru_maxrss`).
  public static var peakResidentByteCount: Int {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return usage.ru_maxrss * 1024
  }

  /// Bytes that are resident now (`/proc/self/statm`); 0 where the kernel does not say.
  public static var residentByteCount: Int {
    let fields = kernelText("/proc/self/statm")?.split(separator: " ") ?? []
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
  }

  /// Bytes of physical memory on this machine.
  public static var physicalByteCount: Int { sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) }

  /// Bytes that this process can get at most: what the machine has, or less where a control group (a container) allows
  /// less.
  public static var availableByteCount: Int { min(physicalByteCount, ControlGroup.memoryLimitByteCount ?? .max) }
}

/// What the kernel says in one of its small files (at most 64 KiB are read); nil if it cannot be read.
func kernelText(_ path: String) -> String? {
  guard let file = fopen(path, "re") else { return nil }
  defer { requireZero(fclose(file), of: "fclose") }
  let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
    count = fread(buffer.baseAddress, 1, buffer.count, file)
  }
  return ferror(file) == 0 ? String(decoding: bytes, as: UTF8.self) : nil
}
