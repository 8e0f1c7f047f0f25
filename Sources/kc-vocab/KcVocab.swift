import ArgumentParser

@main
struct KcVocab: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "kc-vocab")
}
