import CorpusCatalogue
import FoundationEssentials
import SystemPackage
import WordPiece

/// A vocabulary of the Hugging Face hub, named `hf:OWNER/NAME[@REVISION]`.
enum HubVocabulary {
  /// The directory that its files were fetched into; nil for other names.
  /// - Throws: `CatalogueError`.
  static func path(for argument: String) throws -> FilePath? {
    guard let name = try HubName(argument) else { return nil }
    let progress = ProgressLine(isQuiet: false)
    defer { progress.clear() }
    return try hub().directory(
      of: name, wanted: VocabularyFiles.reading, needed: [VocabularyFiles.vocabulary, VocabularyFiles.tokenizer]
    ) { event in
      if case .progress(let file, let done, let total) = event {
        progress.show(stage: file, done: done, total: total, unit: .bytes)
      }
    }
  }

  /// As the environment has it for huggingface_hub: HF_ENDPOINT, HF_TOKEN and HF_HUB_OFFLINE; the cache is our own.
  private static func hub() throws -> Hub {
    func value(_ name: String) -> String? {
      ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    guard let caches = value("XDG_CACHE_HOME") ?? value("HOME").map({ $0 + "/.cache" }) else {
      throw CommandFailure("there is no place to keep what the hub gives; set HOME or XDG_CACHE_HOME")
    }
    let isOffline = ["1", "on", "yes", "true"].contains(value("HF_HUB_OFFLINE")?.lowercased())
    return Hub(
      endpoint: value("HF_ENDPOINT") ?? Hub.address, token: value("HF_TOKEN"), isOffline: isOffline,
      cache: FilePath(caches).appending("kc-vocab/hub"))
  }
}
