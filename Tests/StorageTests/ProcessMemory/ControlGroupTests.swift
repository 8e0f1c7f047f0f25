import Storage
import Testing

@Suite struct ControlGroupTests {
  @Test func `The limits of a process's group and of all groups above it hold`() {
    let files = [
      "/sys/fs/cgroup/memory.max": "max\n", "/sys/fs/cgroup/a/memory.max": "5000\n",
      "/sys/fs/cgroup/a/b/memory.max": "4000\n",
    ]
    #expect(ControlGroup.limits(memberships: "0::/a/b\n") { files[$0] } == [5000, 4000])
    #expect(ControlGroup.limits(memberships: "0::/\n") { files[$0] } == [])
  }

  @Test func `The older hierarchy has a group for memory, and a number where there is no limit`() {
    let files = [
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
      "/sys/fs/cgroup/memory/x/memory.limit_in_bytes": "3000\n",
    ]
    let memberships = "5:cpu:/y\n4:cpuset,memory:/x\n1:name=systemd:/\nnonsense\n"
    #expect(ControlGroup.limits(memberships: memberships) { files[$0] } == [3000])
  }

  @Test func `A process has at most what the machine has`() {
    #expect(ProcessMemory.availableByteCount > 0)
    #expect(ProcessMemory.availableByteCount <= ProcessMemory.physicalByteCount)
  }
}
