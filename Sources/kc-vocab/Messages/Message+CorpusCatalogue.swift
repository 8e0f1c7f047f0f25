import CorpusCatalogue
import SystemPackage

extension CatalogueError: ExplainedError {
  var message: String { [whatIsWrong, whatToDo].compactMap(\.self).joined(separator: "; ") }

  var whatIsWrong: String {
    switch self {
    case .file(let error): error.message
    case .malformed(let path, let reason): "\(path): is no catalogue: \(reason)"
    case .schema(let path, let found):
      "\(path): has the schema \(found), and this program reads \(Catalogue.schema)"
    case .repeatedName(let path, let name): "\(path): names '\(name)' twice"
    case .unsafeName(let path, let entry, let name): "\(path): '\(name)' of the entry '\(entry)' is no plain file name"
    case .unknownName(let name, _): "\(name): no corpus or vocabulary in the catalogue has this name"
    case .notDirect(let name, .registration, let homepage, _):
      "\(name): its publisher gives it only to those who register, at \(homepage)"
    case .notDirect(let name, _, let homepage, _): "\(name): cannot be fetched by this program; it is at \(homepage)"
    case .malformedURL(let url): "\(url): is no address"
    case .insecureURL(let url, nil): "\(url): is no https address, so others could read along or change the file"
    case .insecureURL(let url, let origin?):
      "\(origin): leads on to \(url), which is no https address, so others could read along or change the file"
    case .tooManyRedirects(let url, let limit): "\(url): leads on more than \(limit) times"
    case .connection(let url, let reason, _): "\(url): no connection (\(reason))"
    case .stalled(let url, let seconds, let partial):
      "\(url): nothing came for \(seconds) seconds, after \(grouped(partial.byteCount)) bytes"
    case .tooLarge(let url, let limit):
      "\(url): has more than \(grouped(limit)) bytes, and the catalogue does not say how many it should have, so it was refused"
    case .tooSlow(let url, let seconds, let partial):
      "\(url): took more than \(seconds) seconds, for \(grouped(partial.byteCount)) bytes so far"
    case .archiveTooLarge(let path, let limit):
      "\(path): holds more than \(grouped(limit)) bytes, and the catalogue knows no digest of it, so nothing was unpacked"
    case .truncated(let url, let partial): "\(url): the transfer broke off after \(grouped(partial.byteCount)) bytes"
    case .status(let url, let code): "\(url): the server answers with status \(code)"
    case .webPage(let url): "\(url): a web page came instead of the file"
    case .unusableAnswer(let url, let reason): "\(url): the answer cannot be used, \(reason)"
    case .unwritablePartial(let partial, let cause):
      "\(partial.path): cannot be written (\(cause == .noSpace ? "the disk is full" : "\(cause)"))"
    case .busy(let path): "\(path): is being fetched by another process"
    case .wrongSize(let url, let found?, let expected):
      "\(url): has \(grouped(found)) bytes where the catalogue says \(grouped(expected)), so it was refused"
    case .wrongSize(let url, nil, let expected):
      "\(url): has more bytes than the \(grouped(expected)) that the catalogue says, so it was refused"
    case .wrongDigest(let url, let found, let expected):
      "\(url): its digest is \(found) where the catalogue says \(expected), so it was refused and removed"
    case .hubName(let name): "\(name): names no repository of the hub"
    case .hub(let name, .refused(let status, _)): "\(name): the hub answers with status \(status)"
    case .hub(let name, .lacks(let needed, let names)):
      "\(name): holds neither \(needed.joined(separator: " nor ")) (\(names.isEmpty ? "it is empty" : names.prefix(5).joined(separator: ", ")))"
    case .hub(let name, .offline): "\(name): is not in the cache, and HF_HUB_OFFLINE is set"
    case .archive(let path, let reason): "\(path): cannot be unpacked (\(reason))"
    case .unsafeArchiveEntry(let path, let entry):
      "\(path): holds '\(entry)', a link or a place outside of its directory, so nothing was unpacked"
    }
  }

  private var whatToDo: String? {
    switch self {
    case .file: nil
    case .malformed, .repeatedName, .unsafeName: "mend the catalogue"
    case .schema: "update kc-vocab or the catalogue"
    case .unknownName(let name, let available):
      question(nearestNames(to: name, in: available)) ?? "there are " + available.joined(separator: ", ")
    case .notDirect(_, _, _, let howToGet):
      howToGet.map { $0.prefix(1).lowercased() + $0.dropFirst() } ?? "see its homepage"
    case .malformedURL, .tooManyRedirects: "check the catalogue"
    case .insecureURL: "find an https address, or use --allow-http"
    case .connection(_, _, let partial): partial.goingOn ?? "check the network and the proxy settings, and try again"
    case .stalled(_, _, let partial): partial.goingOn ?? "try again later, or with a longer --stall-timeout"
    case .tooLarge: "if it is meant, allow more with --size-limit"
    case .tooSlow(_, _, let partial): partial.goingOn ?? "if it is meant, allow more with --time-limit"
    case .archiveTooLarge: "if it is meant, allow more with --size-limit"
    case .truncated(_, let partial): partial.goingOn ?? "try again later"
    case .status(_, 404), .status(_, 410): "the file has moved; see the homepage (kc-vocab corpus show)"
    case .status(_, 401), .status(_, 403): "it wants an account, or the file has moved; see the homepage"
    case .status: "try again later"
    case .webPage: "open the address in a browser to see what it wants"
    case .unusableAnswer: "try again"
    case .unwritablePartial(let partial, .noSpace):
      "free some space and run the same command again, it goes on after \(grouped(partial.byteCount)) bytes"
    case .unwritablePartial: "choose a place that you may write to"
    case .busy: "wait for it, or choose another --output"
    case .wrongSize, .wrongDigest:
      "the publisher has changed the file, or somebody else has; if the new one is meant, put its digest into a catalogue of your own "
        + "(--catalogue)"
    case .hubName: "write hf:OWNER/NAME, or hf:OWNER/NAME@REVISION"
    case .hub(_, .refused(404, _)), .hub(_, .refused(_, withToken: false)):
      "check the name and the revision; a private repository wants HF_TOKEN"
    case .hub(_, .refused): "check whether the token in HF_TOKEN may read it"
    case .hub(_, .lacks): "name a repository with a WordPiece vocabulary"
    case .hub(_, .offline): "read it once without HF_HUB_OFFLINE"
    case .archive(_, _): "the archive was left as it is; look at it"
    case .unsafeArchiveEntry: "the archive was left as it is; look at it"
    }
  }
}

extension PartialDownload {
  /// That a run later goes on, if there is anything to go on from.
  fileprivate var goingOn: String? {
    byteCount == 0 ? nil : "run the same command again, it goes on from \(path)"
  }
}
