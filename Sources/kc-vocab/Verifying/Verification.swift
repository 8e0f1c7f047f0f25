import DurableFiles

/// A library that encodes as kc-vocab should.
struct EncodingLibrary: Equatable {
  /// tokenizers, transformers or transformers-slow.
  var name: String
  var version: String
}

/// What comparing with one library gave.
struct VerificationResult {
  var library: EncodingLibrary
  var difference: EncodingDifference?
}

/// Encodes what kc-vocab has encoded with other libraries.
struct Verification {
  let directory: String
  let python: PythonProcess

  private var script: [UInt8] { PackageResources.verify_py }

  /// The libraries that the Python has and that can read the directory.
  /// - Throws: `CommandFailure` where there is none.
  func libraries() throws -> [EncodingLibrary] {
    let output: ScratchFile
    do {
      output = try python.run(script, ["libraries"])
    } catch let failure as PythonProcess.Failure {
      throw CommandFailure(
        "\(python.interpreter): does not run (\(failure.lastLine.shown())); name another in KC_VOCAB_PYTHON")
    }
    let text = String(decoding: try output.wholeBytes(), as: UTF8.self)
    let found = text.split(separator: "\n").compactMap { line -> EncodingLibrary? in
      let words = line.split(separator: " ").map(String.init)
      return words.count == 2 ? EncodingLibrary(name: words[0], version: words[1]) : nil
    }
    guard !found.isEmpty else {
      throw CommandFailure(
        "\(python.interpreter): has neither tokenizers nor transformers; install one of them (pip install tokenizers), or name "
          + "another Python in KC_VOCAB_PYTHON")
    }
    return found
  }

  func check(_ library: EncodingLibrary, _ encoded: EncodedComments) throws -> VerificationResult {
    let theirs: ScratchFile
    do {
      theirs = try python.run(script, [library.name, directory], input: encoded.comments)
    } catch let failure as PythonProcess.Failure {
      throw CommandFailure(
        "\(directory): \(library.name) \(library.version) cannot load or use it (\(failure.lastLine.shown())); check the directory"
      )
    }
    let ours = library.name == "tokenizers" ? encoded.plainIDs : encoded.surroundedIDs
    return VerificationResult(library: library, difference: try EncodingCheck.firstDifference(ours, theirs))
  }
}
