"""What all functions over DataFrames share: where a task finds its binary, columns as SQL, and texts without repeats."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Callable, Optional, Union

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import DataFrame
from pyspark.sql.types import BinaryType, LongType, StringType, StructField, StructType

from . import texts
from .binary import Binary, Identity, Options
from .errors import MissingBinary, UsageError

#: Rows of `totals.SCHEMA`, as Spark says it.
ROWS = StructType([StructField("word", BinaryType()), StructField("n", LongType())])
VALUE = StructType([StructField("value", StringType())])
#: What is not told: a row whose key begins with a tab.
IS_COUNTED, IS_TOLD = "NOT startswith(word, X'09')", "startswith(word, X'09')"


@dataclass(frozen=True)
class Task:
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


def driver_identity(binary: Binary, ask: Callable[[Binary], Identity]) -> Optional[Identity]:
    """What the driver's own binary is; nil where the driver has none, as behind Spark Connect.

    A wrong option is an error here already, and not in a task that is tried four times.
    """
    try:
        folder = SparkFiles.getRootDirectory()
    except Exception:  # Connect's client has no such folder, and says so in several ways.
        folder = os.getcwd()
    try:
        return ask(binary.within(folder))
    except MissingBinary:
        return None


def quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def expression_of(
    frame: DataFrame, column: str, kinds: tuple[str, ...] = ("string", "binary", "varchar", "char")
) -> str:
    """SQL for a column, or for a field within one (`comment.body`), which must hold text."""
    whole, path = quoted(column), ".".join(quoted(part) for part in column.split("."))
    expression = whole if column in frame.columns else path
    if column not in frame.columns and column.split(".")[0] not in frame.columns:
        raise UsageError(f"there is no column {column!r}; there are {', '.join(map(repr, frame.columns))}")
    kind = frame.selectExpr(f"{expression} AS found").schema["found"].dataType.simpleString()
    if kinds and kind.partition("(")[0].partition(" ")[0] not in kinds:
        raise UsageError(f"column {column!r} is of type {kind}; name one that holds text (string or binary)")
    return expression


def cleaned(
    task: Task, column: str, into: str, invalid: Optional[str], names: list[str], batches: Iterable[Any]
) -> Iterator[Any]:
    """A task of cleaning, with these columns of the result."""
    binary, options = task.here()
    for batch in texts.clean_batches(batches, options, binary, task.expected, column, into, invalid):
        yield batch.select(names)


def values_of(blocks: Iterable[bytes]) -> Iterator[Any]:
    """Blocks of lines for Spark's writer of text, which ends each value with a line feed of its own."""
    for block in blocks:
        yield pa.record_batch([pa.array([block[:-1].decode()])], names=["value"])


def require_dedup(dedup: Union[bool, str, None], options: Options) -> Union[bool, str]:
    """Whether repeated texts are dropped: as said, else as the command does by itself."""
    if dedup not in (None, True, False, "before-cleaning"):
        raise UsageError(f"dedup={dedup!r}: is True, False or 'before-cleaning'")
    return options.deduplicates if dedup is None else dedup


@dataclass(frozen=True)
class Distinct:
    """Texts of which each is there once, as `text`; perhaps clean, and then with `invalid` to be added up."""

    frame: DataFrame
    is_clean: bool

    @property
    def invalid(self) -> Optional[str]:
        """The column of replaced sequences, if there is one."""
        return "invalid" if "invalid" in self.frame.columns else None


def distinct(texts: DataFrame, task: Task, dedup: Union[bool, str], order: Sequence[str] = ()) -> Distinct:
    """Drops repeated texts of a frame with `text`, and with `grp` and the columns of ``order`` where there are groups.

    Texts are compared whole, so that unequal ones are never taken for one. With groups the first one in that order
    decides which group it is of.
    """
    has_groups = "grp" in texts.columns
    is_clean = dedup != "before-cleaning" and bool(task.options.cleaning)
    if is_clean:
        # A text that is dropped becomes null, whatever it was before.
        fields = [StructField(field.name, field.dataType) for field in texts.schema.fields]
        fields.append(StructField("invalid", LongType()))
        names = [field.name for field in fields]
        texts = texts.mapInArrow(partial(cleaned, task, "text", "text", "invalid", names), StructType(fields))
    if has_groups:
        first = f"min_by(grp, struct({', '.join(map(quoted, order))})) AS grp"
        kept = texts.filter("text IS NOT NULL")
        return Distinct(kept.groupBy("text").agg(_sql(first)), is_clean)
    if is_clean:
        return Distinct(texts.groupBy("text").agg({"invalid": "sum"}).toDF("text", "invalid"), True)
    return Distinct(texts.dropDuplicates(["text"]), False)


def _sql(expression: str) -> Any:
    from pyspark.sql.functions import expr

    return expr(expression)
