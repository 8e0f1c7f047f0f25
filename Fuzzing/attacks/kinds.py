"""Every kind of file that kc-vocab reads, with a command that reads it."""

import bz2
import gzip
import json
import lzma
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .command import PROJECT, run

ONE = ["--threads", "1"]
QUIET = [*ONE, "--quiet"]
COUNT = ["--output", "o.counts", "--force", *QUIET]
TRAIN = ["--vocab-size", "400", "--output", "o", "--force", *QUIET]


@dataclass
class Kind:
    """A file's bytes, where it lies, and the command that reads it."""

    data: bytes
    name: str
    command: list
    # The vocabulary directory of which a copy holds the file, if its name says that it lies in one.
    base: str = "base"

    @property
    def is_json(self):
        return self.name.endswith(".json")


CSV = 'id,body,x\n1,"안녕, ""친구"" 하이",a\n2,"여러\n줄",b\n3,plain ㅋㅋㅋ,c\n4,"a,b",d\n'.encode()
TSV = 'id\tbody\n1\t안녕 "친구"\n2\t"여러 줄"\n3\tplain\n'.encode()
JSON_LINES = (
    '{"id":1,"text":"안녕 \\ud83d\\ude00 \\u0041","n":[1,2.5e3,null,true]}\n{"text":"둘","a":{"b":{"c":[{"d":"x"}]}}}\n'
    '{"text":null}\n{"text":"셋\\n넷"}\n').encode()
CATALOGUE = json.dumps({
    "schema": "kc-vocab/catalogue/1", "kind": "corpora", "entries": [{
        "name": "a", "title": "T", "description": "d", "license": "CC0-1.0", "homepage": "https://x.y/", "records": 10,
        "bytes": None, "access": "direct", "files": [{
            "url": "https://h.example/a.zip", "name": "a.zip", "bytes": 12, "sha256": "00" * 32, "unpack": "zip",
            "format": {"format": "csv", "header": True, "quotes": True, "text_column": "b"}}]}]}).encode()


