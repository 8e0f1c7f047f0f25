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
  var (count, words) = (argumentCount, arguments)
  return runDriver(&count, &words) { start, byteCount in
    do { try examine(Array(UnsafeBufferPointer(start: start, count: byteCount))) } catch {
      fail("an error that no reader should throw: \(error)")
    }
    return 0
  }
}
