import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// What is said of names of the Hugging Face hub, and of what it answers.
@Suite struct HubMessageTests {
  static let badRuns: [BadRun] = [
    BadRun(
      "a name without an owner", ["info", "hf:model"],
      "error: hf:model: names no repository of the hub; write hf:OWNER/NAME, or hf:OWNER/NAME@REVISION\n"),
    BadRun(
      "a name that is not to be asked for", [],
      "error: hf:owner/name@v1: is not in the cache, and HF_HUB_OFFLINE is set; read it once without HF_HUB_OFFLINE\n"
    ).started(by: #"HF_HUB_OFFLINE=1 XDG_CACHE_HOME=cache "$0" info hf:owner/name@v1"#),
    BadRun(
      "no place to keep anything", [],
      "error: there is no place to keep what the hub gives; set HOME or XDG_CACHE_HOME\n"
    ).started(by: #"env -u HOME -u XDG_CACHE_HOME "$0" info hf:owner/name"#),
  ]

  @Test(arguments: badRuns) func `is said before anything is asked`(run: BadRun) throws { try run.check() }

  static let commit = String(repeating: "0", count: 40)

  static let answers: [(name: String, token: String, answer: LoopbackAnswer, message: String)] = [
    (
      "nothing of the name", "", LoopbackAnswer(404),
      "the hub answers with status 404; check the name and the revision; a private repository wants HF_TOKEN"
    ),
    (
      "a private repository", "", LoopbackAnswer(401),
      "the hub answers with status 401; check the name and the revision; a private repository wants HF_TOKEN"
    ),
    (
      "a token that may not", "secret", LoopbackAnswer(403),
      "the hub answers with status 403; check whether the token in HF_TOKEN may read it"
    ),
    (
      "a repository without a vocabulary", "",
      LoopbackAnswer(200, [], Array(#"{"sha": "\#(commit)", "siblings": [{"rfilename": "model.bin"}]}"#.utf8)),
      "holds neither tokenizer.json nor vocab.txt (model.bin); name a repository with a WordPiece vocabulary"
    ),
    (
      "an empty repository", "", LoopbackAnswer(200, [], Array(#"{"sha": "\#(commit)", "siblings": []}"#.utf8)),
      "holds neither tokenizer.json nor vocab.txt (it is empty); name a repository with a WordPiece vocabulary"
    ),
  ]

  @Test(arguments: answers.indices) func `an answer of the hub that gives no vocabulary is told`(row: Int) throws {
    let (name, token, answer, message) = Self.answers[row]
    let server = LoopbackServer { _ in answer }
    defer { server.stop() }
    let script = #"XDG_CACHE_HOME=cache HF_ENDPOINT=\#(server.url("")) HF_TOKEN=\#(token) "$0" info hf:owner/name"#
    try BadRun(name, [], "error: hf:owner/name: \(message)\n").started(by: script).leaving("cache").check()
  }

  @Test func `a vocabulary of the hub is read, and merged into one of ours`() throws {
    let list = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n"
    let server = LoopbackServer { request in
      if request.path == "api/models/owner/name/revision/main?blobs=true" {
        let size = list.utf8.count
        return LoopbackAnswer(
          200, [],
          Array(#"{"sha": "\#(Self.commit)", "siblings": [{"rfilename": "vocab.txt", "size": \#(size)}]}"#.utf8))
      }
      return request.path == "owner/name/resolve/\(Self.commit)/vocab.txt"
        ? LoopbackAnswer(200, [], Array(list.utf8)) : LoopbackAnswer(404)
    }
    defer { server.stop() }
    try withTemporaryFolder { folder in
      try Data((list + "나\n").utf8).write(to: URL(filePath: folder.appending("own.txt").string))
      let script = """
        export XDG_CACHE_HOME=cache HF_ENDPOINT=\(server.url(""))
        "$0" merge hf:owner/name own.txt --output merged --quiet && "$0" audit hf:owner/name own.txt --json --quiet > audit.json
        """
      let run = try ChildProcess("/bin/bash", ["-ec", script, CommandRun.executable], in: folder, input: [])
      #expect(run.status == 0, "\(String(decoding: run.errorOutput, as: UTF8.self))")
      let merged = try String(contentsOf: URL(filePath: folder.appending("merged/vocab.txt").string), encoding: .utf8)
      #expect(merged == list + "나\n")
    }
  }
}