def make(binary, folder: Path):
    """Makes what the commands need beside the file, and gives the kinds by name."""
    lines = (PROJECT / "corpora/sample/comments.txt").read_text(encoding="utf-8").splitlines()[:200]
    text = "\n".join(lines[:12]).encode() + b"\n"
    (folder / "t.txt").write_bytes(text)
    (folder / "c.txt").write_bytes("\n".join(lines).encode() + b"\n")

    def made(*arguments):
        result = run(binary, arguments, folder)
        if result.status != 0:
            raise SystemExit(f"cannot prepare: {' '.join(map(str, arguments))}: {result.errors.decode()}")
        return result.output

    made("train", "c.txt", "--vocab-size", "300", "--limit-alphabet", "120", "--output", "base", *QUIET)
    made("train", "t.txt", "--vocab-size", "200", "--output", "donor", *QUIET)
    made("merge", "base", "donor", "--output", "merged", *QUIET)
    made("count", "t.txt", "--output", "t.counts", *QUIET)
    counts = (folder / "t.counts").read_bytes()
    baseline = made("audit", "base", "t.txt", "--json", *QUIET)
    ids = made("encode", "base", "t.txt", "--ids", *ONE)

    def of(name, base="base"):
        return (folder / base / name).read_bytes()

    audit = ["audit", "directory", "t.txt", *QUIET]
    merge = ["--output", "o", "--force", *QUIET]
    kinds = {
        "vocab.txt/info": Kind(of("vocab.txt"), "v.txt", ["info", "v.txt"]),
        "vocab.txt/encode": Kind(of("vocab.txt"), "v.txt", ["encode", "v.txt", "t.txt", "--ids", *ONE]),
        "vocab.txt/merge": Kind(of("vocab.txt"), "v.txt", ["merge", "v.txt", "donor", *merge, "--on", "t.txt"]),
        "vocab.txt/donor": Kind(of("vocab.txt"), "v.txt", ["merge", "base", "v.txt", *merge]),
        "tokenizer.json/encode": Kind(of("tokenizer.json"), "k.json", ["encode", "k.json", "t.txt", "--ids", *ONE]),
        "tokenizer.json/info": Kind(of("tokenizer.json"), "k.json", ["info", "k.json"]),
        "training.json/info": Kind(of("training.json"), "directory/training.json", ["info", "directory"]),
        "training.json/audit": Kind(of("training.json"), "directory/training.json", audit),
        "configuration/encode": Kind(
            of("tokenizer_config.json"), "directory/tokenizer_config.json", ["encode", "directory", "t.txt", *ONE]),
        "special-tokens/encode": Kind(
            of("special_tokens_map.json"), "directory/special_tokens_map.json", ["encode", "directory", "t.txt", *ONE]),
        "merge-map/audit": Kind(of("merge-map.tsv", "merged"), "directory/merge-map.tsv", audit, "merged"),
        "counts/train": Kind(counts, "x.counts", ["train", "--counts", "x.counts", *TRAIN]),
        "counts/merge": Kind(counts, "x.counts", ["merge", "base", "donor", "--on-counts", "x.counts", *merge]),
        "counts.gz/train": Kind(gzip.compress(counts, mtime=0), "x.counts", ["train", "--counts", "x.counts", *TRAIN]),
        "baseline/audit": Kind(baseline, "b.json", ["audit", "base", "t.txt", "--baseline", "b.json", *QUIET]),
        "csv/count": Kind(CSV, "x.csv", ["count", "x.csv", "--text-field", "body", *COUNT]),
        "csv/clean-skip": Kind(CSV, "x.csv", [
            "clean", "x.csv", "--text-field", "2", "--on-bad-record", "skip", "--preset", "kcelectra-pretraining", *QUIET]),
        "tsv/count": Kind(TSV, "x.tsv", ["count", "x.tsv", "--text-field", "body", *COUNT]),
        "jsonl/count": Kind(JSON_LINES, "x.jsonl", ["count", "x.jsonl", *COUNT]),
        "jsonl/path-skip": Kind(b'{"a":{"b":{"c":[{"d":"x"}]}}}\n' * 5 + JSON_LINES, "x.jsonl", [
            "count", "x.jsonl", "--text-field", "a.b.c.0.d", "--on-bad-record", "skip", *COUNT]),
        "gz/count": Kind(gzip.compress(text, mtime=0), "x.gz", ["count", "x.gz", *COUNT]),
        "zst/count": Kind(
            subprocess.run(["zstd", "-q", "-c"], input=text, capture_output=True, check=True).stdout, "x.zst",
            ["count", "x.zst", *COUNT]),
        "xz/count": Kind(lzma.compress(text), "x.xz", ["count", "x.xz", *COUNT]),
        "bz2/count": Kind(bz2.compress(text), "x.bz2", ["count", "x.bz2", *COUNT]),
        "text/audit": Kind(text, "x.txt", ["audit", "base", "x.txt", "--against", "donor", "--json", *QUIET]),
        "text/clean": Kind(text, "x.txt", ["clean", "x.txt", "--preset", "kcelectra-pretraining", *QUIET]),
        "text/suggest": Kind(text, "x.txt", ["suggest", "base", "x.txt", "--output", "-", *QUIET]),
        "text/train": Kind(text, "x.txt", ["train", "x.txt", *TRAIN]),
        "utf-16/count": Kind(
            text.decode().encode("utf-16"), "x.txt", ["count", "x.txt", "--encoding", "utf-16", *COUNT]),
        "cp949/count": Kind(
            text.decode().encode("cp949", "replace"), "x.txt", ["count", "x.txt", "--encoding", "cp949", *COUNT]),
        "ids/decode": Kind(ids, "ids", ["decode", "base", "ids"]),
        "catalogue/list": Kind(CATALOGUE, "c.json", ["corpus", "list", "--catalogue", "c.json"]),
        "catalogue/show": Kind(CATALOGUE, "c.json", ["corpus", "show", "a", "--catalogue", "c.json"]),
        "alphabet/train": Kind("가나다\nㅋㅋ\nA😀".encode(), "al.txt", ["train", "t.txt", "--require-alphabet", "al.txt", *TRAIN]),
        "exclusions/merge": Kind("하이\n##요\n".encode(), "ex.txt", ["merge", "base", "donor", "--exclude-file", "ex.txt", *merge]),
        "files-from/count": Kind(b"t.txt\n./c.txt\n", "ff", ["count", "--files-from", "ff", *COUNT]),
    }
    return kinds


def place(kind, data, folder: Path):
    """Puts a changed file where its command looks for it."""
    if kind.name.startswith("directory/"):
        shutil.rmtree(folder / "directory", ignore_errors=True)
        shutil.copytree(folder / kind.base, folder / "directory")
    (folder / kind.name).write_bytes(data)
