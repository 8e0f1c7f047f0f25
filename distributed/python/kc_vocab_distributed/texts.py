"""Cleaning and encoding: batches in, the same batches out with a column more."""

from __future__ import annotations

import os
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Callable, Optional

import pyarrow as pa
import pyarrow.compute as pc

from .binary import Binary, Identity, Options, host
from .errors import ProcessFailed, UsageError
from .process import converse
from .records import FrameReader, LineReader, Queue, blocks_of, column_of, id_lists, invalid_sequences, with_nulls

IDS = pa.list_(pa.int32())
#: What the files of a vocabulary may have together: they travel to every task.
_VOCABULARY_BYTES = 256 << 20


@dataclass(frozen=True)
class Vocabulary:
    """A vocabulary's files, which go to the tasks with the function that reads them."""

    name: str
    files: tuple[tuple[str, bytes], ...]
    is_directory: bool

    @classmethod
    def read(cls, path: str) -> Vocabulary:
        """A vocabulary directory, a vocab.txt or a tokenizer.json."""
        place = Path(path)
        if not place.exists():
            raise UsageError(f"{path}: no such file or directory; name a vocabulary that this machine can read")
        paths = sorted(file for file in place.iterdir() if file.is_file()) if place.is_dir() else [place]
        total = sum(file.stat().st_size for file in paths)
        if total > _VOCABULARY_BYTES:
            raise UsageError(
                f"{path}: holds {total:,} bytes, and a vocabulary at most {_VOCABULARY_BYTES:,}; is it a model's "
                "directory?"
            )
        files = tuple((file.name, file.read_bytes()) for file in paths)
        return cls(os.path.basename(os.path.abspath(path)), files, place.is_dir())

    @contextmanager
    def on_disk(self, temp_dir: Optional[str] = None) -> Iterator[str]:
        """The files in a folder of the task's own."""
        with tempfile.TemporaryDirectory(prefix="kc-vocab-", dir=temp_dir) as folder:
            place = Path(folder, self.name)
            if self.is_directory:
                place.mkdir()
            for name, data in self.files:
                (place / name if self.is_directory else place).write_bytes(data)
            yield str(place)


def clean_batches(
    batches: Iterable[Any],
    options: Options,
    binary: Binary,
    expected: Optional[Identity] = None,
    column: Optional[str] = None,
    into: str = "text",
    invalid: Optional[str] = None,
) -> Iterator[Any]:
    """Cleans the texts of each batch into a column of bytes; null where the text is dropped, or null.

    A column ``invalid``, if named, gets the number of sequences in each text that are not UTF-8.
    """
    arguments = [
        "clean",
        "-",
        "--format=records",
        "--output-format=records",
        *options.run,
        *options.cleaning,
        "--no-dedup",
    ]
    if invalid is not None:
        batches = (with_column(batch, invalid, invalid_sequences(column_of(batch, column))) for batch in batches)
    reader = FrameReader()
    yield from _streamed(
        batches,
        column,
        into,
        lambda: binary.require(expected, options.pipeline),
        lambda blocks: (reader.whole(piece) for piece in converse(binary, arguments, options, blocks)),
        lambda: reader.is_between,
        pa.binary(),
    )


def encode_batches(
    batches: Iterable[Any],
    vocabulary: Vocabulary,
    options: Options,
    binary: Binary,
    expected: Optional[Identity] = None,
    column: Optional[str] = None,
    into: str = "ids",
) -> Iterator[Any]:
    """Encodes the texts of each batch into a column of lists of ids; null where the text is null."""
    reader = LineReader()

    def encoded(blocks: Iterator[memoryview]) -> Iterator[Any]:
        with vocabulary.on_disk(options.temp_dir) as place:
            arguments = ["encode", place, "-", "--format=records", "--ids", *options.run, *options.pipeline]
            for piece in converse(binary, arguments, options, blocks):
                yield id_lists(reader.whole(piece))

    yield from _streamed(
        batches, column, into, lambda: binary.require(expected, ()), encoded, lambda: reader.is_between, IDS
    )


def _streamed(
    batches: Iterable[Any],
    column: Optional[str],
    into: str,
    check: Callable[[], object],
    command: Callable[[Iterator[memoryview]], Iterator[Any]],
    is_between: Callable[[], bool],
    kind: Any,
) -> Iterator[Any]:
    """Each batch with a column more, as soon as the command has answered all of its texts."""
    waiting: deque[Any] = deque()
    answers = Queue()
    source = (batch for batch in batches if batch.num_rows)
    first = next(source, None)
    if first is None:
        return
    check()

    def columns() -> Iterator[Any]:
        for batch in chain([first], source):
            waiting.append(batch)
            yield column_of(batch, column)

    for answered in command(blocks_of(columns())):
        answers.add(answered)
        while waiting and len(answers) >= waiting[0].num_rows:
            batch = waiting.popleft()
            yield with_column(
                batch, into, with_nulls(answers.take(batch.num_rows), pc.is_null(column_of(batch, column))).cast(kind)
            )
    if waiting or len(answers) or not is_between():
        raise ProcessFailed(
            f"{host()}: kc-vocab did not answer each text once: {sum(batch.num_rows for batch in waiting):,} wait "
            "for an answer and "
            f"{len(answers):,} answers are left; report it with the version"
        )


def with_column(batch: Any, name: str, column: Any) -> Any:
    """The batch with a column of that name, behind the others or in the place of its own."""
    names = batch.schema.names
    columns = [column if other == name else batch.column(place) for place, other in enumerate(names)]
    if name not in names:
        names, columns = [*names, name], [*columns, column]
    return pa.RecordBatch.from_arrays(columns, names=names)
