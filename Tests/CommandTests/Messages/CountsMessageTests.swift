import CommentText
import TestSupport
import Testing

/// What is said of counts files.
@Suite struct CountsMessageTests {
  static let files: [BadRun] = [
    BadRun(
      "a version to come", ["train", "--counts", "b.counts", "--output", "out"],
      files: ["a.txt": "가 나 다\n"],
      "error: b.counts: is a counts file of version \\u{1B}[1m7, and this program reads version 1; "
        + "update kc-vocab, or count again\n"
    ).after("\"$0\" count a.txt --output a.counts --quiet; sed '1s/\\t1\\t/\\t\\x1B[1m7\\t/' a.counts >b.counts"),
    BadRun(
      "a first line that was cut off", ["train", "--counts", "b.counts", "--output", "out"],
      files: ["a.txt": "가 나 다\n"],
      "error: b.counts: its first line is not that of a counts file (`#kc-vocab-counts`, 1 and a JSON "
        + "object, with tabs between); count again\n"
    ).after("\"$0\" count a.txt --output a.counts --quiet; printf '#kc-vocab-counts\\t1\\t{\\n' >b.counts"),
    BadRun(
      "no pipeline", ["train", "--counts", "b.counts", "--output", "out"],
      files: ["a.txt": "가 나 다\n"],
      "error: b.counts: its first line does not say by which pipeline the words were made; count again\n"
    ).after("\"$0\" count a.txt --output a.counts --quiet; printf '#kc-vocab-counts\\t1\\t{}\\n' >b.counts"),
    BadRun(
      "fewer words than none", ["train", "--counts", "b.counts", "--output", "out"],
      files: ["a.txt": "가 나 다\n"],
      "error: b.counts: its first line says of \"words\" what no count is; count again\n"
    ).after("\"$0\" count a.txt --output a.counts --quiet; sed '1s/\"words\":3/\"words\":-3/' a.counts >b.counts"),
    BadRun(
      "white space in a word", ["train", "--counts", "b.counts", "--output", "out"],
      files: ["a.txt": "가 나 다\n"],
      "error: b.counts:3: has white space in the word; a pipeline leaves none, so count again\n"
    ).after(#""$0" count a.txt --output a.counts --quiet; sed 's/^나/나 나/' a.counts >b.counts"#),
    BadRun(
      "a word that is not UTF-8", ["train", "--counts", "b.counts", "--output", "out"],
      files: ["a.txt": "가 나 다\n"],
      "error: b.counts:3: is not UTF-8; count again, or convert the file\n"
    ).after("\"$0\" count a.txt --output a.counts --quiet; sed 's/^나/\\xff/' a.counts >b.counts"),
    BadRun(
      "counts that add up to more than 64 bits hold",
      ["train", "--counts", "b.counts", "c.counts", "--output", "out"],
      files: ["a.txt": "가 나 다\n"],
      "error: 가: the counts add up to more than 9223372036854775807; join fewer counts files\n"
    )
    .after(
      "\"$0\" count a.txt --output a.counts --quiet; sed "
        + "'1s/\"words\":3/\"words\":9000000000000000002/;s/^가\\t1/가\\t9000000000000000000/' a.counts "
        + ">b.counts; cp b.counts c.counts"),
    BadRun(
      "weighted counts that do", ["train", "--counts", "b.counts:1000", "--output", "out"],
      files: ["a.txt": "가 나 다\n"],
      "error: 가: the weighted counts add up to more than 9223372036854775807 in the parts of one that "
        + "the weights need; give smaller weights, or weights with fewer decimals\n"
    )
    .after(
      "\"$0\" count a.txt --output a.counts --quiet; sed "
        + "'1s/\"words\":3/\"words\":9000000000000000002/;s/^가\\t1/가\\t9000000000000000000/' a.counts "
        + ">b.counts"),
    BadRun(
      "characters that do", ["train", "--counts", "b.counts", "--output", "out"],
      files: ["a.txt": "가나다 나 다\n"],
      "error: the words hold more than 9223372036854775807 characters, each occurrence counted; join "
        + "fewer counts files\n"
    )
    .after(
      "\"$0\" count a.txt --output a.counts --quiet; sed "
        + "'1s/\"words\":3/\"words\":9000000000000000002/;s/^가나다\\t1/가나다\\t9000000000000000000/' a.counts "
        + ">b.counts"),
    BadRun(
      "counts of another pipeline", ["train", "--counts", "a.counts", "b.counts", "--output", "out"],
      files: ["a.txt": "가 나 다\n"],
      "error: b.counts: was counted by another pipeline than a.counts (case: lowercased / kept); count "
        + "both with the same options\n"
    )
    .after(
      "\"$0\" count a.txt --output a.counts --quiet; \"$0\" count a.txt --lowercase --output b.counts "
        + "--quiet"),
  ]

  static let parts: [BadRun] = [
    BadRun(
      "a zip archive that is to be counted by parts", [],
      "error: a.zip: is a zip archive, and --work-dir keeps counts of single files; unpack it first, or "
        + "leave out --work-dir\n"
    )
    .with("a.zip", ContentMessageTests.zip([("a.txt", [])]))
    .started(by: #"exec "$0" count a.zip --work-dir work --output out"#)
    .leaving("work"),
    BadRun(
      "a pipe that is to be counted by parts", ["count", "pipe", "--work-dir", "work", "--output", "out"],
      "error: pipe: cannot be read a second time; with --work-dir name plain files\n"
    ).after("mkfifo pipe"),
  ]

  @Test(arguments: files + parts)
  func `Counts that cannot be used are named, with what to do`(_ run: BadRun) throws { try run.check() }

  @Test func `A fingerprint that is not that of the pipeline beside it is told`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "가 나\n")
      try #require(try CommandRun(["count", "a.txt", "--output", "a.counts"], in: folder).status == 0)
      let fingerprint = TextPipeline.standard.fingerprint
      let counts = try text(folder, "a.counts").replacing(fingerprint, with: "0123456789abcdef")
      try write(folder, "a.counts", counts)
      let run = try CommandRun(["train", "--counts", "a.counts", "--output", "out"], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText
          == "error: a.counts: its first line says fingerprint 0123456789ab…, and that of the pipeline beside it is "
          + "\(fingerprint.prefix(12))…; count again with this version\n")
    }
  }
}
