"""Auditing: batches of texts in, rows of a state out, which `kc-vocab audit --join` makes a report of.

An audit is what the words come to and what the texts come to, both of them sums; a state holds the words and those sums
as lines of a key, a tab and a number, behind a line that says what was measured with what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from typing import Any, Optional

import pyarrow as pa
import pyarrow.compute as pc

from .binary import Binary, Identity, Options, host
from .counts import lines_of, rows_of
from .errors import KcVocabError, ProcessFailed
from .process import answer
from .records import column_of, frames
from .texts import Vocabulary
from .totals import SCHEMA, Told, told

_HEADER = b"header\t"
#: Keys of rows that are not of a group: files that were read, and sequences of bytes that were replaced.
FILES, INVALID = b"! files", b"! total invalid_sequences"


@dataclass(frozen=True)
class Measured:
    """What texts are measured with, and by what they are grouped: what `--group-by` of the command takes."""

    vocabularies: tuple[Vocabulary, ...]
    group_by: Optional[str] = None


def identity_of(binary: Binary, vocabulary: str, options: Options) -> Identity:
    """What a binary does to text with the pipeline of a vocabulary."""
    return binary.identity((f"--vocabulary={vocabulary}", *options.pipeline))


def audit_batches(
    batches: Iterable[Any],
    measured: Measured,
    options: Options,
    binary: Binary,
    expected: Optional[Identity] = None,
    column: Optional[str] = None,
    group: Optional[str] = None,
    cleaned: bool = False,
    invalid: Optional[str] = None,
) -> Iterator[Any]:
    """Measures a task's texts.

    A batch's first column, or the named one, holds the texts, and the column ``group`` what they are grouped by. A null
    is an empty text; if texts were ``cleaned`` before, it is one that was dropped. A column ``invalid`` says how many
    sequences of bytes cleaning replaced. Yields batches of rows as ``count_batches`` does.
    """
    source = (batch for batch in batches if batch.num_rows)
    first = next(source, None)
    if first is None:
        return
    replaced = [0]

    def blocks() -> Iterator[memoryview]:
        for batch in chain([first], source):
            if invalid is not None:
                replaced[0] += pc.sum(batch.column(invalid)).as_py() or 0
            texts = column_of(batch, column)
            columns = [texts] if group is None else [column_of(batch, group), texts]
            if cleaned:
                kept = pc.is_valid(texts)
                columns = [each.filter(kept) for each in columns]
            if len(columns[0]):
                yield frames(*columns)

    with ExitStack() as places:
        paths = [places.enter_context(each.on_disk(options.temp_dir)) for each in measured.vocabularies]
        identity = identity_of(binary, paths[0], options)
        identity.require_equal(expected)
        arguments = ["audit", paths[0], *(f"--against={path}" for path in paths[1:]), "-", "--format=records"]
        arguments += ["--partial", "--output=-", *(["--cleaned"] if cleaned else []), *options.run, *options.pipeline]
        arguments += ["--no-dedup"] + ([f"--group-by={measured.group_by}"] if measured.group_by is not None else [])
        with answer(binary, arguments, options, blocks()) as state:
            header = state.readline()
            if not header.startswith(b"{"):
                raise ProcessFailed(
                    f"{host()}: {identity} printed no state but {header[:80]!r}; is the binary kc-vocab?"
                )
            yield told(identity, {_HEADER + header.rstrip(b"\n"): 1})
            if replaced[0]:
                yield pa.record_batch([pa.array([INVALID]), pa.array([replaced[0]], pa.int64())], schema=SCHEMA)
            yield from rows_of(state)


@dataclass(frozen=True)
class StateTotals:
    """What all tasks told, and the first line that their state has."""

    tasks: int
    identity: Identity
    hosts: tuple[str, ...]
    header: bytes

    @classmethod
    def of(cls, rows: Iterable[tuple[bytes, int]]) -> StateTotals:
        """Totals from summed rows, as ``Told.of``."""
        said = Told.of(rows)
        headers = [key[len(_HEADER) :] for key in said.sums if key.startswith(_HEADER)]
        if len(headers) != 1:
            shown = "; ".join(header.decode("utf-8", "replace") for header in sorted(headers))
            raise KcVocabError(f"the tasks' states do not belong together: {shown}; ship one binary to all hosts")
        return cls(said.tasks, said.identity, said.hosts, headers[0])


def state_part(batches: Iterable[Any], totals: StateTotals, files: Optional[int] = None) -> Iterator[bytes]:
    """Sorted rows as blocks of whole lines of a state of their own; nothing where there are none.

    ``files`` says how many inputs the texts came from: a task does not know that.
    """
    is_empty = True
    for batch in batches:
        if not batch.num_rows:
            continue
        if is_empty:
            yield totals.header + b"\n"
            is_empty = False
        if files is not None:
            numbers = pc.if_else(pc.equal(batch.column("word"), FILES), pa.scalar(files, pa.int64()), batch.column("n"))
            batch = pa.record_batch([batch.column("word"), numbers], schema=SCHEMA)
        yield bytes(lines_of(batch))


def vocabularies_of(paths: Sequence[str]) -> tuple[Vocabulary, ...]:
    """The files of vocabularies, in the order in which `--join` must name them."""
    return tuple(Vocabulary.read(path) for path in paths)
