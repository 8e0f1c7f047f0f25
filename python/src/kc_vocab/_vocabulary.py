"""A vocabulary that encodes and decodes in this process."""

from __future__ import annotations

import ctypes as c
import json
import os
import shutil
import threading
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Optional, Union

from ._columns import Cleaned, Encoded, new_owner
from ._errors import UsageError
from ._library import ADD_SPECIAL_TOKENS, Handle, check, library, taken_text
from ._texts import TextSource, chunks

PathLike = Union[str, "os.PathLike[str]"]

_is_forked = False


def _note_fork() -> None:
    global _is_forked
    _is_forked = True


os.register_at_fork(after_in_child=_note_fork)


def thread_count(threads: Optional[int]) -> int:
    """So many threads; one in a forked process, where others are at work in its siblings."""
    if threads is not None:
        if threads < 1:
            raise UsageError(f"threads={threads}: at least 1 is needed")
        return threads
    return 1 if _is_forked else len(os.sched_getaffinity(0))


class _Room(threading.local):
    """One thread's place for the ids of one short text."""

    capacity = 4096

    def __init__(self) -> None:
        self.ids = (c.c_int32 * self.capacity)()
        self.address = c.addressof(self.ids)
        self.count = c.c_int64()
        self.count_address = c.addressof(self.count)
        self.error = c.c_void_p()
        self.error_address = c.addressof(self.error)


_room = _Room()
_encode = library.kcv_encode


