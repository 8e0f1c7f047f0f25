"""Ray Data's plug: each block is counted by one process, and Ray adds up."""

from __future__ import annotations

from functools import partial
from typing import Any, Optional

import pyarrow as pa

from .binary import Binary, Options
from .counts import Counted, count_batches
from .totals import SCHEMA


def _counted(table: Any, binary: Binary, options: Options) -> Any:
    return pa.Table.from_batches(count_batches(table.to_batches(), options, binary), SCHEMA)


def count(
    dataset: Any, column: str, *, binary: Optional[Binary] = None, options: Optional[Options] = None, **pipeline: Any
) -> Counted:
    """Counts the words of a dataset's column."""
    import ray

    function = partial(_counted, binary=binary or Binary(), options=options or Options.of(**pipeline))
    # Without a size a batch is a whole block: fewer processes, and fewer partial counts.
    rows = dataset.select_columns([column]).map_batches(function, batch_format="pyarrow", batch_size=None)
    tables = ray.get(rows.groupby("word").sum("n").to_arrow_refs())
    filled = [table.rename_columns(["word", "n"]).cast(SCHEMA) for table in tables if table.num_rows]
    return Counted.of(pa.concat_tables(filled or [SCHEMA.empty_table()]))
