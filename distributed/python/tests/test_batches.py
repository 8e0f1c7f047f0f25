"""Counting, cleaning and encoding of batches, beside one machine."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from conftest import ODD, batches_of, make_comments, rows_of, run

from kc_vocab_distributed import (
    Binary,
    Disagreement,
    KcVocabError,
    Options,
    Totals,
    Vocabulary,
    clean_batches,
    count_batches,
    encode_batches,
)
from kc_vocab_distributed.counts import part


def summed(batches: Iterable[Any]) -> Counter[bytes]:
    """What an engine makes of rows."""
    total: Counter[bytes] = Counter()
    for batch in batches:
        for word, number in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist()):
            total[word] += number
    return total


def counts_file(total: Counter[bytes]) -> bytes:
    """The words of a sum as a counts file has them."""
    return b"".join(b"%s\t%d\n" % (word, total[word]) for word in sorted(total) if not word.startswith(b"\t"))


def single(command: str, path: Path, *options: str) -> tuple[dict[str, Any], bytes]:
    """Header and words as one machine counts them."""
    output = path.with_suffix(".counts")
    run(command, "count", path, "--output", output, "--quiet", "--force", *options)
    return json.loads(output.read_bytes().split(b"\n")[0].split(b"\t", 2)[2]), rows_of(output)


def as_jsonl(texts: Iterable[str], path: Path) -> Path:
    """Texts as JSON lines, which hold every text."""
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    return path


def test_counts_of_any_division_add_up_to_those_of_one_machine(
    command: str, comments: list[str], tmp_path: Path
) -> None:
    header, words = single(command, as_jsonl(comments, tmp_path / "c.jsonl"))
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    for count in (1, 3, 7):
        shares: list[list[bytes]] = [[] for _ in range(count)]
        for comment in comments:
            chance.choice(shares).append(comment.encode())
        total: Counter[bytes] = Counter()
        for share in shares:
            total.update(summed(count_batches(batches_of(share), Options(), Binary(command))))
        assert counts_file(total) == words, f"seed {seed}"
        totals = Totals.of(total.items())
        assert (totals.lines, totals.words, totals.characters, totals.byte_count) == (
            header["lines"],
            header["words"],
            header["characters"],
            header["bytes"],
        )
        assert totals.tasks == count and totals.identity.fingerprint == header["fingerprint"]


def test_odd_records_stay_what_they_are(command: str, tmp_path: Path) -> None:
    header, words = single(command, as_jsonl(ODD, tmp_path / "odd.jsonl"))
    total = summed(count_batches(batches_of([text.encode() for text in ODD], size=3), Options(), Binary(command)))
    assert counts_file(total) == words
    totals = Totals.of(total.items())
    assert (totals.lines, totals.byte_count) == (header["lines"], header["bytes"])


def test_a_word_may_be_longer_than_any_block(command: str) -> None:
    word = "가".encode() * 3_000_000
    total = summed(count_batches(batches_of([b"a " + word, b"b", word + b" a"]), Options(), Binary(command)))
    assert (total[word], total[b"a"], total[b"b"]) == (2, 2, 1)
    assert Totals.of(total.items()).words == 5


def test_texts_without_words_count_as_texts(command: str) -> None:
    total = summed(count_batches(batches_of([b"", b"  ", None]), Options(), Binary(command)))
    totals = Totals.of(total.items())
    assert (totals.lines, totals.words, totals.tasks) == (3, 0, 1) and counts_file(total) == b""


def test_no_texts_start_no_process() -> None:
    assert list(count_batches([], Options(), Binary("/nonexistent"))) == []
    assert list(count_batches(batches_of([]), Options(), Binary("/nonexistent"))) == []
    with pytest.raises(KcVocabError, match="there are no texts; check what is read, and its filter"):
        Totals.of([])


def test_bytes_that_are_not_utf8_are_counted(command: str) -> None:
    total = summed(count_batches(batches_of([b"a\xff\xfeb", b"\xea\xb0"]), Options(), Binary(command)))
    assert Totals.of(total.items()).invalid_sequences == 3


def test_two_identities_in_one_sum_are_refused_with_their_hosts(command: str) -> None:
    total = summed(count_batches(batches_of([b"a"]), Options(), Binary(command)))
    other = {
        key.replace(b'"unicode":"', b'"unicode":"1').replace(b"\thost\t", b"\thost\tother-"): n
        for key, n in total.items()
    }
    with pytest.raises(Disagreement, match=r"Unicode 1\d\d.*\(other-.*; ship one binary to all"):
        Totals.of([*total.items(), *other.items()])


def test_parts_are_counts_files_that_train_takes(command: str, comments: list[str], tmp_path: Path) -> None:
    path = as_jsonl(comments, tmp_path / "c.jsonl")
    header, words = single(command, path)
    total = summed(count_batches(batches_of([comment.encode() for comment in comments]), Options(), Binary(command)))
    totals = Totals.of(total.items())
    rows = [(b"", 0), *((word, total[word]) for word in sorted(total) if not word.startswith(b"\t"))]
    files = []
    for number, share in enumerate((rows[:50], rows[50:51], rows[51:], [])):
        batch = pa.record_batch(
            [pa.array([w for w, _ in share], pa.binary()), pa.array([n for _, n in share], pa.int64())],
            names=["word", "n"],
        )
        data = b"".join(part([batch[:20], batch[20:]], totals, header["sources"]))
        assert bool(data) == bool(share)
        if data:
            files.append(tmp_path / f"part-{number}")
            files[-1].write_bytes(data)
    assert b"".join(map(rows_of, files)) == words
    run(
        command,
        "train",
        "--counts",
        tmp_path / "c.counts",
        "--vocab-size",
        300,
        "--output",
        tmp_path / "one",
        "--quiet",
    )
    run(
        command,
        "train",
        *(f"--counts={file}" for file in files),
        "--vocab-size",
        300,
        "--output",
        tmp_path / "many",
        "--quiet",
    )
    for file in sorted((tmp_path / "one").iterdir()):
        assert file.read_bytes() == (tmp_path / "many" / file.name).read_bytes(), file.name


def test_cleaning_keeps_rows_columns_and_order(command: str, tmp_path: Path) -> None:
    texts = [
        "안녕하세요 반갑습니다 https://example.com 이것은",
        None,
        "짧",
        "줄\n바꿈이 있는 댓글입니다 안녕하세요",
        *make_comments(500, seed=3),
    ]
    batches = [pa.record_batch([pa.array(range(len(texts)), pa.int32()), pa.array(texts)], names=["k", "body"])[:200]]
    batches += [pa.record_batch([pa.array(range(len(texts)), pa.int32()), pa.array(texts)], names=["k", "body"])[200:]]
    options = Options.of(preset="kcelectra-pretraining")
    cleaned = [
        row
        for batch in clean_batches(batches, options, Binary(command), column="body", into="c")
        for row in batch.to_pylist()
    ]
    assert [(row["k"], row["body"]) for row in cleaned] == list(enumerate(texts))
    path = as_jsonl([text or "" for text in texts], tmp_path / "c.jsonl")
    lines = run(command, "clean", path, "--preset=kcelectra-pretraining", "--no-dedup", "--keep-empty").split(b"\n")[
        :-1
    ]
    assert [row["c"] or b"" for row in cleaned] == lines
    assert cleaned[1]["c"] is None and cleaned[2]["c"] is None


def test_counting_clean_text_once_more_gives_the_counts_of_cleaning(
    command: str, comments: list[str], tmp_path: Path
) -> None:
    header, words = single(
        command, as_jsonl(comments, tmp_path / "c.jsonl"), "--preset=kcelectra-pretraining", "--no-dedup"
    )
    options, binary = Options.of(preset="kcelectra-pretraining"), Binary(command)
    batches = batches_of([comment.encode() for comment in comments])
    cleaned = list(clean_batches(batches, options, binary, column="text", into="text", invalid="invalid"))
    total = summed(count_batches(cleaned, options, binary, column="text", cleaned=True, invalid="invalid"))
    assert counts_file(total) == words
    totals = Totals.of(total.items())
    assert (totals.lines, totals.byte_count, totals.identity.fingerprint) == (
        header["lines"],
        header["bytes"],
        header["fingerprint"],
    )


def test_ids_are_those_of_one_machine(command: str, comments: list[str], tmp_path: Path) -> None:
    path = as_jsonl(comments, tmp_path / "c.jsonl")
    run(command, "train", path, "--vocab-size", 300, "--output", tmp_path / "v", "--quiet")
    texts: list[Any] = [*comments[:700], None, "", *comments[700:]]
    batches = [batch for batch in batches_of([t.encode() if t is not None else None for t in texts], size=333)]
    shown = (
        run(command, "encode", tmp_path / "v", as_jsonl([text or "" for text in texts], path), "--ids")
        .decode()
        .split("\n")[:-1]
    )
    expected = [None if text is None else [int(word) for word in line.split()] for text, line in zip(texts, shown)]
    for place in (tmp_path / "v", tmp_path / "v/vocab.txt"):
        encoded = encode_batches(batches, Vocabulary.read(str(place)), Options(), Binary(command))
        assert [row["ids"] for batch in encoded for row in batch.to_pylist()] == expected
    # A reader that has enough leaves neither a process nor files behind.
    some = encode_batches(
        batches, Vocabulary.read(str(tmp_path / "v")), Options(temp_dir=str(tmp_path)), Binary(command)
    )
    next(iter(some))
    some.close()  # type: ignore[attr-defined]
    assert not list(tmp_path.glob("kc-vocab-*"))
