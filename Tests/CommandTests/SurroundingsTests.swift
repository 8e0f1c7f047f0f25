import FoundationEssentials
import Glibc
import SystemPackage
import TestSupport
import Testing

/// What the system around a run may lack.
@Suite struct SurroundingsTests {
  private func shell(_ script: String, in folder: FilePath) throws -> ChildProcess {
    try ChildProcess(
      "/bin/sh", ["-c", "export SWIFT_BACKTRACE=enable=no; " + script, CommandRun.executable], in: folder)
  }

  @Test func `Without a digest from OpenSSL nothing is counted`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "가 나\n")
      try write(folder, "openssl.cnf", "openssl_conf = i\n[i]\nproviders = p\n[p]\nbase = b\n[b]\nactivate = 1\n")
      for (options, algorithm) in [("", "SHA-256"), ("--dedup", "SipHash")] {
        let run = try shell("OPENSSL_CONF=$PWD/openssl.cnf exec \"$0\" count a.txt --output out \(options)", in: folder)
        #expect(run.status == 1)
        #expect(run.errorText.contains("error: OpenSSL cannot compute "), "\(algorithm): \(run.errorText)")
        #expect(try names(folder) == ["a.txt", "openssl.cnf"])
      }
    }
  }

  @Test func `Too few files that may be open are said`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "가 나\n")
      for limit in [4, 6, 9] {
        let run = try shell("ulimit -n \(limit); exec \"$0\" count a.txt --output out", in: folder)
        #expect(run.status == 1)
        #expect(run.errorText.hasPrefix("error: too few files can be open at a time ("), "\(run.errorText)")
      }
      #expect(try shell("ulimit -S -n 4; exec \"$0\" count a.txt --output out", in: folder).status == 0)
    }
  }

  @Test func `A limit on the size of files is an error like a full disk`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", SampleComments.lines.joined(separator: "\n"))
      let run = try shell("ulimit -f 4; exec \"$0\" count a.txt --output out", in: folder)
      #expect(run.status == 1)
      #expect(run.errorText.hasPrefix("error: out: cannot be written (it would be larger than files may be here);"))
      #expect(try names(folder) == ["a.txt"])
    }
  }

  @Test func `What is there is said where standard output cannot be written`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "가 나\n")
      for (redirection, cause) in [("> /dev/full", "No space left on device"), (">&-", "Bad file descriptor")] {
        let run = try shell("exec \"$0\" count a.txt --output out --force \(redirection)", in: folder)
        #expect(run.status == 1)
        let message = "error: standard output: cannot be written (\(cause)); check its disk\nout was written before\n"
        #expect(run.errorText == message)
        #expect(try names(folder) == ["a.txt", "out"])
      }
      for option in ["--version", "help"] {
        #expect(try shell("exec \"$0\" \(option) > /dev/full", in: folder).status == 1)
      }
    }
  }

  static let signals: [(Int32, status: Int32)] = [
    (SIGTERM, 130), (SIGINT, 130), (SIGHUP, 130), (SIGQUIT, 130), (SIGXCPU, 130), (SIGXFSZ, 0),
  ]

  @Test(arguments: signals) func `A signal that ends the run leaves nothing behind`(signal: Int32, status: Int32) throws
  {
    try withTemporaryFolder { folder in
      try #require(mkfifo(folder.appending("pipe").string, 0o600) == 0)
      // The other end opens when the run reads, and stays open until the run has been told to end.
      let script = """
        env --default-signal=INT,QUIT "$0" clean pipe --output out & run=$!; trap '' PIPE; exec 3>pipe; kill -\(signal) $run
        sleep 0.2; printf '가\\n' >&3 2>/dev/null; exec 3>&-; wait $run
        """
      let run = try shell(script, in: folder)
      #expect(run.status == status, "\(run.errorText)")
      #expect(try names(folder) == (status == 0 ? ["out", "pipe"] : ["pipe"]))
      if status == 130 { #expect(run.errorText == "interrupted: nothing was written\n") }
    }
  }

  @Test(.enabled(if: geteuid() == 0, "needs root, to hide /proc"))
  func `Without the proc file system arguments are there, and a run says what it lacks`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "가 나\n")
      let hidden = "mount -t tmpfs none /proc && exec \"$0\""
      func run(_ arguments: String) throws -> ChildProcess {
        try ChildProcess(
          "/usr/bin/unshare", ["-m", "/bin/sh", "-c", "\(hidden) \(arguments)", CommandRun.executable], in: folder)
      }
      let version = try run("--version")
      #expect(version.status == 0 && !version.text.isEmpty, "\(version.errorText)")
      let count = try run("count a.txt --output out")
      #expect(count.status == 1)
      #expect(
        count.errorText
          == "error: /proc: is not mounted, and threads need it; mount it with `mount -t proc proc /proc`\n")
      #expect(try names(folder) == ["a.txt"])
    }
  }
}
