import Glibc
import SystemPackage
import TestSupport
import Testing

/// What is said of histories and reports that cannot be used.
@Suite struct HistoryMessageTests {
  static let histories: [BadRun] = [
    BadRun(
      "a database of another program", ["history", "h.sqlite"],
      files: ["v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n"],
      "error: h.sqlite: is no history (it is a database of another program); choose another name\n"
    )
    .after(
      "\"$0\" audit v.txt a.txt --record h.sqlite >history; printf '\\0\\0\\0\\1' | dd of=h.sqlite "
        + "bs=1 seek=68 conv=notrunc status=none; "),
    BadRun(
      "a history of a version to come", ["history", "h.sqlite"],
      files: ["v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n"],
      "error: h.sqlite: is a history of version 9, and this program knows version 2; update kc-vocab\n"
    )
    .after(
      "\"$0\" audit v.txt a.txt --record h.sqlite >history; printf '\\x09' | dd of=h.sqlite bs=1 "
        + "seek=63 conv=notrunc status=none; "),
    BadRun(
      "a history that was cut off", ["history", "h.sqlite"],
      files: ["v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n"],
      "error: h.sqlite: is damaged (database disk image is malformed); take a copy, or save what can be "
        + "read with `sqlite3 FILE .recover`\n"
    ).after(#""$0" audit v.txt a.txt --record h.sqlite >history; truncate -s 8192 h.sqlite"#),
    BadRun(
      "a system without SQLite", [],
      files: ["h.sqlite": "", "lib/libsqlite3.so.0": ""],
      "error: histories need SQLite, which is not installed; install libsqlite3-0\n"
    ).started(by: #"LD_LIBRARY_PATH=$PWD/lib exec "$0" history h.sqlite"#),
    BadRun(
      "a history that would be larger than files may be", [],
      files: ["v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n"],
      "error: h.sqlite: cannot be used (disk I/O error); check the file and its folder\n"
    )
    .started(by: #"ulimit -f 2; exec "$0" audit v.txt a.txt --record h.sqlite"#)
    .leaving("h.sqlite")
    .printing(),
  ]

  static let reports: [BadRun] = [
    BadRun(
      "text in place of a report", ["report", "a.txt", "--output", "page.html"],
      files: ["v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n"],
      "error: a.txt: is no report (it is not JSON); give what a command printed with --json\n"),
    BadRun(
      "JSON of another kind", ["report", "r.json", "--output", "page.html"],
      files: ["v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n", "r.json": #"{"a":1}"#],
      "error: r.json: is JSON of another kind; give what audit, merge, train or clean printed with --json\n"),
    BadRun(
      "a report of another kind", ["report", "r.json", "--output", "page.html"],
      files: [
        "v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n",
        "r.json": "{\"schema\":\"x\\u001b\"}",
      ],
      "error: r.json: has the schema x\\u{1B}, and pages are made of kc-vocab/audit/1, kc-vocab/audit/2, "
        + "kc-vocab/merge/1, kc-vocab/train/1, kc-vocab/clean/1, kc-vocab/history/1; make it with this "
        + "version's --json\n"),
    BadRun(
      "a report that lacks a part", ["report", "r.json", "--output", "page.html"],
      files: [
        "v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n",
        "r.json": #"{"schema":"kc-vocab/audit/2"}"#,
      ],
      "error: r.json: is no whole report (pipeline_fingerprint is missing); make it again with --json\n"),
    BadRun(
      "another vocabulary than the report is about",
      ["report", "r.json", "--vocab", "w.txt", "--output", "page.html"],
      files: [
        "v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n",
        "w.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n다\n",
      ],
      "error: w.txt: is not what r.json is about (its digest is another); name the audited vocabulary\n"
    ).after(#""$0" audit v.txt a.txt --json >r.json"#),
    BadRun(
      "one of two vocabularies", ["report", "r.json", "--vocab", "v.txt", "--output", "page.html"],
      files: [
        "v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n",
        "w.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n다\n",
      ],
      "error: r.json: is about w.txt too; name every one of its vocabularies with --vocab\n"
    ).after(#""$0" audit v.txt a.txt --against w.txt --json >r.json"#),
    BadRun(
      "added tokens on a page", ["report", "r.json", "--vocab", "d", "--output", "page.html"],
      files: [
        "v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n",
        "d/vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n",
        "d/tokenizer_config.json":
          "{\"tokenizer_class\":\"BertTokenizer\",\"do_lower_case\":false,\"added_tokens_decoder\":{\"7\":{\"content\":\"[X]\",\"special\":true}}}",
      ],
      "error: d: has added tokens, which a page cannot try; leave out --vocab\n"
    ).after(#""$0" audit d a.txt --json >r.json"#),
  ]

  @Test(arguments: histories + reports)
  func `A history or report that cannot be used is named, with what to do`(_ run: BadRun) throws { try run.check() }

  @Test func `A history that another process has locked is told, after a while`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "v.txt", AuditCommandTests.vocabulary)
      try write(folder, "a.txt", AuditCommandTests.comments)
      try CommandRun(["audit", "v.txt", "a.txt", "--record", "h.sqlite"], in: folder)
      let file = try FileDescriptor.open(folder.appending("h.sqlite"), .readWrite)
      defer { try? file.close() }
      // The bytes that SQLite locks, by its file format.
      var lock = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0x4000_0000, l_len: 512, l_pid: 0)
      try #require(fcntl(file.rawValue, F_SETLK, &lock) == 0)
      let run = try CommandRun(["history", "h.sqlite"], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText
          == "error: h.sqlite: is locked by another process, for 10 seconds by now; try again when that is done\n")
    }
  }

  @Test(.enabled(if: geteuid() == 0, "needs root, to be another user and to mount a small disk"))
  func `A history on a full disk, or of somebody else, is told`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "v.txt", AuditCommandTests.vocabulary)
      try write(folder, "a.txt", AuditCommandTests.comments)
      let audit = "./kc-vocab audit v.txt a.txt --quiet --record"
      let disk = "mkdir m; mount -t tmpfs -o size=16k none m; cp \"$0\" kc-vocab; exec \(audit) m/h.sqlite"
      let full = try ChildProcess(
        "/usr/bin/unshare", ["-m", "/bin/sh", "-ec", disk, CommandRun.executable], in: folder)
      #expect(full.status == 1)
      #expect(
        full.errorText
          == "error: m/h.sqlite: cannot be written (the disk is full); free some space or choose another disk. "
          + "It is as it was\n")
      try CommandRun(["audit", "v.txt", "a.txt", "--record", "h.sqlite"], in: folder)
      try write(folder, "a.txt", "가\n")
      let user = "chmod 755 . kc-vocab; exec setpriv --reuid=65534 --regid=65534 --clear-groups \(audit) h.sqlite"
      let foreign = try ChildProcess("/bin/sh", ["-ec", user], in: folder)
      #expect(foreign.status == 1)
      #expect(
        foreign.errorText
          == "error: h.sqlite: cannot be written (it, or the folder it is in, is read-only); choose a place that you may "
          + "write to\n")
    }
  }
}