class Vocabulary:
    """A vocabulary directory, a ``vocab.txt``, a ``tokenizer.json``, ``hf:OWNER/NAME[@REVISION]`` of the Hugging Face
    hub, or the name of one that comes with the package (``kc-30k``, ``kc-50k``).

    Options such as ``normalization="nfkc"`` or ``lowercase=True`` are for a bare ``vocab.txt``, which does not say what is
    done to text. Usable from all threads; pickled by its path.
    """

    def __init__(self, path: PathLike, **options: Any) -> None:
        from ._command import arguments_of

        path = _located(path)
        is_path = os.fspath(path) != "-" and not os.fspath(path).startswith("hf:")
        self._path = os.path.abspath(os.fspath(path)) if is_path else os.fspath(path)
        self._options = options
        #: Keeps a temporary directory that the vocabulary lies in.
        self._home: Any = None
        arguments = [argument.encode() for argument in arguments_of(options)]
        handle, error = c.c_void_p(), c.c_void_p()
        check(
            library.kcv_vocabulary_open(
                os.fsencode(os.fspath(path)), (c.c_char_p * len(arguments))(*arguments), len(arguments), c.byref(handle),
                c.byref(error),
            ),
            error,
        )
        self._handle = Handle(handle, library.kcv_vocabulary_close)
        self._pointer = handle
        self._ids: Optional[dict[str, int]] = None

    def __reduce__(self) -> tuple[Any, ...]:
        return _opened, (self._path, self._options)

    @property
    def path(self) -> Path:
        """Where it was read from; of the hub's, where its files lie here."""
        return Path(self._description["path"] if self._path.startswith("hf:") else self._path)

    @cached_property
    def _description(self) -> dict[str, Any]:
        text, error = c.c_void_p(), c.c_void_p()
        check(library.kcv_vocabulary_describe(self._pointer, c.byref(text), c.byref(error)), error)
        description: dict[str, Any] = json.loads(taken_text(text))
        return description

    @cached_property
    def tokens_by_id(self) -> list[str]:
        """All tokens, in the order of their ids."""
        owner, error = new_owner(), c.c_void_p()
        check(
            library.kcv_vocabulary_tokens(self._pointer, c.byref(owner.array), c.byref(owner.schema), c.byref(error)), error
        )
        return [token or "" for token in Cleaned(owner).to_list()]

    @property
    def special_tokens(self) -> list[str]:
        """Tokens that are found in the raw text, and stand for no part of it."""
        return list(self._description["special_tokens"])

    @property
    def pipeline(self) -> dict[str, Any]:
        """What is done to text before its words are cut."""
        return dict(self._description["pipeline"])

    @property
    def unicode_version(self) -> str:
        """The Unicode version that the pipeline goes by."""
        return str(self.pipeline["unicode_version"])

    @property
    def sha256(self) -> str:
        """Digest of the tokens in order."""
        return str(self._description["sha256"])

    @property
    def warnings(self) -> list[str]:
        """What should be known of how the files were read."""
        return list(self._description["warnings"])

    @property
    def manifest(self) -> Optional[dict[str, Any]]:
        """How it was made, where its directory says so (``training.json``)."""
        file = self.path / "training.json"
        if not file.is_file():
            return None
        manifest: dict[str, Any] = json.loads(file.read_text("utf-8"))
        return manifest

    def __len__(self) -> int:
        return int(self._description["size"])

    def _by_token(self) -> dict[str, int]:
        if self._ids is None:
            ids: dict[str, int] = {}
            for number, token in enumerate(self.tokens_by_id):
                ids.setdefault(token, number)
            self._ids = ids
        return self._ids

    def __contains__(self, token: object) -> bool:
        return token in self._by_token()

    def __getitem__(self, token: str) -> int:
        return self._by_token()[token]

    def encode(self, text: str, add_special_tokens: bool = False) -> list[int]:
        """The ids of one text; for many, ``encode_batch`` is faster."""
        data = text.encode()
        room = _room
        result = _encode(
            self._pointer, data, len(data), add_special_tokens, room.address, room.capacity, room.count_address,
            room.error_address,
        )
        if result:
            check(result, room.error)
        count = room.count.value
        if count <= room.capacity:
            return room.ids[:count]
        ids = self.encode_batch([text], add_special_tokens, threads=1)[0]
        assert ids is not None
        return ids

    def tokens(self, text: str, add_special_tokens: bool = False) -> list[str]:
        """The tokens of one text."""
        tokens = self.tokens_by_id
        return [tokens[number] for number in self.encode(text, add_special_tokens)]

    def encode_batch(self, texts: TextSource, add_special_tokens: bool = False, threads: Optional[int] = None) -> Encoded:
        """The ids of each text.

        ``texts`` is a list of ``str`` or UTF-8 ``bytes``, any other iterable of them, or a column that speaks Arrow's
        protocol (pyarrow, polars, pandas 3, duckdb), which is read where it lies. Null texts stay null.
        """
        source, owner, error = chunks(texts), new_owner(), c.c_void_p()
        check(
            library.kcv_encode_texts(
                self._pointer, source.pointer, ADD_SPECIAL_TOKENS if add_special_tokens else 0, thread_count(threads),
                c.byref(owner.array), c.byref(owner.schema), c.byref(error),
            ),
            error,
        )
        return Encoded(owner)

    def decode(self, ids: Union[Sequence[int], Any], skip_special_tokens: bool = False) -> str:
        """The text of ids, as Hugging Face writes it."""
        numbers = [int(number) for number in ids]
        if any(not 0 <= number < len(self) for number in numbers):
            wrong = next(number for number in numbers if not 0 <= number < len(self))
            raise UsageError(f"there is no id {wrong}; the vocabulary has 0 to {len(self) - 1}")
        text, count, error = c.c_void_p(), c.c_int64(), c.c_void_p()
        array = (c.c_int32 * len(numbers))(*numbers)
        check(
            library.kcv_decode(
                self._pointer, array, len(numbers), not skip_special_tokens, c.byref(text), c.byref(count), c.byref(error)
            ),
            error,
        )
        assert text.value is not None
        decoded = c.string_at(text.value, count.value).decode("utf-8", "replace")
        library.kcv_free(text)
        return decoded

    def decode_batch(self, rows: Iterable[Sequence[int]], skip_special_tokens: bool = False) -> list[str]:
        """The text of each row of ids."""
        return [self.decode(row, skip_special_tokens) for row in rows]

    def as_hf(self, **options: Any) -> Any:
        """The same as transformers' tokenizer; options go to ``AutoTokenizer.from_pretrained``."""
        from transformers import AutoTokenizer

        if not self.path.is_dir():
            raise UsageError(f"{self.path}: transformers read directories; make one with `kc_vocab.train` or `merge`")
        return AutoTokenizer.from_pretrained(str(self.path), **options)

    def save(self, path: PathLike) -> Vocabulary:
        """Copies its directory or file; gives the vocabulary that lies there. Nothing is replaced."""
        target = Path(path)
        if target.exists():
            raise FileExistsError(f"{target}: is there already; name another place")
        if self.path.is_dir():
            staged = target.with_name(f".{target.name}.{os.getpid()}.part")
            shutil.copytree(self.path, staged)
            staged.rename(target)
        else:
            shutil.copyfile(self.path, target)
        return Vocabulary(target, **self._options)

    def __repr__(self) -> str:
        return f"<Vocabulary: {len(self):,} tokens, {self._path}>"

    def _repr_html_(self) -> str:
        from ._pages import vocabulary_table

        return vocabulary_table(self)


def _opened(path: str, options: dict[str, Any]) -> Vocabulary:
    return Vocabulary(path, **options)


def _located(path: PathLike) -> PathLike:
    """Where a vocabulary of the package lies, if a name is one and no file."""
    included = Path(__file__).with_name("vocab") / os.fspath(path)
    is_name = os.path.basename(os.fspath(path)) == os.fspath(path) and not os.path.exists(path)
    return included if is_name and (included / "vocab.txt").exists() else path


def open(path: PathLike, **options: Any) -> Vocabulary:
    """Opens a vocabulary directory, a ``vocab.txt``, a ``tokenizer.json``, ``hf:OWNER/NAME`` or a name of the package."""
    return Vocabulary(path, **options)
