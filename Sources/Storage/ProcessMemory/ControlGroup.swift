/// The memory that the kernel allows this process's control groups, as a container or a batch system sets it.
/// - Source: Linux, Documentation/admin-guide/cgroup-v2.rst (`memory.max`) and cgroup-v1/memory.rst.
package enum ControlGroup {
  /// The smallest limit of the process's groups and their parents; nil if there is none.
  static var memoryLimitByteCount: Int? {
    guard let text = kernelText("/proc/self/cgroup") else { return nil }
    return limits(memberships: text, read: kernelText).min()
  }

  /// Every limit that holds for a process.
  /// - Parameters:
  ///   - memberships: the content of `/proc/<pid>/cgroup`: lines of `number:controllers:path`.
  ///   - read: the content of a file, nil if there is none.
  package static func limits(memberships: String, read: (String) -> String?) -> [Int] {
    memberships.split(separator: "\n").flatMap { line -> [Int] in
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return [] }
      if fields[0] == "0" { return limits(under: "/sys/fs/cgroup", path: fields[2], file: "memory.max", read) }
      guard fields[1].split(separator: ",").contains("memory") else { return [] }
      return limits(under: "/sys/fs/cgroup/memory", path: fields[2], file: "memory.limit_in_bytes", read)
    }
  }

  /// Inside a container the root of the groups may be the container's own, so every ancestor is asked.
  private static func limits(
    under root: String, path: Substring, file: String, _ read: (String) -> String?
  ) -> [Int] {
    var place = root
    var places = [root]
    for component in path.split(separator: "/") {
      place += "/\(component)"
      places.append(place)
    }
    // A file without a limit says "max", or a number that no machine has.
    return places.compactMap { read("\($0)/\(file)") }.compactMap { Int($0.prefix { $0 != "\n" }) }
      .filter { $0 > 0 && $0 < 1 << 60 }
  }
}
