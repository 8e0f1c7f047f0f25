import Glibc
import TestSupport
import Testing

/// What is said while files are read: what was guessed or passed over, and what ends the run.
@Suite struct ReadingMessageTests {
  static let notices: [BadRun] = [
    BadRun(
      "what is no file in a folder", ["clean", "d", "--output", "out"],
      files: ["d/a.txt": "가\n"], status: 0,
      "warning: d/b.txt: is not read, since the link leads nowhere\nwarning: d/c.txt: is not read, since "
        + "it is no regular file\n"
    )
    .after("ln -s nowhere d/b.txt; mkfifo d/c.txt")
    .leaving("out")
    .printing(),
    BadRun(
      "two columns, or tabs in comments", ["clean", "a.txt", "--output", "out"],
      files: ["a.txt": "1\t가\n2\t나\n"], status: 0,
      "warning: a.txt: is read as lines of text and may be TSV (it begins with '1\\t가'); if it is, say "
        + "--format tsv, else --format text\n"
    )
    .leaving("out")
    .printing(),
    BadRun(
      "a line of names, or a comment", ["clean", "a.txt", "--output", "out"],
      files: ["a.txt": "id,text\n1,가\n"], status: 0,
      "warning: a.txt: is read as lines of text and may be CSV (it begins with 'id,text'); if it is, say "
        + "--format csv, else --format text\n"
    )
    .leaving("out")
    .printing(),
    BadRun(
      "tabs in a file that is called CSV", ["clean", "a.csv", "--output", "out", "--text-field", "text"],
      files: ["a.csv": "id\ttext\n1\t가\n"], status: 0,
      "warning: a.csv: is read with tab between fields, since its first lines hold no commas; "
        + "--delimiter says otherwise\n"
    )
    .leaving("out")
    .printing(),
    BadRun(
      "quotation marks that may be text", ["clean", "a.tsv", "--output", "out", "--text-field", "text"],
      files: ["a.tsv": "id\ttext\n1\t\"가\"\n2\t나\n"], status: 0,
      "warning: a.tsv: quotation marks are read as text, since no field seems to need them; if they "
        + "enclose fields, say --quoting rfc4180\n"
    )
    .leaving("out")
    .printing(),
    BadRun(
      "quotation marks that enclose", ["clean", "a.tsv", "--output", "out", "--text-field", "text"],
      files: ["a.tsv": "id\ttext\n1\t\"가 \"\"나\"\"\"\n2\t나\n"], status: 0,
      "warning: a.tsv: quotation marks are taken to enclose fields, as some need them; if they are text, "
        + "say --quoting none\n"
    )
    .leaving("out")
    .printing(),
    BadRun(
      "a header that is read as a comment", ["clean", "a.csv", "--output", "out"],
      files: ["a.csv": "text\n가\n나\n"], status: 0,
      "warning: a.csv: the first line looks like names ('text') and is read as a comment; if it is a "
        + "header, say --header, else --no-header\n"
    )
    .leaving("out")
    .printing(),
    BadRun(
      "records that were left out", ["clean", "a.jsonl", "--output", "out", "--on-bad-record", "skip"],
      files: ["a.jsonl": "{\"text\":\"가\"}\n{\"text\":\"나\"}\nx\n"], status: 0,
      "warning: left out 1 record that could not be read:\nwarning:   a.jsonl:3:1: broken JSON, this "
        + "character is not expected here\n"
    )
    .leaving("out")
    .printing(),
  ]

