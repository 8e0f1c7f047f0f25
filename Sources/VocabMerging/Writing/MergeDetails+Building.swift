internal import Storage
internal import SystemPackage
public import CorpusReading

extension MergeResult {
  /// What the manifest says of this merge.
  /// - Parameter sources: what was chosen by, or measured on.
  public func details(sources: [SourceDescription] = []) -> MergeDetails {
    MergeDetails(
      base: MergeDetails.Parent(report.base.name, report.base.size, report.base.digest),
      donors: report.donors.map { MergeDetails.Parent($0.name, $0.size, $0.digest) },
      options: MergeDetails.Options(options), added: report.merged.added, filled: report.merged.filled,
      padding: report.merged.padding,
      sources: sources.sorted { ($0.name, $0.sha256) < ($1.name, $1.sha256) }.map {
        MergeDetails.Source(name: $0.name, bytes: $0.byteCount, sha256: $0.sha256)
      })
  }
}

extension MergeDetails.Parent {
  /// Folders are left out: the same parents give the same manifest wherever they lie.
  fileprivate init(_ name: String, _ size: Int, _ digest: String) {
    self.init(name: FilePath(name).lastComponent?.string ?? name, size: size, sha256: digest)
  }
}

extension MergeDetails.Options {
  fileprivate init(_ options: MergeOptions) {
    let excluded = options.excluded.sorted { $0.lexicographicallyPrecedes($1) }
    self.init(
      keepUnused: options.keepsUnused, fillUnused: options.fillsUnused, dropUnreachable: options.dropsUnreachable,
      forcePipeline: options.forcesBasePipeline, padToMultipleOf: options.paddingMultiple,
      minCount: options.minimumOccurrences, maxAdded: options.maximumAdded, size: options.size,
      charactersFirst: options.takesCharactersFirst ? true : nil,
      unknownCost: options.size == nil && options.maximumAdded == nil ? nil : options.unknownWordCost,
      onlyScript: options.scripts?.names, excludedEntries: excluded.count,
      excludedSHA256: excluded.isEmpty ? nil : SHA256.hex(excluded.flatMap { $0 + [0x0A] }),
      donorPrefix: options.donorPrefix)
  }
}
