import TestSupport
import Testing

@Suite struct CompletionsTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func `A script for each shell completes files and names`(shell: String) throws {
    let run = try CommandRun(["completions", shell], in: "/")
    #expect(run.status == 0 && run.errorText.isEmpty)
    for name in ["kcelectra-2022", "kcelectra-pretraining", "cp949", "---completion"] {
      #expect(run.text.contains(name), "\(name)")
    }
    let completesFiles = ["bash": "add_completions -f", "zsh": "_files", "fish": "-F"][shell]!
    #expect(run.text.contains(completesFiles))
  }

  @Test func `Names of the catalogue are told to a shell that asks`() throws {
    let run = try CommandRun(["---completion", "corpus", "fetch", "--", "positional@0", "0", "0", ""], in: "/")
    #expect(run.status == 0, "\(run.errorText)")
    #expect(run.text.split(separator: "\n").contains("nsmc"))
  }

  @Test func `Another shell is wrong usage`() throws {
    let run = try CommandRun(["completions", "csh"], in: "/")
    #expect(run.status == 64)
  }
}
