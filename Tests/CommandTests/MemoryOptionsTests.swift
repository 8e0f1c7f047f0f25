import TestSupport
import Testing

@Suite struct MemoryOptionsTests {
  @Test(arguments: [
    ("much", "--memory much: is no amount of memory; give bytes such as 2GB or 512MiB, or a share such as 75%"),
    ("120%", "--memory 120%: a share of the memory is more than 0% and at most 100%"),
    ("0", "--memory 0: at least one byte is needed, and fewer than an exbibyte"),
  ]) func `An amount that is none is wrong usage`(_ value: String, _ message: String) throws {
    let run = try CommandRun(["count", "a.txt", "--output", "out", "--memory", value], in: "/")
    #expect(run.status == 64)
    #expect(run.errorText.hasPrefix("error: \(message)\n"))
  }

  @Test(arguments: ["train", "count", "encode", "audit", "suggest"])
  func `Every command that reads comments takes a limit and a place for temporary files`(_ command: String) throws {
    let help = try CommandRun([command, "--help"], in: "/").text
    #expect(help.contains("--memory <size>"))
    #expect(help.contains("--temp-dir <directory>"))
  }
}
