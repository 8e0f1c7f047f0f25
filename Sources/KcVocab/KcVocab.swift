/// The whole library by one import: `import KcVocab`.
///
/// The targets below can be imported one by one too; this one only passes them on, so that a program need not know
/// in which of them a type stands.
@_exported public import AuditHistory
@_exported public import CommentText
@_exported public import CorpusCatalogue
@_exported public import CorpusReading
@_exported public import Coverage
@_exported public import DurableFiles
@_exported public import ReportPages
@_exported public import enum Storage.MemoryExhaustion
@_exported public import enum Storage.MemoryLimit
@_exported public import enum Storage.MemoryLimitError
@_exported public import enum Storage.ProcessMemory
@_exported public import class Storage.SHA256
@_exported public import VocabAudit
@_exported public import VocabMerging
@_exported public import VocabPruning
@_exported public import VocabTraining
@_exported public import WordCounting
@_exported public import WordPiece
