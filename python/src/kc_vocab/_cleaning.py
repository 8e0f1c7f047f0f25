"""Published cleaners, in this process: where the model runs."""

from __future__ import annotations

import ctypes as c
import functools
from typing import Any, Optional, Union, overload

from ._columns import Cleaned, new_owner
from ._library import Handle, check, library
from ._texts import TextSource, chunks, is_arrow
from ._vocabulary import thread_count


@functools.lru_cache(maxsize=None)
def _cleaner(name: str) -> Handle:
    cleaner, error = c.c_void_p(), c.c_void_p()
    check(library.kcv_cleaner_open(name.encode(), c.byref(cleaner), c.byref(error)), error)
    return Handle(cleaner, library.kcv_cleaner_close)


@overload
def clean(texts: str, cleaner: str, threads: Optional[int] = None) -> str: ...


@overload
def clean(texts: list[str], cleaner: str, threads: Optional[int] = None) -> list[str]: ...


@overload
def clean(texts: TextSource, cleaner: str, threads: Optional[int] = None) -> Any: ...


def clean(texts: Any, cleaner: str, threads: Optional[int] = None) -> Union[str, list[str], Any]:
    """Cleans as a published function or preset does, such as ``kcelectra-2022``.

    A string gives a string, a list or other iterable a list, a Series of pandas or polars one of the same kind, and any
    other column a ``Cleaned``, which speaks Arrow's protocol. Where nothing is left, or too little for a preset, an
    empty text stands.
    """
    if isinstance(texts, str):
        return clean([texts], cleaner)[0]
    source, owner, error = chunks(texts), new_owner(), c.c_void_p()
    check(
        library.kcv_clean_texts(
            _cleaner(cleaner).pointer, source.pointer, thread_count(threads), c.byref(owner.array), c.byref(owner.schema),
            c.byref(error),
        ),
        error,
    )
    cleaned = Cleaned(owner)
    library_name = type(texts).__module__.partition(".")[0]
    if library_name == "pandas":
        return type(texts)(cleaned.to_list(), index=texts.index, name=texts.name, dtype=texts.dtype)
    if library_name == "polars":
        import polars  # type: ignore[import-not-found,unused-ignore]

        return polars.Series(texts.name, cleaned)
    return cleaned if is_arrow(texts) else cleaned.to_list()
