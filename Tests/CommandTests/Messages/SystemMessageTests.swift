import Glibc
import SystemPackage
import TestSupport
import Testing

/// What is said where the system refuses something.
@Suite struct SystemMessageTests {
  static let runs: [BadRun] = [
    BadRun(
      "files that may not grow", [],
      "error: out: cannot be written (it would be larger than files may be here); choose another disk, or raise the "
        + "limit (ulimit -f)\n"
    )
    .after("seq 5000 >a.txt").started(by: "ulimit -f 4; exec \"$0\" count a.txt --output out"),
    BadRun(
      "a folder that nobody may write to", ["count", "a.txt", "--output", "/proc/out"], files: ["a.txt": "가\n"],
      "error: /proc/out: cannot be written (No such file or directory); choose a place that you may write to\n"),
  ]

  @Test(arguments: runs) func `What cannot be written is named, with what to do`(_ run: BadRun) throws {
    try run.check()
  }

  @Test func `A temporary file that cannot be removed is named`() throws {
    let user = geteuid() == 0 ? "setpriv --reuid=65533 --regid=65534 --clear-groups " : ""
    try withTemporaryFolder { folder in
      // Compressed output is staged under a name of its own while the folder may still be written to.
      let script = """
        chmod 777 .; cp "$0" kc-vocab; chmod 755 kc-vocab; mkfifo -m 644 pipe
        \(user)./kc-vocab clean pipe --output out.gz & exec 3>pipe
        until ls -A | grep -q tmp-; do sleep 0.05; done
        chmod 555 .; echo 가 >&3; exec 3>&-; wait $!; code=$?; chmod 755 .; exit $code
        """
      let run = try ChildProcess("/bin/bash", ["-c", script, CommandRun.executable], in: folder)
      #expect(run.status == 1)
      let left = try #require(try names(folder).first { $0.contains("tmp-") })
      #expect(
        run.errorText == """
          error: out.gz: cannot be written (Permission denied); choose a place that you may write to
          warning: \(left): is temporary and could not be removed; remove it

          """)
    }
  }

  @Test func `A user that may have no further thread is told so`() throws {
    let user = geteuid() == 0 ? "setpriv --reuid=65533 --regid=65534 --clear-groups " : ""
    try BadRun(
      "no threads", [],
      "error: no thread can be made (Resource temporarily unavailable); allow this user more processes (ulimit -u) or "
        + "memory\n"
    )
    .after("chmod 755 .; cp \"$0\" kc-vocab; chmod 755 kc-vocab")
    .started(by: "exec \(user)/bin/bash -c 'ulimit -u 1; exec ./kc-vocab --version'")
    .check()
  }

  @Test(.enabled(if: geteuid() == 0, "needs root, to hide /dev"))
  func `A closed stream is replaced, or the run ends`() throws {
    try BadRun(
      "no /dev/null", [],
      "error: stream 0 is closed and cannot be replaced (No such file or directory)\n"
    )
    .started(by: "exec unshare -m /bin/sh -c 'mount -t tmpfs none /dev; exec \"$0\" --version <&-' \"$0\"")
    .check()
  }
}
