"""Counting: batches of texts in, batches of words and counts out, and the counts file that they add up to."""

from __future__ import annotations

import gzip
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import IO, Any, Optional

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as csv

from .binary import Binary, Identity, Options, host
from .errors import ProcessFailed
from .process import answer
from .records import blocks_of, column_of, content
from .totals import SCHEMA, Told, is_counted, told

FORMAT = b"#kc-vocab-counts\t1\t"
#: What a header adds up: our names and those of the file.
SUMS = {
    "lines": "lines",
    "words": "words",
    "characters": "characters",
    "byte_count": "bytes",
    "invalid_sequences": "invalid_sequences",
}
#: Rows are read in blocks of so many bytes, and written in blocks that hold about as many.
_BLOCK_BYTES = 4 << 20
#: A part is held in memory up to here, and on disk beyond.
_HELD_BYTES = 64 << 20


def count_batches(
    batches: Iterable[Any],
    options: Options,
    binary: Binary,
    expected: Optional[Identity] = None,
    column: Optional[str] = None,
    cleaned: bool = False,
    invalid: Optional[str] = None,
) -> Iterator[Any]:
    """Counts the words of a task's texts.

    A batch's first column, or the named one, holds the texts. A null is an empty text; if texts were ``cleaned``
    before, it is one that was dropped. A column ``invalid`` says how many sequences of bytes cleaning replaced. Yields
    batches of ``SCHEMA`` when all was read and the command ended well: words and totals, to be added over all tasks.
    Nothing for no rows.
    """
    source = (batch for batch in batches if batch.num_rows)
    first = next(source, None)
    if first is None:
        return
    identity = binary.require(expected, options.pipeline)
    replaced = [0]

    def columns() -> Iterator[Any]:
        for batch in chain([first], source):
            if invalid is not None:
                replaced[0] += pc.sum(batch.column(invalid)).as_py() or 0
            texts = column_of(batch, column)
            yield texts.drop_null() if cleaned else texts

    arguments = [
        "count",
        "-",
        "--format=records",
        "--partial",
        *(["--cleaned"] if cleaned else []),
        "--output=-",
        *options.run,
        # Texts repeat across tasks, so that a task cannot tell which are new.
        *options.pipeline,
        "--no-dedup",
    ]
    with answer(binary, arguments, options, blocks_of(columns())) as counts:
        yield from rows_of_counts(counts, identity, replaced[0] if invalid is not None else None)


def rows_of_counts(file: IO[bytes], identity: Identity, invalid_sequences: Optional[int] = None) -> Iterator[Any]:
    """The rows of a counts file, totals first."""
    said = read_header(file, identity)
    if said["fingerprint"] != identity.fingerprint:
        raise ProcessFailed(
            f"{host()}: counted by pipeline {said['fingerprint'][:16]} and not by {identity.fingerprint[:16]}, as the "
            "binary said before; was it replaced meanwhile? Start again"
        )
    if invalid_sequences is not None:
        said["invalid_sequences"] = invalid_sequences
    yield told(identity, {name.encode(): int(said.get(name, 0)) for name in SUMS.values()})
    yield from rows_of(file)


def read_header(file: IO[bytes], identity: Identity, form: bytes = FORMAT) -> Any:
    """The first line of a file of counts."""
    line = file.readline()
    try:
        if not line.startswith(form):
            raise ValueError
        return json.loads(line[len(form) :])
    except ValueError:
        raise ProcessFailed(
            f"{host()}: {identity} printed no counts but {line[:80]!r}; is the binary kc-vocab?"
        ) from None


def rows_of(file: IO[bytes]) -> Iterator[Any]:
    """Lines of a word, a tab and a number, as batches."""
    for block in blocks_of_lines(file):
        table = csv.read_csv(
            pa.BufferReader(block),
            # A word may be longer than any block of the reader's own.
            csv.ReadOptions(column_names=SCHEMA.names, use_threads=False, block_size=len(block) + 1),
            # Nothing in a word means anything: not a quotation mark, not "NULL".
            csv.ParseOptions(delimiter="\t", quote_char=False, escape_char=False),
            csv.ConvertOptions(
                column_types={"word": pa.binary(), "n": pa.int64()},
                strings_can_be_null=False,
                null_values=[],
                check_utf8=False,
            ),
        )
        yield from table.to_batches()


