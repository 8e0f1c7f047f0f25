import FoundationEssentials
import Glibc

/// What is done with each input. libFuzzer calls from one thread.
nonisolated(unsafe) private var examine: FuzzTarget.Examination = { _ in }

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ argumentCount: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ body: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// Runs libFuzzer over the target that `FUZZ_TARGET` names; without one, prints their names.
///
/// SwiftPM makes `fuzz_main` the entry of the program, in the place of libFuzzer's own `main`. The target's name is no
/// argument, because libFuzzer starts itself again with the arguments that it was given.
@_cdecl("fuzz_main")
public func fuzzMain(_ argumentCount: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
  let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
  guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
    for target in FuzzTarget.all { puts(target.name) }
    return name.isEmpty ? 0 : 64
  }
  do { examine = try target.prepare() } catch {
    fail("the target \(name) cannot be prepared: \(error)")
  }
  // The first of the arguments, so that one that was given counts.
  var words = UnsafeBufferPointer(start: arguments, count: Int(argumentCount)).map { $0 }
  words.insert(strdup("-max_len=\(target.byteLimit)"), at: min(1, words.count))
  var count = CInt(words.count)
  var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = .allocate(capacity: words.count + 1)
  list?.initialize(from: words + [nil], count: words.count + 1)
  return runDriver(&count, &list) { start, byteCount in
    do { try examine(Array(UnsafeBufferPointer(start: start, count: byteCount))) } catch {
      fail("an error that no reader should throw: \(error)")
    }
    return 0
  }
}
