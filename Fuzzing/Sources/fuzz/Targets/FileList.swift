import CorpusReading
import Glibc
import SystemPackage

extension FuzzTarget {
  /// A list of files names what stands in it, a name a line, or between NULs.
  ///
  /// Names stay in a folder of two files: slashes in the input are none.
  static let fileList = FuzzTarget("file-list", byteLimit: 64) {
    let folder = try Scratch.makeFolder("listed")
    _ = try Scratch.write([], "listed/a")
    _ = try Scratch.write([], "listed/b")
    guard chdir(folder.string) == 0 else { fail("no folder to list") }
    return { input in
      let bytes = input.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0 }
      let list = try Scratch.write(bytes, "list")
      let separator: UInt8 = bytes.contains(0) ? 0 : 0x0A
      let names = bytes.split(separator: separator).map { $0.last == 0x0D ? $0.dropLast() : $0 }.filter { !$0.isEmpty }
      guard !names.contains(where: { $0.elementsEqual("..".utf8) }) else { return }
      let expected = names.flatMap { name -> [[UInt8]] in
        name.elementsEqual(".".utf8) ? [Array("./a".utf8), Array("./b".utf8)] : [Array(name)]
      }
      guard let inputs = try? InputExpansion.expand([] as [String], lists: [.file(list)]) else { return }
      let found = inputs.map { $0.path.withPlatformString { Array(String(cString: $0).utf8) } }
      let text = expected.map { Array(String(decoding: $0, as: UTF8.self).utf8) }
      claimEqual(found.count, text.count, "as many names")
      // A path is kept in its normal form, in which `./a` is `./a` and trailing slashes are none.
      claimEqual(
        found.map { $0.starts(with: "./".utf8) ? Array($0.dropFirst(2)) : $0 },
        text.map { $0.starts(with: "./".utf8) ? Array($0.dropFirst(2)) : $0 }, "the names")
    }
  }
}
