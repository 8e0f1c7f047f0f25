import FoundationEssentials
package import SystemPackage

extension FilePath {
  /// Writes a file into this folder.
  package func writing(_ name: String, _ bytes: some Sequence<UInt8>) throws -> FilePath {
    let path = appending(name)
    try Data(bytes).write(to: URL(filePath: path.string))
    return path
  }

  package func writing(_ name: String, _ text: String) throws -> FilePath { try writing(name, text.utf8) }
}

package func fileBytes(_ path: FilePath) throws -> [UInt8] {
  try Array(Data(contentsOf: URL(filePath: path.string)))
}
