import FoundationEssentials
package import Testing

/// Python environments that hold the reference implementations, for live differential tests.
///
/// An environment counts only where it has the modules that a test imports, so that one that lies on the machine for
/// something else makes a test skip, never fail.
package enum Python {
  /// tokenizers and transformers 5.
  package static let reference = interpreter("KC_VOCAB_PYTHON", "kc-peers", with: ["tokenizers", "transformers"])

  /// soynlp, whose normaliser the published cleaners call.
  package static let withSoynlp = interpreter("KC_VOCAB_PYTHON", "kc-peers", with: ["soynlp"])

  /// pyarrow, to write Parquet.
  package static let withParquet = interpreter("KC_VOCAB_PYTHON", "kc-peers", with: ["pyarrow"])

  /// zstandard, to write what the standard library cannot.
  package static let withZstandard = interpreter("KC_VOCAB_PYTHON", "kc-peers", with: ["zstandard"])

  /// transformers 4.
  package static let transformers4 = interpreter("KC_VOCAB_PYTHON_TF4", "kc-peers-tf4", with: ["transformers"])

  /// transformers 5 with torch, for what models do.
  package static let torch = interpreter("KC_VOCAB_PYTHON_TORCH", "kc-peers-torch", with: ["torch", "transformers"])

  package static let reason: Comment = "needs Python with tokenizers and transformers (KC_VOCAB_PYTHON)"
  package static let soynlpReason: Comment = "needs Python with soynlp (KC_VOCAB_PYTHON)"
  package static let parquetReason: Comment = "needs Python with pyarrow (KC_VOCAB_PYTHON)"
  package static let zstandardReason: Comment = "needs Python with zstandard (KC_VOCAB_PYTHON)"
  package static let torchReason: Comment = "needs Python with torch and transformers (KC_VOCAB_PYTHON_TORCH)"

  private static func interpreter(_ variable: String, _ folder: String, with modules: [String]) -> String? {
    let environment = ProcessInfo.processInfo.environment
    let path = environment[variable] ?? (environment["TMPDIR"] ?? "/tmp") + "/\(folder)/bin/python"
    return has(modules, path) ? path : nil
  }

  /// Whether the interpreter runs and finds all the modules.
  package static func has(_ modules: [String], _ interpreter: String) -> Bool {
    guard FileManager.default.isExecutableFile(atPath: interpreter) else { return false }
    let script = "import importlib.util, sys; sys.exit(any(importlib.util.find_spec(m) is None for m in sys.argv[1:]))"
    return (try? ChildProcess(interpreter, ["-c", script] + modules, in: "/"))?.status == 0
  }
}
