import CInterface
import DurableFiles
import Glibc

/// Where a function of the C interface puts its error's sentence.
public typealias CErrorPlace = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// Runs what a function of the C interface does.
/// - Returns: 0, or `KCV_FAILED` with the sentence that the command would print.
func reporting(_ place: CErrorPlace?, _ body: () throws -> Void) -> Int32 {
  do {
    try body()
    return 0
  } catch {
    let message = (error as? any ExplainedError)?.message ?? "\(error)"
    place?.pointee = strdup(message.escapingControls(keepsLines: true))
    return Int32(KCV_FAILED)
  }
}

/// Text for whoever called, to be given back by `kcv_free`; nil where there is no memory for it.
func cText(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar>? {
  guard let memory = malloc(bytes.count + 1) else { return nil }
  bytes.withUnsafeBytes { if let source = $0.baseAddress { memory.copyMemory(from: source, byteCount: bytes.count) } }
  memory.storeBytes(of: 0, toByteOffset: bytes.count, as: UInt8.self)
  return memory.assumingMemoryBound(to: CChar.self)
}

/// The object behind a handle; the caller keeps the handle open meanwhile.
func object<Object: AnyObject>(_ handle: OpaquePointer, as type: Object.Type) -> Object {
  Unmanaged<Object>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
}

func handle(_ object: some AnyObject) -> OpaquePointer { OpaquePointer(Unmanaged.passRetained(object).toOpaque()) }

func release<Object: AnyObject>(_ handle: OpaquePointer?, as type: Object.Type) {
  if let handle { Unmanaged<Object>.fromOpaque(UnsafeRawPointer(handle)).release() }
}

/// No memory for something that was to be given out.
struct OutOfMemory: ExplainedError {
  var message: String { "no memory left; give the process more" }
}
