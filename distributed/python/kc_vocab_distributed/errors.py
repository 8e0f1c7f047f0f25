"""What can go wrong: the text says where, what, and what to do."""

from __future__ import annotations


class KcVocabError(Exception):
    """Anything that is refused."""


class UsageError(KcVocabError, ValueError):
    """An argument that is not known, missing, or at odds with another."""


class ProcessFailed(KcVocabError):
    """A kc-vocab that is missing, failed, was killed, or stands still."""


class MissingBinary(ProcessFailed):
    """No kc-vocab where it should be."""


class Disagreement(KcVocabError):
    """Tasks that treat text differently: their counts must not be added."""
