internal import Storage

extension TextPipeline {
  /// One line that says everything that can change a word, always in the same order and spelling.
  ///
  /// The Unicode version is left out where no step consults the Unicode library, so that such a pipeline means the same
  /// on every machine.
  public var canonicalForm: String {
    let settings = PipelineSetting.allCases.compactMap { setting in
      value(of: setting).map { "\(setting.rawValue)=\($0)" }
    }
    return "kc-vocab/pipeline/1 " + settings.joined(separator: " ")
  }

  /// SHA-256 of the canonical form, 64 hexadecimal digits.
  public var fingerprint: String { SHA256.hex(canonicalForm.utf8) }

  /// What sets this pipeline apart from another, in the order of the settings; empty if they make the same words.
  public func differences(from other: TextPipeline) -> [PipelineDifference] {
    PipelineSetting.allCases.compactMap { setting in
      let (ours, theirs) = (value(of: setting), other.value(of: setting))
      return ours == theirs ? nil : PipelineDifference(setting: setting, ours: ours, theirs: theirs)
    }
  }

  /// The value of a setting as the canonical form spells it; nil where it has no effect.
  func value(of setting: PipelineSetting) -> String? {
    switch setting {
    case .normalization: normalization.rawValue
    case .cleanText: String(bert.cleansText)
    case .cjkSpacing: String(bert.spacesCJK)
    case .stripAccents: String(bert.stripsAccents)
    case .lowercase: String(bert.lowercases)
    case .unicodeVersion: consultsUnicodeLibrary ? unicodeVersion : nil
    case .cleaning: cleaning?.canonicalForm
    }
  }

  private var consultsUnicodeLibrary: Bool {
    normalization != .none || bert.stripsAccents || bert.lowercases || cleaning?.consultsUnicodeLibrary == true
  }
}
