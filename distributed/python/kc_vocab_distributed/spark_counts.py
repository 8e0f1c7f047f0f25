"""Counting over DataFrames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Optional, Union

from pyspark import StorageLevel
from pyspark.sql import DataFrame

from . import counts
from .binary import Binary, Options
from .spark_tasks import (
    IS_COUNTED,
    IS_TOLD,
    ROWS,
    VALUE,
    Distinct,
    Task,
    distinct,
    driver_identity,
    expression_of,
    require_dedup,
    values_of,
)

#: A part of a counts file holds about so many words: some 40 MB.
_WORDS_A_PART = 2_000_000


def _counted(task: Task, cleaned: bool, invalid: Optional[str], batches: Iterable[Any]) -> Iterator[Any]:
    binary, options = task.here()
    return counts.count_batches(batches, options, binary, task.expected, "text", cleaned, invalid)


def _written(totals: counts.Totals, sources: Sequence[Mapping[str, Any]], batches: Iterable[Any]) -> Iterator[Any]:
    return values_of(counts.part(batches, totals, sources))


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
    drops = require_dedup(dedup, options)
    task = Task(binary, options, driver_identity(binary, lambda found: found.identity(options.pipeline)))
    text = f"CAST({expression_of(frame, column)} AS BINARY)"
    if drops:
        kept = distinct(frame.selectExpr(f"coalesce({text}, X'') AS text"), task, drops)
    else:
        kept = Distinct(frame.selectExpr(f"{text} AS text"), False)
    rows = kept.frame.mapInArrow(partial(_counted, task, kept.is_clean, kept.invalid), ROWS)
    return Counts(rows.groupBy("word").agg({"n": "sum"}).toDF("word", "n"))


class Counts:
    """Words and how often they occur, summed over all tasks."""

    def __init__(self, rows: DataFrame) -> None:
        self._rows = rows
        self._totals: Optional[counts.Totals] = None

    @property
    def words(self) -> DataFrame:
        """`word` (binary) and `n` (bigint), in no order."""
        return self._rows.filter(IS_COUNTED)

    @property
    def totals(self) -> counts.Totals:
        """What all tasks counted. Runs the job, whose result is kept on the executors' disks until ``unpersist``.

        Raises ``Disagreement`` if the hosts' binaries differ, and ``KcVocabError`` if there are no texts.
        """
        if self._totals is None:
            self._rows = self._rows.persist(StorageLevel.DISK_ONLY)
            found = self._rows.filter(IS_TOLD).collect()
            self._totals = counts.Totals.of((row["word"], row["n"]) for row in found)
        return self._totals

    def write(
        self,
        path: str,
        *,
        files: Optional[int] = None,
        compression: str = "gzip",
        sources: Sequence[Mapping[str, Any]] = (),
        mode: str = "error",
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
        lines = parts.mapInArrow(partial(_written, totals, tuple(sources)), VALUE)
        lines.write.mode(mode).option("compression", compression).option("lineSep", "\n").text(path)

    def unpersist(self) -> None:
        """Gives the executors' disks back."""
        if self._totals is not None:
            self._rows.unpersist()
