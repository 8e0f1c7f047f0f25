"""DataFrames on two executors, beside one machine; one session for all."""

from __future__ import annotations

import csv
import gzip
import json
import os
import signal
import socket
import tarfile
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import KNOWN, ODD, Fake, rows_of, run

pytest.importorskip("pyspark")

import kc_vocab_spark as entry
from kc_vocab_distributed import Binary, KcVocabError, Options, UsageError
from kc_vocab_distributed import spark as plug

HOST = socket.gethostname()


@pytest.fixture(scope="module")
def texts(comments: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Comments, a line each."""
    path = tmp_path_factory.mktemp("texts") / "comments.txt"
    path.write_text("".join(comment + "\n" for comment in comments))
    return path


@pytest.fixture(scope="module")
def single(command: str, texts: Path) -> Path:
    """Counts files and vocabularies as one machine makes them."""
    folder = texts.parent / "single"
    folder.mkdir()
    for name, options in {"plain": [], "dedup": ["--dedup"], "preset": ["--preset=kcelectra-pretraining"]}.items():
        run(command, "count", texts, "--output", folder / f"{name}.counts", "--quiet", *options)
        run(
            command,
            "train",
            "--counts",
            folder / f"{name}.counts",
            "--vocab-size",
            300,
            "--output",
            folder / name,
            "--quiet",
        )
    return folder


def parts(folder: Path) -> list[Path]:
    """The files of a directory that Spark wrote, in order."""
    return sorted(folder.glob("part-*"))


def body(folder: Path) -> bytes:
    """Their words, one file after another."""
    return b"".join(gzip.decompress(part.read_bytes()).partition(b"\n")[2] for part in parts(folder))


def counted(frame: Any, column: str, folder: Path, command: str, files: int = 3, **options: Any) -> Any:
    """Counts into a directory; the totals."""
    counts = plug.count(frame, column, binary=Binary(command), **options)
    counts.write(str(folder), files=files)
    counts.unpersist()
    return counts.totals


@pytest.mark.parametrize(
    "name, options", [("plain", []), ("dedup", ["--dedup"]), ("preset", ["--preset", "kcelectra-pretraining"])]
)
def test_a_vocabulary_from_spark_is_the_one_of_one_machine_file_by_file(
    spark: Any,
    command: str,
    texts: Path,
    single: Path,
    tmp_path: Path,
    name: str,
    options: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = [
        "count",
        str(texts),
        "--output",
        str(tmp_path / "counts"),
        "--binary",
        command,
        "--files",
        "3",
        "--digests",
        *options,
    ]
    assert entry.main(words) == 0
    shown = capsys.readouterr().out
    assert f"written to  {tmp_path}/counts" in shown and f" on {HOST}" in shown
    assert body(tmp_path / "counts") == rows_of(single / f"{name}.counts")
    files = parts(tmp_path / "counts")
    assert len(files) == 3
    run(
        command,
        "train",
        *(f"--counts={file}" for file in files),
        "--vocab-size",
        300,
        "--output",
        tmp_path / "v",
        "--quiet",
    )
    for file in sorted((single / name).iterdir()):
        assert file.read_bytes() == (tmp_path / "v" / file.name).read_bytes(), file.name
    # A second run is refused before it counts, and replaces the first one when told to.
    assert entry.main(words) == 1
    assert capsys.readouterr().err == f"error: {tmp_path}/counts: exists; choose another name, or --force replaces it\n"


def test_partitions_change_nothing(spark: Any, command: str, texts: Path, single: Path, tmp_path: Path) -> None:
    frame = spark.read.option("lineSep", "\n").text(str(texts))
    for count in (1, 20):
        totals = counted(frame.repartition(count), "value", tmp_path / str(count), command, files=2)
        assert body(tmp_path / str(count)) == rows_of(single / "plain.counts")
        assert totals.tasks == count


@pytest.mark.parametrize("kind", ["csv", "json", "parquet", "gz"])
def test_every_format_gives_the_counts_of_one_machine(
    spark: Any, command: str, comments: list[str], tmp_path: Path, kind: str
) -> None:
    rows = [*comments, "줄\n바꿈", 'a "quoted" b', "back\\slash", "쉼,표", "끝\\"]
    whole = tmp_path / "c.jsonl"
    whole.write_text("".join(json.dumps({"body": text}, ensure_ascii=False) + "\n" for text in rows))
    path, column = tmp_path / f"c.{kind}", "body"
    if kind == "csv":
        with path.open("w", newline="") as file:
            csv.writer(file).writerows([["id", "body", "stars"], *([n, text, "5"] for n, text in enumerate(rows))])
    elif kind == "json":
        path.write_text("".join(json.dumps({"comment": {"body": text}}) + "\n" for text in rows))
        column = "comment.body"
    elif kind == "parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.table({"id": range(len(rows)), "body": rows}), path)
    else:
        path = tmp_path / "c.jsonl.gz"
        path.write_bytes(gzip.compress(whole.read_bytes()))
    words = ["count", str(path), "--column", column, "--output", str(tmp_path / "counts"), "--binary", command]
    assert entry.main(words) == 0
    run(command, "count", whole, "--text-field", "body", "--output", tmp_path / "one.counts", "--quiet")
    assert body(tmp_path / "counts") == rows_of(tmp_path / "one.counts")


def test_odd_records_in_many_partitions_stay_what_they_are(spark: Any, command: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in ODD))
    run(command, "count", path, "--output", tmp_path / "one.counts", "--quiet")
    header = json.loads((tmp_path / "one.counts").read_bytes().split(b"\n")[0].split(b"\t", 2)[2])
    frame = spark.createDataFrame([(text,) for text in ODD], "body string").repartition(20)
    totals = counted(frame, "body", tmp_path / "counts", command)
    assert body(tmp_path / "counts") == rows_of(tmp_path / "one.counts")
    assert (totals.lines, totals.byte_count, totals.words) == (header["lines"], header["bytes"], header["words"])


def test_no_words_make_one_file_with_totals(spark: Any, command: str, tmp_path: Path) -> None:
    totals = counted(spark.createDataFrame([(" ",), (None,)], "body string"), "body", tmp_path / "counts", command)
    assert (totals.lines, totals.words) == (2, 0)
    (part,) = [part for part in parts(tmp_path / "counts") if part.stat().st_size > 30]
    assert b'"lines":2' in gzip.decompress(part.read_bytes())
    with pytest.raises(KcVocabError, match="there are no texts"):
        counted(spark.createDataFrame([], "body string"), "body", tmp_path / "none", command)


def executors(spark: Any) -> list[int]:
    """The processes of this session's executors."""
    found = []
    for entry_ in Path("/proc").iterdir():
        try:
            words = (entry_ / "cmdline").read_bytes().split(b"\0") if entry_.name.isdigit() else []
        except OSError:
            continue
        if (
            b"org.apache.spark.executor.CoarseGrainedExecutorBackend" in words
            and spark.sparkContext.applicationId.encode() in words
        ):
            found.append(int(entry_.name))
    return found


def test_a_killed_executor_changes_nothing(
    spark: Any, command: str, texts: Path, single: Path, tmp_path: Path, fake: Fake
) -> None:
    # Slow enough that an executor dies with tasks done and tasks running; speculation is on in this session.
    log = tmp_path / "started"
    slow = fake(f'if [ "$1" = count ]; then echo >>{log}; sleep 1; fi; exec {command} "$@"')
    killed: list[int] = []

    def kill() -> None:
        while not log.exists() or log.stat().st_size < 4:
            time.sleep(0.05)
        killed.append(executors(spark)[0])
        os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    frame = spark.read.option("lineSep", "\n").text(str(texts)).repartition(8)
    totals = counted(frame, "value", tmp_path / "counts", slow)
    killer.join(60)
    assert killed and body(tmp_path / "counts") == rows_of(single / "plain.counts")
    header = json.loads((single / "plain.counts").read_bytes().split(b"\n")[0].split(b"\t", 2)[2])
    assert (totals.lines, totals.words, totals.byte_count, totals.tasks) == (
        header["lines"],
        header["words"],
        header["bytes"],
        8,
    )


def failure(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What a run that fails says."""
    assert entry.main(words) == 1
    return capsys.readouterr().err


def test_a_failing_binary_fails_the_job_with_its_words(
    spark: Any, texts: Path, tmp_path: Path, fake: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    path, output = fake(KNOWN + "echo 'error: something broke' >&2; exit 3"), tmp_path / "counts"
    said = failure(["count", str(texts), "--output", str(output), "--binary", path], capsys)
    assert said.startswith(f"error: {HOST}: {path} count - ") and said.endswith(
        "ended with exit code 3: error: something broke\n"
    )
    assert not output.exists()
    said = failure(["count", str(texts), "--output", str(output), "--binary", "/nonexistent"], capsys)
    assert (
        said.startswith(f"error: {HOST}: /nonexistent: No such file or directory; ship the archive")
        and not output.exists()
    )


def test_an_executor_with_another_icu_is_found(
    spark: Any, command: str, texts: Path, tmp_path: Path, fake: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    # The folder of an executor ends in the application's id and the executor's number.
    other = fake(
        f'case "$PWD" in */app-*) if [ "$1" = pipeline ]; then {command} "$@" | sed \'s/"unicode" *: '
        '*"[0-9.]*"/"unicode":"14.0"/\'; exit 0; fi;; esac\n'
        f'exec {command} "$@"'
    )
    said = failure(["count", str(texts), "--output", str(tmp_path / "counts"), "--binary", other], capsys)
    assert (
        "treat text differently" in said
        and "Unicode 14.0" in said
        and said.count("Unicode ") == 2
        and said.count(f"({HOST})") == 2
    )


def test_an_error_upstream_ends_the_job(spark: Any, command: str, texts: Path, tmp_path: Path) -> None:
    def broken_batches(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            yield batch
            raise ValueError("upstream broke")

    frame = spark.read.text(str(texts))
    by_sql = frame.selectExpr("if(length(value) > 20, raise_error('upstream broke'), value) AS value")
    by_python = frame.mapInArrow(broken_batches, "value string")
    for broken in (by_sql, by_python):
        with pytest.raises(Exception, match="upstream broke"):
            plug.count(broken, "value", binary=Binary(command)).totals
        with pytest.raises(Exception, match="upstream broke"):
            plug.clean(broken, "value", binary=Binary(command), clean="kcelectra-2022").count()
    page = tmp_path / "bad.parquet"
    page.write_bytes(b"PAR1" + b"x" * 500 + b"PAR1")
    assert (
        entry.main(["count", str(page), "--column", "body", "--output", str(tmp_path / "c"), "--binary", command]) == 1
    )


def test_ids_and_clean_text_are_columns_beside_the_others(
    spark: Any, command: str, texts: Path, single: Path, tmp_path: Path
) -> None:
    shown = run(command, "encode", single / "plain", texts, "--ids").decode().split("\n")[:-1]
    lines = texts.read_text().split("\n")[:-1]
    frame = spark.createDataFrame(
        [(n, line, None if n % 3 else {"k": n}) for n, line in enumerate(lines)],
        "n int, body string, m map<string,int>",
    )
    encoded = plug.encode(frame, "body", vocabulary=str(single / "plain"), binary=Binary(command))
    assert (
        encoded.columns == ["n", "body", "m", "ids"] and encoded.schema["ids"].dataType.simpleString() == "array<int>"
    )
    rows = encoded.orderBy("n").collect()
    assert [" ".join(map(str, row["ids"])) for row in rows] == shown
    assert [(row["body"], row["m"]) for row in rows] == [
        (line, None if n % 3 else {"k": n}) for n, line in enumerate(lines)
    ]
    assert [len(row["ids"]) for row in encoded.limit(1).collect()] == [len(shown[0].split())]

    cleaned = plug.clean(frame, "body", into="c", binary=Binary(command), preset="kcelectra-pretraining")
    survivors = run(command, "clean", texts, "--preset=kcelectra-pretraining", "--no-dedup").decode().split("\n")[:-1]
    assert [row["c"] for row in cleaned.orderBy("n").collect()] == survivors


@pytest.mark.parametrize(
    "options", [[], ["--dedup"], ["--group-by", "at:month", "--clean", "kcelectra-2022", "--dedup"]]
)
def test_an_audit_from_spark_is_the_one_of_one_machine(
    spark: Any, command: str, comments: list[str], single: Path, tmp_path: Path, options: list[str]
) -> None:
    if b"--join" not in run(command, "audit", "--help"):
        pytest.skip(f"{command} joins no audits")
    folder = tmp_path / "c"
    folder.mkdir()
    rows = [
        {"text": text, "at": f"2026-0{n % 3 + 1}-11"} for n, text in enumerate([*comments, "쀍 뷁", *comments[:50]])
    ]
    for number in range(3):
        share = rows[number * len(rows) // 3 : (number + 1) * len(rows) // 3]
        (folder / f"{number}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in share))
    vocabularies = [str(single / "plain"), str(single / "preset")]
    words = ["audit", str(folder), "--format", "json", "--vocab", vocabularies[0], "--against", vocabularies[1]]
    assert entry.main([*words, *options, "--files", "2", "--output", str(tmp_path / "state"), "--binary", command]) == 0
    report = ["audit", vocabularies[0], "--against", vocabularies[1], "--json"]
    whole = run(command, *report, *sorted(folder.iterdir()), *options)
    assert run(command, *report, "--join", tmp_path / "state") == whole


def test_what_cannot_be_is_said_before_anything_runs(
    spark: Any, command: str, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    frame, binary = (
        spark.createDataFrame([(1, "a", ("b",))], "n int, body string, inner struct<text:string>"),
        Binary(command),
    )
    with pytest.raises(UsageError, match="there is no column 'text'; there are 'n', 'body', 'inner'"):
        plug.count(frame, "text", binary=binary)
    with pytest.raises(UsageError, match=r"column 'n' is of type int; name one that holds text \(string or binary\)"):
        plug.count(frame, "n", binary=binary)
    with pytest.raises(UsageError, match="did you mean '--lowercase'"):
        plug.count(frame, "body", binary=binary, lowrcase=True)
    with pytest.raises(
        UsageError, match="--lowercase: says how words are cut, and nothing about cleaning; leave it out"
    ):
        plug.clean(frame, "body", binary=binary, lowercase=True)
    with pytest.raises(UsageError, match="'inner.text' lies within a column; select it under a name of its own first"):
        plug.clean(frame, "inner.text", binary=binary)
    with pytest.raises(UsageError, match="dedup='yes': is True, False or 'before-cleaning'"):
        plug.count(frame, "body", binary=binary, dedup="yes")
    with pytest.raises(
        UsageError, match="nowhere: no such file or directory; name a vocabulary that this machine can read"
    ):
        plug.encode(frame, "body", vocabulary="nowhere", binary=binary)
    assert entry.main(["count", "c.parquet", "--output", "x", "--binary", command]) == 1  # nothing there
    assert entry.main(["count", str(texts), "--format", "parquet", "--output", "x", "--binary", command]) == 64
    assert (
        "which column holds the text? name one with --column; the inputs are read as parquet" in capsys.readouterr().err
    )


def test_a_shipped_archive_is_used_where_spark_unpacks_it(
    spark: Any, command: str, texts: Path, single: Path, tmp_path: Path
) -> None:
    with tarfile.open(tmp_path / "kc-vocab.tgz", "w:gz", compresslevel=1) as archive:
        archive.add(os.path.realpath(command), "kc-vocab")
    plug.ship(spark, str(tmp_path / "kc-vocab.tgz"))
    plug.ship(spark)  # Once more changes nothing.
    frame = spark.read.option("lineSep", "\n").text(str(texts))
    counted(frame, "value", tmp_path / "counts", entry.SHIPPED)
    assert body(tmp_path / "counts") == rows_of(single / "plain.counts")


def test_the_session_is_left_as_it_was(spark: Any) -> None:
    assert spark.range(3).count() == 3 and Options().memory == "1GB"
