import TestSupport
import Testing

/// What is said of files whose records are not what they should be, and of lists of files.
@Suite struct RecordMessageTests {
  static let files: [BadRun] = [
    BadRun(
      "a column that has no name", ["clean", "a.csv", "--output", "out"],
      files: ["a.csv": "text,label\n가,1\n"],
      "error: a.csv: which field holds the comment? name one with --text-field: 'text', 'label'\n"),
    BadRun(
      "another column than there is", ["clean", "a.csv", "--output", "out", "--text-field", "comment"],
      files: ["a.csv": "text,label\n가,1\n"],
      "error: a.csv: has no column 'comment'; it has 'text', 'label'\n"),
    BadRun(
      "a record of too many fields", ["clean", "a.csv", "--output", "out", "--text-field", "1"],
      "error: a.csv: has a record of more than 65,536 fields; check what separates them (--delimiter)\n"
    ).with("a.csv", [UInt8](repeating: UInt8(ascii: ","), count: 70_000) + [0x0A]),
    BadRun(
      "mostly broken records", ["clean", "a.jsonl", "--output", "out", "--on-bad-record", "skip"],
      files: ["a.jsonl": "x\n{\"text\": \"가\"}\ny\nz\n"],
      "error: a.jsonl: 3 of 4 records cannot be read, the first at line 1: broken JSON, this character "
        + "is not expected here; check what the file is, and say it with --format\n"),
    BadRun(
      "JSON lines in a text file", ["clean", "a.txt", "--output", "out"],
      files: ["a.txt": "{\"text\": \"가\"}\n{\"text\": \"나\"}\n"],
      "error: a.txt: seems to be JSON lines, not lines of text (it begins with '{\"text\": \"가\"}'); say "
        + "--format jsonl, or --format text if every line is a comment\n"),
    BadRun(
      "a JSON array in a text file", ["clean", "a.txt", "--output", "out"],
      files: ["a.txt": "[{\"text\": \"가\"}]\n"],
      "error: a.txt: seems to be a JSON array, not lines of text (it begins with '[{\"text\": \"가\"}]'); "
        + "say --format json, or --format text if every line is a comment\n"),
    BadRun(
      "TSV in a text file", ["clean", "a.txt", "--output", "out"],
      files: ["a.txt": "1\t가\t0\n2\t나\t1\n"],
      "error: a.txt: seems to be TSV, not lines of text (it begins with '1\\t가\\t0'); say --format tsv, "
        + "or --format text if every line is a comment\n"),
    BadRun(
      "CSV in a text file", ["clean", "a.txt", "--output", "out"],
      files: ["a.txt": "id,text\n1,가\n2,나\n3,다\n4,라\n5,마\n"],
      "error: a.txt: seems to be CSV, not lines of text (it begins with 'id,text'); say --format csv, or "
        + "--format text if every line is a comment\n"),
    BadRun(
      "tabs in what is said to be CSV",
      ["clean", "a.txt", "--output", "out", "--format", "csv", "--text-field", "text"],
      files: ["a.txt": "id\ttext\n1\t가\n"],
      "error: a.txt: is read as CSV, and its first lines hold tab instead of commas ('id\\ttext'); say "
        + "--delimiter tab, or --delimiter ',' if they have one column\n"),
    BadRun(
      "semicolons in TSV", ["clean", "a.tsv", "--output", "out", "--text-field", "text"],
      files: ["a.tsv": "id;text\n1;가\n"],
      "error: a.tsv: is read as TSV, and its first lines hold ';' instead of tabs ('id;text'); say "
        + "--delimiter ';', or --delimiter tab if they have one column\n"),
  ]

