"""What can go wrong, in the command's own sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Optional

if TYPE_CHECKING:
    from ._results import Audit


class KcVocabError(Exception):
    """Anything that kc-vocab refuses; the text says what is wrong and what to do."""


class UsageError(KcVocabError, ValueError):
    """An argument that is not known, missing, out of range, or at odds with another."""


class BadInput(KcVocabError, ValueError):
    """Text or a file that cannot be read as what it should be.

    ``file``, ``line`` and ``byte`` say where, as far as that is known; lines and bytes count from 1.
    """

    def __init__(
        self, message: str, file: Optional[str] = None, line: Optional[int] = None, byte: Optional[int] = None
    ) -> None:
        super().__init__(message)
        self.file = file
        self.line = line
        self.byte = byte

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.file, self.line, self.byte)


class MissingFile(KcVocabError, FileNotFoundError):
    """A file or directory that is not there."""

    def __str__(self) -> str:
        return str(self.args[0])


class GateMissed(KcVocabError):
    """A gate of an audit does not hold; ``audit`` has the figures."""

    def __init__(self, message: str, audit: Audit) -> None:
        super().__init__(message)
        self.audit = audit

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.audit)


class ProcessFailed(KcVocabError):
    """The command ended by a signal, such as for want of memory."""


class KcVocabWarning(UserWarning):
    """What the command warns of."""


_PLACE = re.compile(r"^(?P<file>.+?):(?P<line>\d+)(?::(?P<byte>\d+))?: ")
_FILE = re.compile(r"^(?P<file>[^:\n]+): ")


def error_of(message: str) -> KcVocabError:
    """The exception for a sentence of the command or the library."""
    if ": no such file" in message:
        return MissingFile(message)
    place = _PLACE.match(message)
    if place:
        byte = place["byte"]
        return BadInput(message, place["file"], int(place["line"]), int(byte) if byte else None)
    file = _FILE.match(message)
    if file and not file["file"].startswith("-"):
        return BadInput(message, file["file"])
    return KcVocabError(message)