  static let failures: [BadRun] = [
    BadRun(
      "a record that is longer than memory allows",
      ["count", "a.txt", "--output", "out", "--memory", "40MiB", "--threads", "1", "--quiet"],
      "error: a.txt:1: the record is longer than 1,048,576 bytes, as many as --memory leaves for one; "
        + "give more --memory, or check that the file is what it seems\n"
    ).with("a.txt", [UInt8](repeating: 0x61, count: 3 << 20)),
    BadRun(
      "a record that is longer than any",
      ["clean", "a.csv", "--output", "out", "--quoting", "rfc4180", "--text-field", "1"],
      "error: a.csv:1: the record is longer than 67,108,864 bytes; check that the file is what it seems\n"
    ).after("(printf '\"'; head -c 68000000 /dev/zero | tr '\\0' a) >a.csv"),
    BadRun(
      "compressed data that looks far back", ["clean", "a.xz", "--output", "out", "--memory", "40MiB"],
      "error: a.xz: unpacking this xz data takes more than the 10.5 MB that --memory leaves for it; give "
        + "more --memory, or unpack it first\n"
    ).with("a.xz", wideXz),
    BadRun(
      "more known comments than memory allows",
      ["clean", "a.txt", "--exclude", "b.txt", "--output", "out", "--memory", "36MiB"],
      files: ["a.txt": "가\n"],
      "error: b.txt: holds more comments than --memory leaves room for to compare with; give more "
        + "--memory, or a part of the file\n"
    ).after("seq 300000 > b.txt"),
    BadRun(
      "a file that grows while it is read", [],
      files: ["a.txt": "가 나\n"],
      "error: a.txt: changed while it was read; run again when nothing writes to it\n"
    )
    .after("mkfifo pipe")
    .started(
      by: "\"$0\" count a.txt pipe --output out & exec 3>pipe; sleep 0.3; echo 라 >>a.txt; echo 나 >&3; exec "
        + "3>&-; wait $!"),
    BadRun(
      "a folder for standard input", [],
      "error: standard input: is a directory; name a file\n"
    ).started(by: #"exec "$0" clean - --output out <."#),
    BadRun(
      "no standard input", [],
      "error: standard input: cannot be read (Bad file descriptor); check its permissions and the disk\n"
    ).started(by: #"exec "$0" clean - --output out <&-"#),
  ]

  @Test(arguments: notices + failures)
  func `What was guessed, left out or cannot be read is told`(_ run: BadRun) throws { try run.check() }

  /// Two bytes, compressed with a dictionary of 64 MiB.
  private static let wideXz: [UInt8] = [
    0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0x00, 0x04, 0xE6, 0xD6, 0xB4, 0x46, 0x02, 0x00, 0x21, 0x01, 0x1C, 0x00, 0x00,
    0x00, 0x10, 0xCF, 0x58, 0xCC, 0x01, 0x00, 0x01, 0x61, 0x0A, 0x00, 0x00, 0x00, 0x13, 0x47, 0x3F, 0xB8, 0x93, 0x9D,
    0x45, 0xD4, 0x00, 0x01, 0x1A, 0x02, 0xDC, 0x2E, 0xA5, 0x7E, 0x1F, 0xB6, 0xF3, 0x7D, 0x01, 0x00, 0x00, 0x00, 0x00,
    0x04, 0x59, 0x5A,
  ]

  @Test func `A connection that breaks in the middle is told with the byte`() throws {
    // A terminal whose other side goes away gives what is there, and then an error.
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    defer { close(terminal) }
    var (lock, number): (Int32, UInt32) = (0, 0)
    // Unlocks the other side and asks for its number: TIOCSPTLCK and TIOCGPTN, which are macros.
    let isReady = ioctl(terminal, 0x4004_5431, &lock) == 0 && ioctl(terminal, 0x8004_5430, &number) == 0
    try #require(terminal >= 0 && isReady)
    try BadRun(
      "a terminal", [], files: ["b.txt": String(repeating: "a\n", count: 100_000)],
      "error: standard input: reading stopped at byte 200000 (Input/output error); check the disk or the connection\n"
    )
    .started(
      by: """
        "$0" clean - --output out <&\(terminal) & exec 3>/dev/pts/\(number); stty raw <&3; cat b.txt >&3; exec 3>&-; wait $!
        """
    )
    .check()
  }
}
