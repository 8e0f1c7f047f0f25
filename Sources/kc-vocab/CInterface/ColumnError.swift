import Storage

/// What is wrong with a column that another program gave.
enum ColumnError: Error {
  /// Its format by Arrow's C data interface.
  case noTexts(column: String, format: String)
  case dictionary(column: String)
  case manyFields(column: String, count: Int)
  case memory(column: String, TextColumnError)
  /// Its producer's words.
  case stream(column: String, reason: String)
  case wrongShape(column: String)
}

extension ColumnError: ExplainedError {
  var message: String {
    switch self {
    case .noTexts(let column, let format):
      "\(column): holds no texts (Arrow's format \"\(format)\"); give a column of strings"
    case .dictionary(let column): "\(column): is dictionary encoded; cast it to strings first"
    case .manyFields(let column, let count): "\(column): has \(count) columns; give the one that holds the texts"
    case .memory(let column, let problem): "\(column): \(problem.words); the program that made the column is at fault"
    case .stream(let column, let reason):
      "\(column): cannot be read (\(reason.shown(atMost: 200))); check where it comes from"
    case .wrongShape(let column):
      "\(column): lacks buffers that its type has; the program that made the column is at fault"
    }
  }
}

extension TextColumnError {
  fileprivate var words: String {
    switch self {
    case .wrongOffsets(let row): "row \(row) ends before it begins, or begins before the column"
    case .wrongView(let row): "row \(row) leads out of its buffer"
    case .missingBytes: "there are offsets and no bytes"
    }
  }
}
