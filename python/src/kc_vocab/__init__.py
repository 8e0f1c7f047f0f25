"""Vocabularies for Korean language models: train, merge, encode, audit.

>>> import kc_vocab as kc                                      # doctest: +SKIP
>>> vocab = kc.train(["comments.txt"], size=30_000)            # doctest: +SKIP
>>> vocab.encode_batch(table["body"]).to_arrow()               # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._cleaning import clean
from ._columns import Cleaned, Encoded
from ._errors import BadInput, GateMissed, KcVocabError, KcVocabWarning, MissingFile, ProcessFailed, UsageError
from ._texts import Texts
from ._vocabulary import Vocabulary, open

if TYPE_CHECKING:
    from ._command import Progress
    from ._results import Audit, Merge, Suggestions
    from ._runs import audit, count, merge, suggest, train

__all__ = [
    "Audit", "BadInput", "Cleaned", "Encoded", "GateMissed", "KcVocabError", "KcVocabWarning", "Merge", "MissingFile",
    "ProcessFailed", "Progress", "Suggestions", "Texts", "UsageError", "Vocabulary", "audit", "clean", "count", "merge",
    "open", "suggest", "train", "version_info",
]

__version__ = "0.1.0"

#: Where names lie that only runs of the command need: a worker that encodes starts without them.
_LATER = {
    "Progress": "_command", "Audit": "_results", "Merge": "_results", "Suggestions": "_results", "audit": "_runs",
    "count": "_runs", "merge": "_runs", "suggest": "_runs", "train": "_runs",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    value = getattr(importlib.import_module(f".{_LATER[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


def version_info() -> dict[str, Any]:
    """The library's version, commit, ICU and Unicode."""
    import json

    from ._library import version

    info: dict[str, Any] = json.loads(version())
    return info