def blocks_of_lines(file: IO[bytes]) -> Iterator[bytes]:
    """The rest of a file in blocks of whole lines."""
    for block in iter(lambda: file.read(_BLOCK_BYTES), b""):
        yield block if block.endswith(b"\n") else block + file.readline()


@dataclass(frozen=True)
class Totals:
    """What all tasks counted, and how."""

    lines: int
    words: int
    characters: int
    byte_count: int
    invalid_sequences: int
    tasks: int
    identity: Identity
    hosts: tuple[str, ...]

    @classmethod
    def of(cls, rows: Iterable[tuple[bytes, int]]) -> Totals:
        """Totals from summed rows, as ``Told.of``."""
        said = Told.of(rows)
        sums = {name: said.sums[of_file.encode()] for name, of_file in SUMS.items()}
        return cls(**sums, tasks=said.tasks, identity=said.identity, hosts=said.hosts)

    def header(self, words: int, is_first: bool = True, sources: Sequence[Mapping[str, Any]] = ()) -> bytes:
        """The first line of a counts file that holds some of the words.

        Parts are added when they are read: the first one has the totals that do not come from its own lines.
        """
        said: dict[str, Any] = {said: getattr(self, name) if is_first else 0 for name, said in SUMS.items()}
        said.update(
            words=words,
            fingerprint=self.identity.fingerprint,
            pipeline=json.loads(self.identity.pipeline),
            sources=list(sources) if is_first else [],
        )
        return FORMAT + json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def lines_of(rows: Any) -> memoryview:
    """Rows as lines of a counts file."""
    kind = pa.binary()
    numbers = rows.column("n").cast(pa.string()).cast(kind)
    end = pa.array([b"\n"], kind)[0]
    return content(
        pc.binary_join_element_wise(pc.binary_join_element_wise(rows.column("word"), numbers, b"\t"), end, b"")
    )


def part(batches: Iterable[Any], totals: Totals, sources: Sequence[Mapping[str, Any]] = ()) -> Iterator[bytes]:
    """Sorted words as blocks of whole lines of a counts file of their own; nothing where there are none.

    The part whose first word is empty, which no word is, has the totals.
    """
    with tempfile.SpooledTemporaryFile(max_size=_HELD_BYTES) as held:
        words, is_first, is_empty = 0, False, True
        for batch in batches:
            if not batch.num_rows:
                continue
            if is_empty and not len(batch.column("word")[0].as_buffer()):
                is_first, batch = True, batch.slice(1)
            is_empty = False
            words += pc.sum(batch.column("n")).as_py() or 0
            held.write(lines_of(batch))
        if is_empty:
            return
        yield totals.header(words, is_first, sources)
        held.seek(0)
        yield from blocks_of_lines(held)


@dataclass(frozen=True)
class Counted:
    """Summed counts in memory, for engines that are one process or hand their result to one."""

    totals: Totals
    #: `word` and `n`, sorted by bytes.
    words: Any

    @classmethod
    def of(cls, rows: Any) -> Counted:
        """Words and totals of a table of summed rows."""
        mask = is_counted(rows)
        others = rows.filter(pc.invert(mask))
        totals = Totals.of(zip(others.column("word").to_pylist(), others.column("n").to_pylist()))
        return cls(totals, rows.filter(mask).sort_by("word"))

    def write(self, path: str, sources: Sequence[Mapping[str, Any]] = ()) -> None:
        """Writes a counts file, compressed if its name ends in .gz: whole, or not at all."""
        first = pa.record_batch([pa.array([b""]), pa.array([0], pa.int64())], schema=SCHEMA)
        partial = f"{path}.{os.getpid()}.partial"
        try:
            with gzip.open(partial, "wb") if path.endswith(".gz") else open(partial, "wb") as file:
                for block in part(chain([first], self.words.to_batches()), self.totals, sources):
                    file.write(block)
            os.replace(partial, path)
        except BaseException:
            if os.path.exists(partial):
                os.unlink(partial)
            raise
