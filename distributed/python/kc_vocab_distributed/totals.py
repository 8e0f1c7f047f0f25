"""What tasks tell beside what they count: rows of the same sum, whose keys begin with a tab, which no other key does.

So totals are added exactly once, whatever an engine repeats, and no task is heard that did not end well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from .binary import Identity, disagreement
from .errors import Disagreement, KcVocabError

#: What all rows are: a word or another key, and how often.
SCHEMA = pa.schema([("word", pa.binary()), ("n", pa.int64())])
MARK = b"\t"
_TASKS, _HOST = b"\ttasks", b"\thost\t"


def told(identity: Identity, sums: Mapping[bytes, int]) -> Any:
    """Rows of a task that ended well: its host with what the binary is, and sums by name."""
    rows = {_TASKS: 1, _HOST + f"{identity.host}\t{identity.key}".encode(): 1}
    rows.update({MARK + name: number for name, number in sums.items()})
    columns = [pa.array(list(rows), pa.binary()), pa.array(list(rows.values()), pa.int64())]
    return pa.record_batch(columns, schema=SCHEMA)


def is_counted(rows: Any) -> Any:
    """Which rows hold what was counted, and not what was told."""
    return pc.invert(pc.starts_with(rows.column("word"), MARK))


@dataclass(frozen=True)
class Told:
    """What all tasks told."""

    tasks: int
    identity: Identity
    hosts: tuple[str, ...]
    sums: Mapping[bytes, int]

    @classmethod
    def of(cls, rows: Iterable[tuple[bytes, int]]) -> Told:
        """Reads summed rows, of which those that were counted are passed over.

        Raises ``Disagreement`` if the tasks' binaries treat text differently, and ``KcVocabError`` for no tasks.
        """
        sums: dict[bytes, int] = {}
        hosts: dict[Identity, list[str]] = {}
        for key, number in rows:
            key = bytes(key)
            if key.startswith(_HOST):
                name, _, said = key[len(_HOST) :].decode().partition("\t")
                hosts.setdefault(Identity.of(json.loads(said)), []).append(name)
            elif key.startswith(MARK):
                sums[key[len(MARK) :]] = number
        if not hosts:
            raise KcVocabError("there are no texts; check what is read, and its filter")
        if len(hosts) > 1:
            raise Disagreement(disagreement(hosts))
        ((identity, names),) = hosts.items()
        return cls(sums.pop(_TASKS[len(MARK) :]), identity, tuple(sorted(names)), sums)
