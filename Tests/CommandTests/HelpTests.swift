import TestSupport
import Testing

@Suite struct HelpTests {
  @Test func `The version goes to standard output`() throws {
    let run = try CommandRun(["--version"], in: "/")
    #expect(run.status == 0)
    #expect(run.text == "0.1.0\n")
    #expect(run.errorText.isEmpty)
  }

  @Test func `An unknown subcommand is wrong usage`() throws {
    let run = try CommandRun(["fly"], in: "/")
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
  }
}
