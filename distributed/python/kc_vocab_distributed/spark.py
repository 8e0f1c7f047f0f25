"""Spark's plug: what the other modules do to batches, done to DataFrames.

Nothing here makes or stops a session, and texts are bytes from end to end: sorted by bytes, grouped by bytes, whatever
collation the session has. Works in classic sessions and in those of Spark Connect.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Optional, Union

import pyarrow as pa
from pyspark import SparkFiles, StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import ArrayType, BinaryType, IntegerType, LongType, StringType, StructField, StructType

from . import counts, texts
from .binary import Binary, Identity, Options
from .errors import MissingBinary, UsageError
from .texts import Vocabulary

_COUNTS = StructType([StructField("word", BinaryType()), StructField("n", LongType())])
_TEXT = StructType([StructField("text", BinaryType()), StructField("invalid", LongType())])
_VALUE = StructType([StructField("value", StringType())])
#: A part of a counts file holds about so many words: some 40 MB.
_WORDS_A_PART = 2_000_000


@dataclass(frozen=True)
class _Task:
    """What every task knows, before it looks where it runs."""

    binary: Binary
    options: Options
    expected: Optional[Identity]

    def here(self) -> tuple[Binary, Options]:
        """The binary where Spark unpacked it, and Spark's own disk for what does not fit into memory."""
        disks = [disk for disk in os.environ.get("SPARK_LOCAL_DIRS", "").split(",") if os.path.isdir(disk)]
        options = self.options
        if options.temp_dir is None and disks:
            options = replace(options, temp_dir=disks[os.getpid() % len(disks)])
        return self.binary.within(SparkFiles.getRootDirectory()), options


def _expected(binary: Binary, options: Sequence[str] = ()) -> Optional[Identity]:
    """What the driver's own binary is; nil where the driver has none, as behind Spark Connect.

    A wrong option is an error here already, and not in a task that is tried four times.
    """
    try:
        folder = SparkFiles.getRootDirectory()
    except Exception:  # Connect's client has no such folder, and says so in several ways.
        folder = os.getcwd()
    try:
        return binary.within(folder).identity(options)
    except MissingBinary:
        return None


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _expression(frame: DataFrame, column: str, kinds: tuple[str, ...] = ("string", "binary", "varchar", "char")) -> str:
    """SQL for a column, or for a field within one (`comment.body`), which must hold text."""
    whole, path = _quoted(column), ".".join(_quoted(part) for part in column.split("."))
    expression = whole if column in frame.columns else path
    if column not in frame.columns and column.split(".")[0] not in frame.columns:
        raise UsageError(f"there is no column {column!r}; there are {', '.join(map(repr, frame.columns))}")
    kind = frame.selectExpr(f"{expression} AS found").schema["found"].dataType.simpleString()
    if kinds and kind.partition("(")[0].partition(" ")[0] not in kinds:
        raise UsageError(f"column {column!r} is of type {kind}; name one that holds text (string or binary)")
    return expression


def _counted(task: _Task, cleaned: bool, invalid: Optional[str], batches: Iterable[Any]) -> Iterator[Any]:
    binary, options = task.here()
    return counts.count_batches(batches, options, binary, task.expected, "text", cleaned, invalid)


def _cleaned(
    task: _Task, column: str, into: str, invalid: Optional[str], names: list[str], batches: Iterable[Any]
) -> Iterator[Any]:
    binary, options = task.here()
    for batch in texts.clean_batches(batches, options, binary, task.expected, column, into, invalid):
        yield batch.select(names)


def _encoded(task: _Task, vocabulary: Vocabulary, column: str, into: str, batches: Iterable[Any]) -> Iterator[Any]:
    binary, options = task.here()
    return texts.encode_batches(batches, vocabulary, options, binary, task.expected, column, into)


def _written(totals: counts.Totals, sources: Sequence[Mapping[str, Any]], batches: Iterable[Any]) -> Iterator[Any]:
    for block in counts.part(batches, totals, sources):
        # Spark's writer ends each value with a line feed of its own.
        yield pa.record_batch([pa.array([block[:-1].decode()])], names=["value"])


