import FoundationEssentials
package import Testing

/// Python environments that hold the reference implementations, for live differential tests.
package enum Python {
  /// tokenizers, transformers 5, soynlp, emoji.
  package static let reference: String? = interpreter("KC_VOCAB_PYTHON", "kc-peers")

  /// The same, if it has pyarrow.
  package static let withParquet: String? = reference.flatMap { python in
    (try? ChildProcess(python, ["-c", "import pyarrow"], in: "/"))?.status == 0 ? python : nil
  }

  package static let parquetReason: Comment = "needs Python with pyarrow (KC_VOCAB_PYTHON)"

  /// transformers 4.
  package static let transformers4: String? = interpreter("KC_VOCAB_PYTHON_TF4", "kc-peers-tf4")

  /// transformers 5 with torch, for what models do.
  package static let torch: String? = interpreter("KC_VOCAB_PYTHON_TORCH", "kc-peers-torch")

  package static let reason: Comment = "needs Python with the reference implementations (KC_VOCAB_PYTHON)"

  private static func interpreter(_ variable: String, _ folder: String) -> String? {
    let environment = ProcessInfo.processInfo.environment
    let path = environment[variable] ?? (environment["TMPDIR"] ?? "/tmp") + "/\(folder)/bin/python"
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }
}
