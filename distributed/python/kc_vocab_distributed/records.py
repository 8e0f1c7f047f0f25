"""Columns of Arrow as records for the command and back, without a step of Python's for each record on the way in.

A record is its length in four bytes, least significant first, and its bytes; a length of all ones is a null.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, Optional

import pyarrow as pa
import pyarrow.compute as pc

from .errors import UsageError

_LENGTH = struct.Struct("<i")
_NULL = -1
#: Arrow's short offsets end at 2 GiB; from here on the long ones are used.
_SHORT_BYTES = 1 << 30


def as_binary(column: Any, name: str = "text") -> Any:
    """A column of text as bytes, in one array."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    if isinstance(column, pa.ChunkedArray):
        raise UsageError(f"column {name!r} has more than 2 GiB in a batch; make batches smaller")
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    kind = column.type
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return column
    if pa.types.is_string(kind):
        return column.cast(pa.binary())
    if pa.types.is_large_string(kind) or str(kind) in ("string_view", "binary_view"):
        return column.cast(pa.large_binary())
    if pa.types.is_null(kind):
        return pa.nulls(len(column), pa.binary())
    raise UsageError(f"column {name!r} is of type {kind}; give one of text (string or binary)")


def frames(*columns: Any) -> memoryview:
    """The records of columns of bytes of one length, one after another: of each row those of all columns."""
    count = len(columns[0])
    is_large = sum(column.nbytes + 4 * count for column in columns) > _SHORT_BYTES
    kind = pa.large_binary() if is_large or any(map(_is_large, columns)) else pa.binary()
    parts = []
    for column in columns:
        longest = pc.max(pc.binary_length(column)).as_py() or 0
        if longest > 0x7FFF_FFFF:
            raise UsageError(f"a text has {longest:,} bytes; a record may have 2,147,483,647")
        lengths = pc.fill_null(pc.binary_length(column), _NULL).cast(pa.int32())
        prefixes = pa.Array.from_buffers(pa.binary(4), count, [None, lengths.buffers()[1]], offset=lengths.offset)
        parts += [prefixes.cast(kind), column.cast(kind)]
    separator = pa.scalar(b"", kind)
    return content(pc.binary_join_element_wise(*parts, separator, null_handling="replace", null_replacement=b""))


def _is_large(column: Any) -> bool:
    return bool(pa.types.is_large_binary(column.type))


def content(column: Any) -> memoryview:
    """All bytes of a column of bytes, one value after another; it must hold no null."""
    data = column.buffers()[2]
    if data is None or not len(column):
        return memoryview(b"")
    ends = memoryview(column.buffers()[1]).cast("B")
    offsets = ends.cast("q") if pa.types.is_large_binary(column.type) else ends.cast("i")
    return memoryview(data).cast("B")[offsets[column.offset] : offsets[column.offset + len(column)]]


class Queue:
    """Rows that come in columns of any length, and are taken in others."""

    def __init__(self) -> None:
        self._columns: list[Any] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, column: Any) -> None:
        """Puts a column behind the others."""
        if len(column):
            self._columns.append(column)
            self._count += len(column)

    def take(self, count: int) -> Any:
        """The first rows, of which there must be so many."""
        taken, missing = [], count
        while missing:
            first = self._columns.pop(0)
            taken.append(first[:missing])
            if len(first) > missing:
                self._columns.insert(0, first[missing:])
            missing -= len(taken[-1])
        self._count -= count
        return pa.concat_arrays(taken)


class FrameReader:
    """Records that come in pieces."""

    def __init__(self) -> None:
        self._rest = b""

    @property
    def is_between(self) -> bool:
        """Whether no record has begun and not ended."""
        return not self._rest

    def whole(self, piece: bytes) -> Any:
        """The records that have ended, as a column of bytes."""
        data = self._rest + piece
        ends, nulls, place, end = [0], [], 0, len(data)
        # Each length says where the next one stands, so that no function over columns finds them.
        while place + 4 <= end:
            (length,) = _LENGTH.unpack_from(data, place)
            following = place + 4 + max(length, 0)
            if following > end:
                break
            ends += (place + 4, following)
            nulls.append(length < 0)
            place = following
        self._rest = data[place:]
        # Lengths and texts are values of one column in turn; every second one is asked for.
        offsets = pa.array(ends, pa.int64()).buffers()[1]
        both = pa.Array.from_buffers(pa.large_binary(), 2 * len(nulls), [None, offsets, pa.py_buffer(data)])
        return with_nulls(both.filter(pa.array([False, True] * len(nulls), pa.bool_())), pa.array(nulls, pa.bool_()))


class LineReader:
    """Lines that come in pieces."""

    def __init__(self) -> None:
        self._rest = b""

    @property
    def is_between(self) -> bool:
        """Whether no line has begun and not ended."""
        return not self._rest

    def whole(self, piece: bytes) -> Any:
        """The lines that have ended, as a column of bytes without their ends."""
        lines, end, rest = piece.rpartition(b"\n")
        if not end:
            self._rest += rest
            return pa.array([], pa.large_binary())
        lines, self._rest = self._rest + lines, rest
        return pc.split_pattern(pa.array([lines], pa.large_binary()), b"\n").flatten()


def id_lists(lines: Any) -> Any:
    """Lines of numbers as a column of lists of 32-bit numbers; an empty line is an empty list."""
    text = lines.cast(pa.large_string())
    spaces = pc.count_substring(text, " ")
    sizes = pc.add(spaces, pc.not_equal(pc.binary_length(text), 0).cast(spaces.type))
    ends = pc.cumulative_sum(sizes).cast(pa.int32())
    offsets = pa.concat_arrays([pa.array([0], pa.int32()), ends])
    written = pc.filter(text, pc.not_equal(pc.binary_length(text), 0))
    values = pc.split_pattern(written, " ").flatten().cast(pa.int32())
    return pa.ListArray.from_arrays(offsets, values)


def invalid_sequences(column: Any) -> Any:
    """How many sequences of each text are not UTF-8, as readers count them that replace each by U+FFFD."""
    wide = pa.types.is_large_binary(column.type)
    try:
        column.cast(pa.large_string() if wide else pa.string())
        return pa.repeat(pa.scalar(0, pa.int64()), len(column))
    except pa.ArrowInvalid:
        pass
    counts = []
    for value in column:
        text = value.as_py() or b""
        replaced = text.decode("utf-8", "replace")
        # A text may hold U+FFFD itself.
        counts.append(replaced.count("\ufffd") - text.count(b"\xef\xbf\xbd"))
    return pa.array(counts, pa.int64())


def with_nulls(column: Any, nulls: Any) -> Any:
    """The column, null where the mask says so."""
    return column if not pc.any(nulls).as_py() else pc.if_else(nulls, pa.scalar(None, column.type), column)


def column_of(batch: Any, name: Optional[str]) -> Any:
    """The named column of a batch as bytes, or its first one."""
    return as_binary(batch.column(name) if name is not None else batch.column(0), name or batch.schema.names[0])


def blocks_of(columns: Iterator[Any]) -> Iterator[memoryview]:
    """The records of columns of bytes."""
    for column in columns:
        if len(column):
            yield frames(column)