def distinct(
    frame: DataFrame,
    column: str,
    task_options: Options,
    binary: Binary,
    expected: Optional[Identity],
    before_cleaning: bool = False,
) -> tuple[DataFrame, bool]:
    """Each text once, as `text`; with it whether texts are clean, and then `invalid`, to be added up.

    One group of the whole text: unequal texts are never taken for one.
    """
    raw = frame.selectExpr(f"coalesce(CAST({_expression(frame, column)} AS BINARY), X'') AS text")
    if before_cleaning or not task_options.cleaning:
        return raw.dropDuplicates(["text"]), False
    task = _Task(binary, task_options, expected)
    cleaned = raw.mapInArrow(partial(_cleaned, task, "text", "text", "invalid", ["text", "invalid"]), _TEXT)
    return cleaned.groupBy("text").agg({"invalid": "sum"}).toDF("text", "invalid"), True


def count(
    frame: DataFrame,
    column: str,
    *,
    binary: Optional[Binary] = None,
    dedup: Union[bool, str, None] = None,
    options: Optional[Options] = None,
    **pipeline: Any,
) -> Counts:
    """Counts the words of a column of texts: the words and numbers of `kc-vocab count`, to the byte.

    ``dedup`` drops repeated texts, as they are after cleaning or ``"before-cleaning"``; by itself a preset does, as in
    the command. Further keywords are the command's options for text (``preset="kcelectra-pretraining"``) and those of
    ``Options.of``. Nothing runs before the result is asked for something.
    """
    binary, options = binary or Binary(), options or Options.of(**pipeline)
    if dedup not in (None, True, False, "before-cleaning"):
        raise UsageError(f"dedup={dedup!r}: is True, False or 'before-cleaning'")
    expected = _expected(binary, options.pipeline)
    clean, invalid = False, None
    if dedup or dedup is None and options.deduplicates:
        kept, clean = distinct(frame, column, options, binary, expected, dedup == "before-cleaning")
        invalid = "invalid" if clean else None
    else:
        kept = frame.selectExpr(f"CAST({_expression(frame, column)} AS BINARY) AS text")
    rows = kept.mapInArrow(partial(_counted, _Task(binary, options, expected), clean, invalid), _COUNTS)
    return Counts(rows.groupBy("word").agg({"n": "sum"}).toDF("word", "n"))


