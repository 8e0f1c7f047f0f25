// Names of C functions.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CInterface
import Glibc
import Storage
import WordPiece

@c @implementation
public func kcv_encode(
  _ vocabulary: OpaquePointer?, _ text: UnsafePointer<CChar>?, _ byteCount: Int64, _ flags: Int32,
  _ ids: UnsafeMutablePointer<Int32>?, _ capacity: Int64, _ count: UnsafeMutablePointer<Int64>?, _ error: CErrorPlace?
) -> Int32 {
  reporting(error) {
    guard let vocabulary else { return }
    count?.pointee = Int64(
      try object(vocabulary, as: OpenVocabulary.self).encoders.encode(
        UnsafeRawBufferPointer(start: text, count: Int(byteCount)),
        into: UnsafeMutableBufferPointer(start: ids, count: Int(capacity)), addsSpecialTokens: addsSpecials(flags)))
  }
}

@c @implementation
public func kcv_encode_texts(
  _ vocabulary: OpaquePointer?, _ texts: OpaquePointer?, _ flags: Int32, _ threads: Int32,
  _ ids: UnsafeMutablePointer<ArrowArray>?, _ schema: UnsafeMutablePointer<ArrowSchema>?, _ error: CErrorPlace?
) -> Int32 {
  reporting(error) {
    guard let vocabulary, let texts, let ids, let schema else { return }
    let chunks = object(texts, as: TextChunks.self)
    let encoded = try object(vocabulary, as: OpenVocabulary.self).encoders.encode(
      chunks.columns, addsSpecialTokens: addsSpecials(flags), threads: Int(threads))
    let nulls = chunks.validity()
    let memory = encoded.takeMemory()
    guard
      kc_list_column(memory.ids, memory.ends, nulls.bits, Int64(encoded.count), Int64(nulls.nullCount), ids, schema)
        != 0
    else { throw OutOfMemory() }
  }
}

@c @implementation
public func kcv_decode(
  _ vocabulary: OpaquePointer?, _ ids: UnsafePointer<Int32>?, _ count: Int64, _ keepsSpecialTokens: Int32,
  _ text: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ byteCount: UnsafeMutablePointer<Int64>?,
  _ error: CErrorPlace?
) -> Int32 {
  reporting(error) {
    guard let vocabulary else { return }
    let open = object(vocabulary, as: OpenVocabulary.self)
    let ids = UnsafeBufferPointer(start: ids, count: Int(count))
    let limit = open.loaded.vocabulary.count
    if let id = ids.first(where: { $0 < 0 || $0 >= limit }) {
      throw CommandFailure("there is no id \(id); the vocabulary has 0 to \(limit - 1)")
    }
    let bytes = open.decoder.bytes(of: ids, skipsSpecialTokens: keepsSpecialTokens == 0)
    byteCount?.pointee = Int64(bytes.count)
    text?.pointee = cText(bytes)
  }
}

private func addsSpecials(_ flags: Int32) -> Bool { flags & Int32(KCV_ADD_SPECIAL_TOKENS) != 0 }
