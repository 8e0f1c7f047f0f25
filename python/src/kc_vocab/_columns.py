"""Columns that the library gives out, usable by Arrow's protocol, as buffers, or as plain lists."""

from __future__ import annotations

import ctypes as c
from collections.abc import Iterator
from typing import Any, Optional, overload

from ._library import ArrowArray, ArrowSchema, array_destructor, library, new_capsule, schema_destructor


class _Owner:
    """An array and its schema, released when nothing looks at them any more."""

    def __init__(self) -> None:
        self.array = ArrowArray()
        self.schema = ArrowSchema()

    def __del__(self) -> None:
        for part in (self.array, self.schema):
            if part.release:
                c.CFUNCTYPE(None, c.c_void_p)(part.release)(c.addressof(part))


class Column:
    """A column in the library's memory."""

    def __init__(self, owner: _Owner) -> None:
        self._owner = owner
        self._length = int(owner.array.length)

    def __len__(self) -> int:
        return self._length

    def _buffer(self, array: Any, place: int, byte_count: int) -> memoryview:
        """Memory of a buffer, which lives as long as the view does."""
        address = array.buffers[place] if byte_count else None
        if not address:
            return memoryview(b"")
        # Arrays of ctypes have a place for what they must keep.
        block: Any = (c.c_ubyte * byte_count).from_address(address)
        block.owner = self._owner
        return memoryview(block).cast("B").toreadonly()

    @property
    def offsets(self) -> memoryview:
        """Where each row begins, and where the last ends (64 bits each)."""
        return self._buffer(self._owner.array, 1, 8 * (self._length + 1)).cast("q")

    @property
    def null_count(self) -> int:
        """Rows that are null."""
        return int(self._owner.array.null_count)

    def _is_null(self, row: int) -> bool:
        if not self._owner.array.null_count:
            return False
        bits = c.cast(self._owner.array.buffers[0], c.POINTER(c.c_ubyte))
        return not bits[row >> 3] >> (row & 7) & 1

    def _row(self, row: int) -> int:
        if row < 0:
            row += self._length
        if not 0 <= row < self._length:
            raise IndexError(f"row {row} of {self._length}")
        return row

    def __arrow_c_schema__(self) -> Any:
        """The type, by Arrow's protocol."""
        memory = library.kcv_allocate(c.sizeof(ArrowSchema))
        if not memory or library.kcv_schema_share(c.byref(self._owner.schema), memory):
            raise MemoryError
        return new_capsule(memory, b"arrow_schema", schema_destructor)

    def __arrow_c_array__(self, requested_schema: Optional[object] = None) -> tuple[Any, Any]:
        """The column without a copy, by Arrow's protocol."""
        schema = self.__arrow_c_schema__()
        memory = library.kcv_allocate(c.sizeof(ArrowArray))
        if not memory or library.kcv_array_share(c.byref(self._owner.array), memory):
            raise MemoryError
        return schema, new_capsule(memory, b"arrow_array", array_destructor)

    def to_arrow(self) -> Any:
        """A pyarrow array over the same memory."""
        import pyarrow

        return pyarrow.array(self)


class Encoded(Column):
    """The ids of many texts.

    ``ids`` holds all of them one after another, ``offsets`` where each text begins. Both are views of the library's
    memory, which NumPy takes without a copy.
    """

    @property
    def ids(self) -> memoryview:
        """All ids (32 bits each)."""
        count = int(self._owner.array.children[0].contents.length)
        return self._buffer(self._owner.array.children[0].contents, 1, 4 * count).cast("i")

    @overload
    def __getitem__(self, row: int) -> Optional[list[int]]: ...

    @overload
    def __getitem__(self, row: slice) -> list[Optional[list[int]]]: ...

    def __getitem__(self, row: Any) -> Any:
        if isinstance(row, slice):
            return [self[place] for place in range(*row.indices(len(self)))]
        row = self._row(row)
        if self._is_null(row):
            return None
        offsets = self.offsets
        return self.ids[offsets[row] : offsets[row + 1]].tolist()

    def __iter__(self) -> Iterator[Optional[list[int]]]:
        return iter(self.to_list())

    def to_list(self) -> list[Optional[list[int]]]:
        """A list for each text; None where the text is null."""
        ids, ends = self.ids.tolist(), self.offsets.tolist()
        rows: list[Optional[list[int]]] = [ids[start:end] for start, end in zip(ends, ends[1:])]
        if self.null_count:
            rows = [None if self._is_null(place) else row for place, row in enumerate(rows)]
        return rows

    def padded(self, length: Optional[int] = None, pad_id: int = 0) -> tuple[Any, Any]:
        """``input_ids`` and ``attention_mask`` as NumPy arrays of one row a text.

        Longer texts are cut at ``length``; without it the longest text says how wide the arrays are.
        """
        import numpy

        ends = numpy.frombuffer(self.offsets, numpy.int64)
        ids = numpy.frombuffer(self.ids, numpy.int32) if len(self.ids) else numpy.zeros(0, numpy.int32)
        counts = numpy.diff(ends)
        width = int(counts.max(initial=0)) if length is None else length
        mask = numpy.arange(width)[None, :] < counts[:, None]
        rows = numpy.full((len(self), width), pad_id, numpy.int32)
        # The kept ids of each text, in order, are those that stand in its first places.
        kept = numpy.repeat(ends[:-1], counts)
        rows[mask] = ids[numpy.arange(len(ids)) - kept < width]
        return rows, mask.astype(numpy.int32)

    def __repr__(self) -> str:
        return f"<Encoded: {len(self):,} texts, {int(self.offsets[-1]) if len(self) else 0:,} ids>"


class Cleaned(Column):
    """Texts after cleaning, empty where nothing is left."""

    def to_list(self) -> list[Optional[str]]:
        """A string for each text; None where the text is null."""
        ends = self.offsets.tolist()
        data = bytes(self._buffer(self._owner.array, 2, ends[-1])) if ends else b""
        rows: list[Optional[str]] = [data[start:end].decode("utf-8", "replace") for start, end in zip(ends, ends[1:])]
        if self.null_count:
            rows = [None if self._is_null(place) else row for place, row in enumerate(rows)]
        return rows

    def __iter__(self) -> Iterator[Optional[str]]:
        return iter(self.to_list())

    def __getitem__(self, row: int) -> Optional[str]:
        row = self._row(row)
        if self._is_null(row):
            return None
        start, end = self.offsets[row : row + 2]
        return bytes(self._buffer(self._owner.array, 2, self.offsets[-1])[start:end]).decode("utf-8", "replace")

    def __repr__(self) -> str:
        return f"<Cleaned: {len(self):,} texts>"


def new_owner() -> _Owner:
    """Room for a column that a function of the library makes."""
    return _Owner()
