"""Vocabularies for Korean language models: train, merge, encode, audit.

>>> import kc_vocab as kc                                      # doctest: +SKIP
>>> vocab = kc.train(["comments.txt"], size=30_000)            # doctest: +SKIP
>>> vocab.encode_batch(table["body"]).to_arrow()               # doctest: +SKIP
"""

from __future__ import annotations

from typing import Any

from ._cleaning import clean
from ._columns import Cleaned, Encoded
from ._command import Progress
from ._errors import BadInput, GateMissed, KcVocabError, KcVocabWarning, MissingFile, ProcessFailed, UsageError
from ._results import Audit, Merge, Suggestions
from ._runs import audit, count, merge, suggest, train
from ._texts import Texts
from ._vocabulary import Vocabulary, open

__all__ = [
    "Audit", "BadInput", "Cleaned", "Encoded", "GateMissed", "KcVocabError", "KcVocabWarning", "Merge", "MissingFile",
    "ProcessFailed", "Progress", "Suggestions", "Texts", "UsageError", "Vocabulary", "audit", "clean", "count", "merge",
    "open", "suggest", "train", "version_info",
]

__version__ = "0.1.0"


def version_info() -> dict[str, Any]:
    """The library's version, commit, ICU and Unicode."""
    import json

    from ._library import version

    info: dict[str, Any] = json.loads(version())
    return info