class Counts:
    """Words and how often they occur, summed over all tasks."""

    def __init__(self, rows: DataFrame) -> None:
        self._rows = rows
        self._totals: Optional[counts.Totals] = None

    @property
    def words(self) -> DataFrame:
        """`word` (binary) and `n` (bigint), in no order."""
        return self._rows.filter("NOT startswith(word, X'09')")

    @property
    def totals(self) -> counts.Totals:
        """What all tasks counted. Runs the job, whose result is kept on the executors' disks until ``unpersist``.

        Raises ``Disagreement`` if the hosts' binaries differ, and ``KcVocabError`` if there are no texts.
        """
        if self._totals is None:
            self._rows = self._rows.persist(StorageLevel.DISK_ONLY)
            found = self._rows.filter("startswith(word, X'09')").collect()
            self._totals = counts.Totals.of((row["word"], row["n"]) for row in found)
        return self._totals

    def write(
        self,
        path: str,
        *,
        files: Optional[int] = None,
        compression: str = "gzip",
        sources: Sequence[Mapping[str, Any]] = (),
        mode: str = "errorifexists",
    ) -> None:
        """Writes counts files that hold ranges of the words, by Spark's own writer: whole, or not at all.

        ``kc-vocab train --counts DIRECTORY/part-*`` reads them; one after another they are sorted. ``sources`` says
        what was read (``name`` and ``bytes``, perhaps ``sha256``); without ``files`` a file has some two million words.
        """
        totals = self.totals
        files = files or -(-self._rows.count() // _WORDS_A_PART) or 1
        session = self._rows.sparkSession
        # The first word of all is one that no word is: where it comes to lie, totals go, also if there are no words.
        first = session.range(1).selectExpr("X'' AS word", "0L AS n")
        # By ranges after the sum: before it, Spark would count twice to find them.
        parts = self.words.union(first).repartitionByRange(files, "word").sortWithinPartitions("word")
        lines = parts.mapInArrow(partial(_written, totals, tuple(sources)), _VALUE)
        lines.write.mode(mode).option("compression", compression).option("lineSep", "\n").text(path)

    def unpersist(self) -> None:
        """Gives the executors' disks back."""
        if self._totals is not None:
            self._rows.unpersist()


def clean(
    frame: DataFrame,
    column: str,
    *,
    into: str = "text",
    keep_dropped: bool = False,
    binary: Optional[Binary] = None,
    options: Optional[Options] = None,
    **pipeline: Any,
) -> DataFrame:
    """The rows whose text survives cleaning, with the clean text in a column.

    ``keep_dropped`` keeps the others, too, with a null there.
    """
    binary, options = binary or Binary(), options or Options.of(**pipeline)
    unknown = sorted(set(options.pipeline) - set(options.cleaning))
    if unknown:
        raise UsageError(f"{' '.join(unknown)}: says how words are cut, and nothing about cleaning; leave it out")
    _expression(frame, column)
    _require_top(frame, column)
    schema = _with_field(frame, StructField(into, StringType()))
    task = _Task(binary, options, _expected(binary, options.pipeline))
    cleaned = frame.mapInArrow(partial(_cleaned_text, task, column, into, schema.names), schema)
    return cleaned if keep_dropped else cleaned.filter(f"{_quoted(into)} IS NOT NULL")


def _cleaned_text(task: _Task, column: str, into: str, names: list[str], batches: Iterable[Any]) -> Iterator[Any]:
    for batch in _cleaned(task, column, into, None, names, batches):
        yield texts.with_column(batch, into, batch.column(into).cast(pa.string()))


def encode(
    frame: DataFrame,
    column: str,
    *,
    vocabulary: Union[str, Vocabulary],
    into: str = "ids",
    binary: Optional[Binary] = None,
    options: Optional[Options] = None,
    **pipeline: Any,
) -> DataFrame:
    """The same rows with the ids of their texts in a column of arrays; null where the text is null.

    ``vocabulary`` names a vocabulary that the driver can read; its files go to the tasks. Keywords are the options of
    `kc-vocab encode`, such as ``add_special_tokens=True``.
    """
    binary, options = binary or Binary(), options or Options.of(**pipeline)
    _expression(frame, column)
    _require_top(frame, column)
    vocabulary = vocabulary if isinstance(vocabulary, Vocabulary) else Vocabulary.read(vocabulary)
    task = _Task(binary, options, _expected(binary))
    schema = _with_field(frame, StructField(into, ArrayType(IntegerType())))
    return frame.mapInArrow(partial(_encoded, task, vocabulary, column, into), schema)


def _require_top(frame: DataFrame, column: str) -> None:
    if column not in frame.columns:
        raise UsageError(f"{column!r} lies within a column; select it under a name of its own first")


def _with_field(frame: DataFrame, field: StructField) -> StructType:
    """The schema with a field more, in the place of the one of that name or behind all others."""
    fields = [field if other.name == field.name else other for other in frame.schema.fields]
    return StructType(fields if field.name in frame.columns else [*fields, field])


def sources(session: SparkSession, paths: Sequence[str], digests: bool = False) -> list[dict[str, Any]]:
    """What a counts file says of the files that it comes from, by Spark's own reader of whole files.

    ``digests`` reads each file once more, which may then have at most 2 GB.
    """
    expressions = ["path", "length"] + (["sha2(content, 256) AS sha256"] if digests else [])
    found = session.read.format("binaryFile").load(list(paths)).selectExpr(*expressions).collect()
    by_path = {row["path"]: row for row in found}
    told = []
    for path in sorted(by_path):
        row = by_path[path]
        said = {"name": path.rstrip("/").rpartition("/")[2], "bytes": row["length"]}
        told.append({**said, "sha256": row["sha256"]} if digests else said)
    return told


def ship(session: SparkSession, archive: Optional[str] = None) -> None:
    """Sends this package, and the archive that distributed/bundle makes, to the executors of a session.

    Not needed where executors have them, or where spark-submit got --py-files and --archives. The binary of the archive
    is then ``Binary("kc/kc-vocab")``.
    """
    package = Path(__file__).parent
    # Where it was imported from an archive itself, Spark has sent it already.
    if package.is_dir():
        with tempfile.TemporaryDirectory(prefix="kc-vocab-") as folder:
            path = Path(folder, "kc_vocab_distributed.zip")
            with zipfile.ZipFile(path, "w") as file:
                for module in sorted(package.glob("*.py")):
                    # Always the same bytes: Spark refuses a second file of that name that differs.
                    file.writestr(zipfile.ZipInfo(f"{package.name}/{module.name}"), module.read_bytes())
            session.addArtifacts(str(path), pyfile=True)
    if archive is not None:
        session.addArtifacts(archive if "#" in archive else f"{archive}#kc", archive=True)
