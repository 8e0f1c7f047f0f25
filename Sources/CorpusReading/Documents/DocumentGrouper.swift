internal import Storage
internal import DurableFiles
internal import Synchronization
internal import SystemPackage

/// What all threads of a grouping share; `group` is called for each block in input order, by one thread at a time.
final class DocumentGrouper: @unchecked Sendable {
  // Unchecked: the passage of the source lets in one thread at a time; the summary is read after the end.
  let secret = KeyedHash.randomSecret()
  private let field: FieldSelector
  private let dropsHeadless: Bool
  private let keyByteLimit: Int
  private let directory: FilePath
  private let known: KeySet
  private var keysOnDisk: KeyPartitions?
  private var current: CurrentDocument?
  private(set) var summary = DocumentSummary()

  private struct CurrentDocument {
    var key: HashKey
    var hasHead = false
    var hasComments = false
    var isWritten = false
  }

  init(field: FieldSelector, dropsHeadless: Bool, keyByteLimit: Int, directory: FilePath) {
    self.field = field
    self.dropsHeadless = dropsHeadless
    self.keyByteLimit = keyByteLimit
    self.directory = directory
    known = KeySet(byteLimit: keyByteLimit)
  }

  /// Decides what becomes of each comment of a block.
  /// - Throws: `CorpusError.splitDocument`.
  func group(_ block: CommentBlock, _ work: GroupingWork) throws(CorpusError) {
    guard let documents = block.documents else { return }
    var comment = 0
    for run in 0..<documents.runCount {
      let goesOn = run == 0 && current?.key == work.keys[run]
      if !goesOn { try begin(run, of: documents, block, work.keys[run]) }
      while comment < documents.comments.count, documents.comments[comment].run == run {
        let isHead = !goesOn && documents.comments[comment].beginsRun
        work.lines[comment] = line(isHead: isHead, isEmpty: work.isEmpty[comment])
        comment += 1
      }
    }
  }

  /// Ends the last document, and finds one that was split among those on disk; to be called once.
  /// - Parameter block: any one; to locate places by.
  func finish(_ block: CommentBlock) throws(CorpusError) {
    endDocument()
    guard let keysOnDisk else { return }
    var first: DocumentStart?
    try CorpusError.file { () throws(FileError) in
      try keysOnDisk.forEachRepeated(byteLimit: keyByteLimit) { payload in
        let start = DocumentStart(words: UnsafeBufferPointer(start: payload, count: DocumentStart.wordCount))
        if first.map({ start.place < $0.place }) ?? true { first = start }
      }
    }
    if let first { throw try split(first, block) }
  }

  private func split(_ start: DocumentStart, _ block: CommentBlock) throws(CorpusError) -> CorpusError {
    .splitDocument(try block.location(of: start.place), field, key: start.key)
  }

  /// Begins a document, which must be a new one.
  private func begin(
    _ run: Int, of documents: BlockDocuments, _ block: CommentBlock, _ key: HashKey
  ) throws(CorpusError) {
    endDocument()
    current = CurrentDocument(key: key)
    let place = block.rawPlace(line: documents.line(ofRun: run), byte: 0)
    let isKnown: Bool
    if keysOnDisk == nil, known.hasRoom(for: 1) {
      isKnown = known.insert(key) != nil
    } else {
      isKnown = known.countAgain(key) != nil
      if !isKnown {
        let start = DocumentStart(place, key: documents.key(ofRun: run))
        try CorpusError.file { () throws(FileError) in try putOnDisk(key, start) }
      }
    }
    if isKnown { throw try split(DocumentStart(place, key: documents.key(ofRun: run)), block) }
  }

  private func putOnDisk(_ key: HashKey, _ start: DocumentStart) throws(FileError) {
    let keys =
      if let keysOnDisk { keysOnDisk } else {
        try KeyPartitions(in: directory, payloadWordCount: DocumentStart.wordCount)
      }
    keysOnDisk = keys
    try keys.append(key, start.words)
  }

  /// What becomes of the next comment of the current document.
  private func line(isHead: Bool, isEmpty: Bool) -> GroupingWork.Line {
    guard !isEmpty else {
      summary.emptyComments += 1
      return .none
    }
    current?.hasComments = true
    if isHead { current?.hasHead = true }
    if dropsHeadless, current?.hasHead != true {
      summary.headlessComments += 1
      return .none
    }
    summary.comments += 1
    if current?.isWritten == true { return .comment }
    current?.isWritten = true
    summary.documents += 1
    return summary.documents == 1 ? .comment : .blankAndComment
  }

  private func endDocument() {
    guard let current else { return }
    if !current.isWritten { summary.emptyDocuments += 1 }
    if current.hasComments, !current.hasHead { summary.headlessDocuments += 1 }
    self.current = nil
  }
}
