"""libkcvocab.so through ctypes: its functions with their types, and nothing else."""

from __future__ import annotations

import ctypes as c
import os
from pathlib import Path
from typing import Any, Callable, Optional

from ._errors import KcVocabError, error_of

#: Where the library and the command's launcher lie: in the package, unless said otherwise.
NATIVE = Path(os.environ.get("KC_VOCAB_NATIVE") or Path(__file__).parent)
ABI_VERSION = 1
FAILED = 1
OTHER_COUNT = 2
ADD_SPECIAL_TOKENS = 1


def native(name: str) -> Path:
    """A file that belongs to the package."""
    path = NATIVE / name
    if not path.exists():
        raise KcVocabError(
            f"{path}: is missing; install the wheel that is made for this system (`pip install --force-reinstall kc-vocab`)"
        )
    return path


class ArrowSchema(c.Structure):
    pass


ArrowSchema._fields_ = [
    ("format", c.c_char_p),
    ("name", c.c_char_p),
    ("metadata", c.c_void_p),
    ("flags", c.c_int64),
    ("n_children", c.c_int64),
    ("children", c.POINTER(c.POINTER(ArrowSchema))),
    ("dictionary", c.c_void_p),
    ("release", c.c_void_p),
    ("private_data", c.c_void_p),
]


class ArrowArray(c.Structure):
    pass


ArrowArray._fields_ = [
    ("length", c.c_int64),
    ("null_count", c.c_int64),
    ("offset", c.c_int64),
    ("n_buffers", c.c_int64),
    ("n_children", c.c_int64),
    ("buffers", c.POINTER(c.c_void_p)),
    ("children", c.POINTER(c.POINTER(ArrowArray))),
    ("dictionary", c.c_void_p),
    ("release", c.c_void_p),
    ("private_data", c.c_void_p),
]

_p = c.c_void_p
_pp = c.POINTER(c.c_void_p)
_i32 = c.c_int32
_i64 = c.c_int64
_s = c.c_char_p
_array = c.POINTER(ArrowArray)
_schema = c.POINTER(ArrowSchema)

_FUNCTIONS: dict[str, tuple[Any, list[Any]]] = {
    "kcv_abi_version": (_i32, []),
    "kcv_version": (_p, []),
    "kcv_free": (None, [_p]),
    "kcv_vocabulary_open": (_i32, [_s, c.POINTER(_s), _i32, _pp, _pp]),
    "kcv_vocabulary_close": (None, [_p]),
    "kcv_vocabulary_describe": (_i32, [_p, _pp, _pp]),
    "kcv_vocabulary_tokens": (_i32, [_p, _array, _schema, _pp]),
    "kcv_encode": (_i32, [_p, _s, _i64, _i32, _p, _i64, _p, _p]),
    "kcv_encode_texts": (_i32, [_p, _p, _i32, _i32, _array, _schema, _pp]),
    "kcv_decode": (_i32, [_p, _p, _i64, _i32, _pp, c.POINTER(_i64), _pp]),
    "kcv_cleaner_open": (_i32, [_s, _pp, _pp]),
    "kcv_cleaner_close": (None, [_p]),
    "kcv_clean_texts": (_i32, [_p, _p, _i32, _array, _schema, _pp]),
    "kcv_texts_of_stream": (_i32, [_p, _s, _pp, _pp]),
    "kcv_texts_of_array": (_i32, [_p, _p, _s, _pp, _pp]),
    "kcv_texts_of_lines": (_i32, [_s, _i64, _i64, _pp, _pp]),
    "kcv_texts_count": (_i64, [_p]),
    "kcv_texts_write": (_i32, [_p, _i32, c.POINTER(_i32)]),
    "kcv_texts_close": (None, [_p]),
    "kcv_array_share": (_i32, [_p, _p]),
    "kcv_schema_share": (_i32, [_p, _p]),
    "kcv_set_capsule_getter": (None, [_p]),
    "kcv_allocate": (_p, [_i64]),
}


def _load() -> c.CDLL:
    library = c.CDLL(str(native("libkcvocab.so")))
    for name, (result, arguments) in _FUNCTIONS.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
    found = library.kcv_abi_version()
    if found != ABI_VERSION:
        raise KcVocabError(f"{NATIVE}: the library has interface {found} and the package {ABI_VERSION}; install one of both")
    library.kcv_set_capsule_getter(c.cast(c.pythonapi.PyCapsule_GetPointer, _p))
    return library


library = _load()


def _new_capsule() -> Callable[..., Any]:
    function = c.pythonapi.PyCapsule_New
    function.restype = c.py_object
    function.argtypes = [_p, _s, _p]
    return function


new_capsule: Callable[..., Any] = _new_capsule()
capsule_pointer = c.pythonapi.PyCapsule_GetPointer
capsule_pointer.restype = _p
capsule_pointer.argtypes = [c.py_object, _s]
array_destructor = c.cast(library.kcv_array_capsule_destroy, _p)
schema_destructor = c.cast(library.kcv_schema_capsule_destroy, _p)


def taken_text(pointer: c.c_void_p) -> str:
    """The text behind a pointer that the library gave out, which is freed."""
    assert pointer.value is not None
    text = c.string_at(pointer.value).decode("utf-8", "replace")
    library.kcv_free(pointer)
    return text


def check(result: int, error: c.c_void_p) -> None:
    """Raises what a function of the library says."""
    if result:
        raise error_of(taken_text(error) if error.value else "no memory left; give the process more")


def version() -> str:
    """Version, commit, ICU and Unicode as JSON."""
    return taken_text(c.c_void_p(library.kcv_version()))


class Handle:
    """Something of the library's that is closed when nobody uses it any more."""

    __slots__ = ("pointer", "_close")

    def __init__(self, pointer: c.c_void_p, close: Callable[[c.c_void_p], None]) -> None:
        self.pointer: Optional[c.c_void_p] = pointer
        self._close = close

    def __del__(self) -> None:
        pointer, self.pointer = self.pointer, None
        if pointer:
            self._close(pointer)
