import ReportPages

extension ReportPagesError: ExplainedError {
  var message: String {
    switch self {
    case .notJSON(let path): "\(path): is no report (it is not JSON); give what a command printed with --json"
    case .unknownSchema(let path, nil, _):
      "\(path): is JSON of another kind; give what audit, merge, train or clean printed with --json"
    case .unknownSchema(let path, let found?, let expected):
      "\(path): has the schema \(found), and pages are made of \(expected.joined(separator: ", ")); make it with this "
        + "version's --json"
    case .malformed(let path, let reason):
      "\(path): is no whole report (\(reason)); make it again with --json"
    }
  }
}