  static let records: [BadRun] = [
    BadRun(
      "a record of fewer columns", ["clean", "a.csv", "--output", "out", "--text-field", "text"],
      files: ["a.csv": "text,n\n가,1\n나\n"],
      "error: a.csv:3:4: 1 column where the first record has 2; mend the record, leave it out with "
        + "--on-bad-record skip, or say --quoting rfc4180 or none if quotation marks are misread\n"),
    BadRun(
      "text behind a quotation mark", ["clean", "a.csv", "--output", "out", "--text-field", "text"],
      files: ["a.csv": "text,n\n가,1\n\"나\"x,1\n"],
      "error: a.csv:3:6: text follows a closing quotation mark; double the marks inside a field, or say "
        + "--quoting none if they are text\n"),
    BadRun(
      "a quotation mark without its other", ["clean", "a.csv", "--output", "out", "--text-field", "text"],
      files: ["a.csv": "text,n\n가,1\n\"나,1\n"],
      "error: a.csv:3:1: the quotation mark that opens here is never closed; close it, or say --quoting "
        + "none if such marks are text\n"),
    BadRun(
      "a word where JSON should be", ["clean", "a.jsonl", "--output", "out"],
      files: ["a.jsonl": "{\"text\":\"가\"}\nx\n"],
      "error: a.jsonl:2:1: broken JSON, this character is not expected here; mend the record, or leave "
        + "it out with --on-bad-record skip\n"),
    BadRun(
      "an object without its end", ["clean", "a.jsonl", "--output", "out"],
      files: ["a.jsonl": "{\"text\":\"가\"}\n{\"text\":\"가\"\n"],
      "error: a.jsonl:2:14: broken JSON, it ends too early (in JSON lines each line is one value); mend "
        + "the record, or leave it out with --on-bad-record skip\n"),
    BadRun(
      "two values in a line", ["clean", "a.jsonl", "--output", "out"],
      files: ["a.jsonl": "{\"text\":\"가\"}\n{\"text\":\"가\"} 1\n"],
      "error: a.jsonl:2:16: broken JSON, something follows the value (in JSON lines each line is one "
        + "value); mend the record, or leave it out with --on-bad-record skip\n"),
    BadRun(
      "a control character in a string", ["clean", "a.jsonl", "--output", "out"],
      files: ["a.jsonl": "{\"text\":\"가\"}\n{\"text\":\"\u{1}\"}\n"],
      "error: a.jsonl:2:10: broken JSON, a control character stands in a string unescaped; mend the "
        + "record, or leave it out with --on-bad-record skip\n"),
    BadRun(
      "an escape that JSON does not have", ["clean", "a.jsonl", "--output", "out"],
      files: ["a.jsonl": "{\"text\":\"가\"}\n{\"text\":\"\\x\"}\n"],
      "error: a.jsonl:2:10: broken JSON, this escape sequence does not exist; mend the record, or leave "
        + "it out with --on-bad-record skip\n"),
    BadRun(
      "a number with a nought before it", ["clean", "a.jsonl", "--output", "out"],
      files: ["a.jsonl": "{\"text\":\"가\"}\n{\"text\":\"가\",\"n\":01}\n"],
      "error: a.jsonl:2:19: broken JSON, this is no number; mend the record, or leave it out with "
        + "--on-bad-record skip\n"),
    BadRun(
      "a byte that is no text outside of strings", ["clean", "a.jsonl", "--output", "out"],
      "error: a.jsonl:2:2: broken JSON, this is not UTF-8; mend the record, or leave it out with "
        + "--on-bad-record skip\n"
    ).with("a.jsonl", Array("{\"text\":\"가\"}\n{".utf8) + [0xFF, 0x7D, 0x0A]),
    BadRun(
      "arrays in arrays", ["clean", "a.jsonl", "--output", "out"],
      "error: a.jsonl:1:1029: JSON nested more than 1,024 deep; mend the record, or leave it out with "
        + "--on-bad-record skip\n"
    ).with("a.jsonl", Array("{\"n\":".utf8) + [UInt8](repeating: UInt8(ascii: "["), count: 2000)),
    BadRun(
      "an array without its end", ["clean", "a.json", "--output", "out", "--on-bad-record", "skip"],
      files: ["a.json": #"[{"text":"가"}, {"text":"나""#],
      "error: a.json:1:18: broken JSON, it ends too early (in JSON lines each line is one value); mend "
        + "the array, since where its next record begins cannot be told\n"),
    BadRun(
      "another field than there is", ["clean", "a.jsonl", "--output", "out", "--text-field", "body"],
      files: ["a.jsonl": "{\"body\":\"가\"}\n{\"n\\u001b\":1}\n"],
      "error: a.jsonl:2:1: the record has no field 'body'; it has 'n\\u{1B}'; mend the record, or leave "
        + "it out with --on-bad-record skip\n"),
    BadRun(
      "an object among strings", ["clean", "a.jsonl", "--output", "out"],
      files: ["a.jsonl": "\"가\"\n{\"body\":\"나\"}\n"],
      "error: a.jsonl:2:1: the record is no string; name the field that holds the comment with "
        + "--text-field: 'body'\n"),
    BadRun(
      "a number for a comment", ["clean", "a.jsonl", "--output", "out"],
      files: ["a.jsonl": "{\"text\":\"가\"}\n{\"text\":1}\n"],
      "error: a.jsonl:2:1: the field 'text' holds no text; name another, or leave it out with "
        + "--on-bad-record skip\n"),
    BadRun(
      "a word for a date", ["audit", "v.txt", "a.jsonl", "--group-by", "day:month"],
      files: ["v.txt": "[UNK]\n가\n", "a.jsonl": "{\"text\":\"가\",\"day\":\"soon\\u001b\"}\n"],
      "error: a.jsonl:1:1: the field 'day' holds 'soon\\u{1B}', which is no date; write 2026-03-04, or "
        + "group by the whole field\n"),
  ]

  static let lists: [BadRun] = [
    BadRun(
      "a broken description", ["clean", "--files-from", "list", "--output", "out"],
      files: ["list": #"{"path":"a.txt""#, "a.txt": "가\n"],
      "error: list:1: broken JSON, it ends too early (in JSON lines each line is one value); write a "
        + "path or one JSON object a line\n"),
    BadRun(
      "a description that is not UTF-8", ["clean", "--files-from", "list", "--output", "out"],
      "error: list:1: broken JSON, this is not UTF-8; write a path or one JSON object a line\n"
    ).with("list", Array("{\"path\":\"".utf8) + [0xFF, 0x22, 0x7D]),
    BadRun(
      "a number that no machine holds", ["clean", "--files-from", "list", "--output", "out"],
      files: ["list": #"{"path":"a.txt","weight":1e999}"#, "a.txt": "가\n"],
      "error: list:1: JSON that the parser cannot hold; write a path or one JSON object a line\n"),
    BadRun(
      "a key that says nothing", ["clean", "--files-from", "list", "--output", "out"],
      files: ["list": "{\"path\":\"a.txt\",\"x\\u001b\":1}", "a.txt": "가\n"],
      "error: list:1: 'x\\u{1B}' says nothing here; the keys are path, format, text_field, header, "
        + "encoding, delimiter, clean and weight\n"),
    BadRun(
      "a description without a path", ["clean", "--files-from", "list", "--output", "out"],
      files: ["list": #"{"format":"csv"}"#, "a.txt": "가\n"],
      "error: list:1: the description has no \"path\"; add it\n"),
    BadRun(
      "a format that is none", ["clean", "--files-from", "list", "--output", "out"],
      files: ["list": #"{"path":"a.txt","format":"xls"}"#, "a.txt": "가\n"],
      "error: list:1: \"format\" cannot be 'xls'; give what --format takes\n"),
    BadRun(
      "a weight where none is taken", ["clean", "--files-from", "list", "--output", "out"],
      files: ["list": #"{"path":"a.txt","weight":2}"#, "a.txt": "가\n"],
      "error: list:1: only `kc-vocab train` weighs sources; leave \"weight\" out\n"),
    BadRun(
      "a weight below 0", ["train", "--files-from", "list", "--output", "out"],
      files: ["list": #"{"path":"a.txt","weight":-1}"#, "a.txt": "가\n"],
      "error: list:1: \"weight\" cannot be '-1'; give a number above 0, at most 1000000000 and with at "
        + "most three decimals, such as 40 or 0.5\n"),
    BadRun(
      "a list of nothing", ["clean", "--files-from", "list", "--output", "out"],
      files: ["list": "\n", "a.txt": "가\n"],
      "error: no input: name at least one file, or `-` for standard input\n"),
  ]

  @Test(arguments: files + records + lists)
  func `Bad records are named by their place, with what to do, and nothing is left behind`(_ run: BadRun) throws {
    try run.check()
  }
}
