"""Cleaning and encoding over DataFrames: the same rows with a column more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Optional, Union

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.types import ArrayType, IntegerType, StringType, StructField, StructType

from . import texts
from .binary import Binary, Options
from .errors import UsageError
from .spark_tasks import Task, cleaned, driver_identity, expression_of, quoted
from .texts import Vocabulary


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
    expression_of(frame, column)
    _require_top(frame, column)
    schema = _with_field(frame, StructField(into, StringType()))
    task = Task(binary, options, driver_identity(binary, lambda found: found.identity(options.pipeline)))
    rows = frame.mapInArrow(partial(_cleaned_text, task, column, into, schema.names), schema)
    return rows if keep_dropped else rows.filter(f"{quoted(into)} IS NOT NULL")


def _cleaned_text(task: Task, column: str, into: str, names: list[str], batches: Iterable[Any]) -> Iterator[Any]:
    for batch in cleaned(task, column, into, None, names, batches):
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
    expression_of(frame, column)
    _require_top(frame, column)
    vocabulary = vocabulary if isinstance(vocabulary, Vocabulary) else Vocabulary.read(vocabulary)
    task = Task(binary, options, driver_identity(binary, lambda found: found.identity()))
    schema = _with_field(frame, StructField(into, ArrayType(IntegerType())))
    return frame.mapInArrow(partial(_encoded, task, vocabulary, column, into), schema)


def _encoded(task: Task, vocabulary: Vocabulary, column: str, into: str, batches: Iterable[Any]) -> Iterator[Any]:
    binary, options = task.here()
    return texts.encode_batches(batches, vocabulary, options, binary, task.expected, column, into)


def _require_top(frame: DataFrame, column: str) -> None:
    if column not in frame.columns:
        raise UsageError(f"{column!r} lies within a column; select it under a name of its own first")


def _with_field(frame: DataFrame, field: StructField) -> StructType:
    """The schema with a field more, in the place of the one of that name or behind all others."""
    fields = [field if other.name == field.name else other for other in frame.schema.fields]
    return StructType(fields if field.name in frame.columns else [*fields, field])
