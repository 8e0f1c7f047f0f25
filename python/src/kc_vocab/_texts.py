"""Texts of any kind, as the library takes them."""

from __future__ import annotations

import ctypes as c
from collections.abc import Iterable, Iterator
from typing import Any, Union

from ._errors import BadInput, UsageError
from ._library import OTHER_COUNT, Handle, capsule_pointer, check, library

#: What is taken for texts: a column by Arrow's protocol, or text by text.
TextSource = Any


class Texts:
    """Marks strings as texts where names of files are taken too: ``train(Texts(["좋아요", "별로"]))``."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = texts

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)


def is_arrow(source: object) -> bool:
    """Whether it gives out a column by Arrow's protocol."""
    return hasattr(source, "__arrow_c_stream__") or hasattr(source, "__arrow_c_array__")


def chunks(source: TextSource) -> Handle:
    """The texts of a column, a list or any iterable, for the library's functions."""
    if is_arrow(source):
        return _of_arrow(source)
    if isinstance(source, (str, bytes)):
        raise UsageError("a single text where several are needed; put it into a list")
    if isinstance(source, Texts):
        source = source.texts
    return _of_list(source if isinstance(source, list) else list(source))


def _of_arrow(source: Any) -> Handle:
    texts, error = c.c_void_p(), c.c_void_p()
    name = type(source).__name__.encode()
    if hasattr(source, "__arrow_c_stream__"):
        capsule = source.__arrow_c_stream__()
        stream = capsule_pointer(capsule, b"arrow_array_stream")
        check(library.kcv_texts_of_stream(stream, name, c.byref(texts), c.byref(error)), error)
    else:
        schema, array = source.__arrow_c_array__()
        check(
            library.kcv_texts_of_array(
                capsule_pointer(array, b"arrow_array"), capsule_pointer(schema, b"arrow_schema"), name, c.byref(texts),
                c.byref(error),
            ),
            error,
        )
    return Handle(texts, library.kcv_texts_close)


class _Lines(Handle):
    """Texts in memory of Python's, which stays as long."""

    memory: bytes


def _of_list(texts: list[Any]) -> Handle:
    count = len(texts)
    for _ in range(2):
        data = _joined(texts)
        handle, error = c.c_void_p(), c.c_void_p()
        result = library.kcv_texts_of_lines(data, len(data), count, c.byref(handle), c.byref(error))
        if result != OTHER_COUNT:
            check(result, error)
            lines = _Lines(handle, library.kcv_texts_close)
            lines.memory = data
            return lines
        # Newlines inside texts: white space to all that reads them.
        newline: Any = b"\n" if isinstance(texts[0], bytes) else "\n"
        space: Any = b" " if isinstance(texts[0], bytes) else " "
        texts = [text.replace(newline, space) for text in texts]
    raise AssertionError("lines without newlines")


def _joined(texts: list[Any]) -> bytes:
    if not texts:
        return b""
    try:
        if isinstance(texts[0], bytes):
            return b"\n".join(texts)
        return "\n".join(texts).encode()
    except TypeError:
        kind = str if not isinstance(texts[0], bytes) else bytes
        place = next(place for place, text in enumerate(texts) if not isinstance(text, kind))
        raise BadInput(f"texts[{place}]: {type(texts[place]).__name__} is no text; give strings alone") from None
    except UnicodeEncodeError as problem:
        place = next(place for place, text in enumerate(texts) if _has_surrogate(text))
        raise BadInput(f"texts[{place}]: has a lone surrogate, which no encoding has; repair the text") from problem


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def lines_of(texts: Iterable[Union[str, bytes]]) -> Iterator[bytes]:
    """Texts as lines, some thousand together; None is left out."""
    block: list[bytes] = []
    for number, text in enumerate(texts):
        if text is None or text != text:  # NaN is how pandas writes null.
            continue
        if isinstance(text, str):
            try:
                text = text.encode()
            except UnicodeEncodeError as problem:
                raise BadInput(f"texts[{number}]: has a lone surrogate, which no encoding has; repair the text") from problem
        elif not isinstance(text, bytes):
            raise BadInput(f"texts[{number}]: {type(text).__name__} is no text; give strings alone")
        block.append(text.replace(b"\n", b" ") if b"\n" in text else text)
        if len(block) == 4096:
            yield b"\n".join(block) + b"\n"
            block = []
    if block:
        yield b"\n".join(block) + b"\n"
