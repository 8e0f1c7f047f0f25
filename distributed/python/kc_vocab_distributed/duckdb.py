"""DuckDB's plug: whatever SQL reads (Parquet, S3, CSV, JSON), counted in this process's own machine."""

from __future__ import annotations

from typing import Any, Optional

import pyarrow as pa

from .binary import Binary, Options
from .counts import Counted, count_batches
from .totals import SCHEMA

_BATCH_ROWS = 100_000


def count(
    relation: Any, column: str, *, binary: Optional[Binary] = None, options: Optional[Options] = None, **pipeline: Any
) -> Counted:
    """Counts the words of a relation's column; `relation.distinct()` before it drops repeated texts."""
    quoted = '"' + column.replace('"', '""') + '"'
    texts = relation.project(f"{quoted} AS text")
    # DuckDB 2 has one name for it, and 1 another.
    reader = (texts.to_arrow_reader if hasattr(texts, "to_arrow_reader") else texts.fetch_arrow_reader)(_BATCH_ROWS)
    rows = count_batches(reader, options or Options.of(**pipeline), binary or Binary(), column="text")
    return Counted.of(pa.Table.from_batches(rows, SCHEMA))
