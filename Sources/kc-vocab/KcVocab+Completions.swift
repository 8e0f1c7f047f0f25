import ArgumentParser

/// `kc-vocab completions`
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print a script that completes kc-vocab's command lines in a shell.",
    discussion: """
      Packages install these; where there is none, as after `pip install`, the shell can be given the script itself.

      kc-vocab completions bash > ~/.local/share/bash-completion/completions/kc-vocab
      kc-vocab completions zsh > ~/.zfunc/_kc-vocab
      kc-vocab completions fish > ~/.config/fish/completions/kc-vocab.fish
      """)

  @Argument(help: "The shell: bash, zsh or fish.")
  var shell: Shell

  mutating func run() throws {
    try StandardOutput.shared.write(KcVocab.completionScript(for: shell.parsers))
    try StandardOutput.shared.write("\n")
  }
}

/// A shell whose command lines can be completed.
enum Shell: String, CaseIterable, ExpressibleByArgument {
  case bash, zsh, fish

  fileprivate var parsers: CompletionShell {
    switch self {
    case .bash: .bash
    case .zsh: .zsh
    case .fish: .fish
    }
  }
}
