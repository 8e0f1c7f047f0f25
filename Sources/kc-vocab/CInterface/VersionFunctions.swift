// Names of C functions.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import CInterface

@c @implementation
public func kcv_abi_version() -> Int32 { Int32(KCV_ABI_VERSION) }

@c @implementation
public func kcv_version() -> UnsafeMutablePointer<CChar>? { (try? json(VersionReport())).flatMap(cText) }
