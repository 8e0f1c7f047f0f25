internal import DurableFiles

/// Words in byte order with their counts, in a part of a temporary file.
///
/// A run is divided into chunks of about `RunWriter.chunkByteCount` bytes that can be read by themselves, so that any
/// range of words can be. An entry is, as numbers of seven bits a byte (LEB128): how many bytes the word has in common
/// with the one before (0 at the start of a chunk), how many follow, these bytes, and the count. Sorted words have most
/// of their bytes in common: on comments an entry takes a third of the bytes that it takes in memory.
package struct WordRun: Sendable {
  package struct Chunk {
    var offset: Int
    var byteCount: Int
    package var firstWord: [UInt8]
  }

  let file: ScratchFile
  package let chunks: [Chunk]
  package let size: PartitionSize
}
