"""kc-vocab on many machines: functions from batches of Arrow to batches of Arrow, and plugs for engines around them."""

from .binary import Binary, Identity, Options
from .counts import Totals, count_batches
from .errors import Disagreement, KcVocabError, MissingBinary, ProcessFailed, UsageError
from .texts import Vocabulary, clean_batches, encode_batches

__all__ = [
    "Binary",
    "Disagreement",
    "Identity",
    "KcVocabError",
    "MissingBinary",
    "Options",
    "ProcessFailed",
    "Totals",
    "UsageError",
    "Vocabulary",
    "clean_batches",
    "count_batches",
    "encode_batches",
]

__version__ = "0.1.0"
