"""Random small corpora in every format, compression and encoding, and the comments that they hold."""

import bz2
import csv
import gzip
import io
import json
import lzma
import subprocess
from dataclasses import dataclass
from pathlib import Path

SYLLABLES = "가나다라마하이요영화정말ㅋㅠㅎ"
OTHERS = "abcXYZ0189!?.,~#()漢字語😂👍é\u200b\u200d한"
DECOMPOSED = ["\u1112\u1161\u11ab", "e\u0301"]


@dataclass
class Corpus:
    """Files, the options that read them, and what they hold in their order."""

    files: list
    options: list
    comments: list


def words(random, count):
    made = []
    for _ in range(count):
        letters = SYLLABLES if random.random() < 0.8 else SYLLABLES + OTHERS
        length = 101 if random.random() < 0.002 else random.choice([1, 2, 2, 3, 3, 4, 7])
        made.append("".join(random.choice(letters) for _ in range(length)))
        if random.random() < 0.02:
            made[-1] += random.choice(DECOMPOSED)
    return made


def comments(random, count, distinct_words):
    """Comments of words from a list, squared, so that some words are frequent; some comments stand there twice."""
    known = words(random, distinct_words)
    made = []
    for _ in range(count):
        if made and random.random() < 0.15:
            made.append(random.choice(made))
        else:
            length = random.choice([1, 1, 3, 5, 8, 20])
            made.append(" ".join(known[int(random.random() ** 2 * len(known))] for _ in range(length)))
    return made


def make(random, folder: Path, is_large=False):
    """Writes one to five files; all of one encoding, and of formats that one option reads."""
    texts = comments(random, 12_000 if is_large else random.randrange(1, 300), 60_000 if is_large else 200)
    encoding = random.choice(["utf-8"] * 6 + ["cp949", "utf-16"])
    if encoding == "cp949":
        texts = [text.encode("cp949", "ignore").decode("cp949") for text in texts]
    texts = [text for text in texts if text.strip()] or ["가"]
    has_fields = random.random() < 0.5
    options = ["--encoding", encoding] if encoding != "utf-8" else []
    options += ["--text-field", "text"] if has_fields else []
    files, held = [], []
    starts = sorted(random.randrange(len(texts) + 1) for _ in range(random.randrange(5)))
    for number, (start, end) in enumerate(zip([0, *starts], [*starts, len(texts)])):
        kind = random.choice(["csv", "tsv", "jsonl"]) if has_fields else "txt"
        part = texts[start:end]
        data = FORMATS[kind](part, random).encode(encoding)
        # An empty file of UTF-16 is no file of UTF-16, and one compressed is none that says its format.
        suffix, compress = random.choice(COMPRESSIONS)
        file = folder / f"{number}.{kind}{suffix}"
        file.write_bytes(compress(data))
        files.append(file.name)
        held += part
    return Corpus(files, options, held)


def plain(texts, random):
    return "\n".join(texts) + ("\n" if texts and random.random() < 0.8 else "")


def delimited(texts, random):
    output = io.StringIO()
    writer = csv.writer(
        output, lineterminator=random.choice(["\n", "\r\n"]), quoting=random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer.writerow(["id", "text", "x"])
    for number, text in enumerate(texts):
        writer.writerow([number, text, 'a "b", c'])
    return output.getvalue()


def tabbed(texts, _):
    return "".join(f"{number}\t{text}\n" for number, text in [("id", "text"), *enumerate(texts)])


def json_lines(texts, random):
    return "".join(
        json.dumps({"id": number, "text": text}, ensure_ascii=random.random() < 0.5) + "\n"
        for number, text in enumerate(texts))


def zstandard(data):
    return subprocess.run(["zstd", "-q", "-c"], input=data, capture_output=True, check=True).stdout


FORMATS = {"txt": plain, "csv": delimited, "tsv": tabbed, "jsonl": json_lines}
COMPRESSIONS = [("", bytes), ("", bytes), ("", bytes), (".gz", lambda data: gzip.compress(data, mtime=0)),
                (".zst", zstandard), (".xz", lzma.compress), (".bz2", bz2.compress)]
