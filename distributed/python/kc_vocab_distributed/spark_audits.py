"""Auditing over DataFrames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Optional, Union

from pyspark import StorageLevel
from pyspark.sql import DataFrame

from . import audits
from .audits import Measured, StateTotals
from .binary import Binary, Options
from .errors import UsageError
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
    quoted,
    require_dedup,
    values_of,
)

#: A part of a state has about so many rows: some 60 MB.
_ROWS_A_PART = 2_000_000


def _measured(
    task: Task, measured: Measured, cleaned: bool, group: Optional[str], invalid: Optional[str], batches: Iterable[Any]
) -> Iterator[Any]:
    binary, options = task.here()
    return audits.audit_batches(batches, measured, options, binary, task.expected, "text", group, cleaned, invalid)


def _written(totals: StateTotals, files: Optional[int], batches: Iterable[Any]) -> Iterator[Any]:
    return values_of(audits.state_part(batches, totals, files))


def audit(
    frame: DataFrame,
    column: str,
    *,
    vocabularies: Union[str, Sequence[str]],
    group_by: Optional[str] = None,
    group_cut: Optional[str] = None,
    dedup: Union[bool, str, None] = None,
    order: Sequence[str] = (),
    binary: Optional[Binary] = None,
    options: Optional[Options] = None,
    **pipeline: Any,
) -> AuditState:
    """Measures vocabularies on a column of texts; `kc-vocab audit V --join` makes the report of one machine of it.

    ``vocabularies`` are those of the command's operand and `--against`, in this order. ``group_by`` is a column to
    group by, and ``group_cut`` cuts its dates: year, month or day. ``dedup`` is that of ``count``; with groups the
    first of equal texts decides, so that ``order`` must name columns that say which is first.
    """
    binary, options = binary or Binary(), options or Options.of(**pipeline)
    drops = require_dedup(dedup, options)
    if group_cut not in (None, "year", "month", "day"):
        raise UsageError(f"group_cut={group_cut!r}: is 'year', 'month' or 'day'")
    if drops and group_by is not None and not order:
        raise UsageError("with groups the first of equal texts decides: say with order=… which columns tell the order")
    named = [vocabularies] if isinstance(vocabularies, str) else list(vocabularies)
    if not named:
        raise UsageError("which vocabulary is measured? name one")
    spec = f"{group_by}:{group_cut}" if group_by is not None and group_cut else group_by
    measured = Measured(audits.vocabularies_of(named), spec)
    expected = driver_identity(binary, lambda found: audits.identity_of(found, named[0], options))
    task = Task(binary, options, expected)
    columns = [f"coalesce(CAST({expression_of(frame, column)} AS BINARY), X'') AS text"]
    if group_by is not None:
        columns.append(f"CAST(CAST({expression_of(frame, group_by, kinds=())} AS STRING) AS BINARY) AS grp")
    if drops:
        kept = distinct(
            frame.selectExpr(*columns, *map(quoted, order if group_by is not None else ())), task, drops, order
        )
    else:
        kept = Distinct(frame.selectExpr(*columns), False)
    group = "grp" if group_by is not None else None
    rows = kept.frame.mapInArrow(partial(_measured, task, measured, kept.is_clean, group, kept.invalid), ROWS)
    return AuditState(rows.groupBy("word").agg({"n": "sum"}).toDF("word", "n"))


class AuditState:
    """What an audit is made of, summed over all tasks."""

    def __init__(self, rows: DataFrame) -> None:
        self._rows = rows
        self._totals: Optional[StateTotals] = None

    @property
    def totals(self) -> StateTotals:
        """What all tasks told. Runs the job, whose result is kept on the executors' disks until ``unpersist``.

        Raises ``Disagreement`` if the hosts' binaries differ, and ``KcVocabError`` if there are no texts.
        """
        if self._totals is None:
            self._rows = self._rows.persist(StorageLevel.DISK_ONLY)
            self._totals = StateTotals.of((row["word"], row["n"]) for row in self._rows.filter(IS_TOLD).collect())
        return self._totals

    def write(
        self,
        path: str,
        *,
        inputs: Optional[int] = None,
        files: Optional[int] = None,
        compression: str = "gzip",
        mode: str = "error",
    ) -> None:
        """Writes states that hold ranges of the rows, by Spark's own writer: whole, or not at all.

        `kc-vocab audit VOCABULARY… --join PATH` reads them, alone or with those of other days. ``inputs`` is how many
        files the texts came from, which the report says; without ``files`` a file has some two million rows.
        """
        totals = self.totals
        files = files or -(-self._rows.count() // _ROWS_A_PART) or 1
        parts = self._rows.filter(IS_COUNTED).repartitionByRange(files, "word").sortWithinPartitions("word")
        lines = parts.mapInArrow(partial(_written, totals, inputs), VALUE)
        lines.write.mode(mode).option("compression", compression).option("lineSep", "\n").text(path)

    def unpersist(self) -> None:
        """Gives the executors' disks back."""
        if self._totals is not None:
            self._rows.unpersist()
