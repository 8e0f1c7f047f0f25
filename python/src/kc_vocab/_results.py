"""What runs of the command give."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Optional

from ._vocabulary import Vocabulary


@dataclass(frozen=True)
class Rate:
    """One figure of one vocabulary, with its 95 % interval where there is one."""

    vocabulary: str
    rate: str
    value: float
    low: Optional[float]
    high: Optional[float]


@dataclass(frozen=True)
class Gate:
    """A condition, and whether it was missed."""

    condition: str
    value: Optional[float]
    is_missed: bool


class Audit:
    """How well vocabularies fit comments; ``report`` is the command's whole JSON."""

    def __init__(self, report: dict[str, Any]) -> None:
        self.report = report

    def __reduce__(self) -> tuple[Any, ...]:
        return Audit, (self.report,)

    @cached_property
    def rates(self) -> list[Rate]:
        """All figures of all vocabularies."""
        return list(self._rates())

    def _rates(self) -> Iterator[Rate]:
        for vocabulary in self.report["vocabularies"]:
            intervals = vocabulary["intervals"]
            for name, value in vocabulary["rates"].items():
                interval = intervals.get(name, {})
                yield Rate(vocabulary["name"], name, value, interval.get("low"), interval.get("high"))

    def __getitem__(self, rate: str) -> float:
        """A figure of the first vocabulary, such as ``audit["unknown_line_rate"]``."""
        return float(self.report["vocabularies"][0]["rates"][rate])

    @property
    def causes(self) -> list[dict[str, Any]]:
        """Why words of the first vocabulary are unknown."""
        return list(self.report["vocabularies"][0]["causes"])

    @property
    def examples(self) -> list[dict[str, Any]]:
        """Comments in which the first vocabulary has unknown words."""
        return list(self.report["vocabularies"][0]["examples"])

    @property
    def drift(self) -> Optional[dict[str, Any]]:
        """What changed since the baseline; None without one."""
        drift: Optional[dict[str, Any]] = self.report.get("drift")
        return drift

    @property
    def gates(self) -> list[Gate]:
        """The conditions that were asked for."""
        return [Gate(gate["condition"], gate.get("value"), gate["failed"]) for gate in self.report["gates"]]

    @property
    def passed(self) -> bool:
        """Whether no gate was missed."""
        return not any(gate.is_missed for gate in self.gates)

    def to_json(self) -> str:
        """The report, which ``baseline=`` and ``kc-vocab report`` take."""
        return json.dumps(self.report, ensure_ascii=False, indent=2) + "\n"

    def to_pandas(self) -> Any:
        """One row a rate and vocabulary."""
        import pandas

        return pandas.DataFrame([vars(rate) for rate in self.rates])

    def to_arrow(self) -> Any:
        """The same as a pyarrow table."""
        import pyarrow

        return pyarrow.Table.from_pylist([vars(rate) for rate in self.rates])

    def __repr__(self) -> str:
        names = ", ".join(vocabulary["name"] for vocabulary in self.report["vocabularies"])
        return f"<Audit of {names}: {self.report['corpus']['lines']:,} comments, {'passed' if self.passed else 'missed'}>"

    def _repr_html_(self) -> str:
        from ._pages import audit_table

        return audit_table(self)


class Merge:
    """A merged vocabulary, what the merge did, and where ids went."""

    def __init__(self, vocabulary: Vocabulary, report: dict[str, Any]) -> None:
        self.vocabulary = vocabulary
        self.report = report

    @cached_property
    def map(self) -> list[dict[str, Any]]:
        """For each token its id, where it comes from, and its ids before (``merge-map.tsv``)."""
        with Path(self.vocabulary.path, "merge-map.tsv").open(encoding="utf-8", newline="") as file:
            return [_numbered(row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]

    def to_pandas(self) -> Any:
        """The map as a frame."""
        import pandas

        return pandas.DataFrame(self.map)

    def __repr__(self) -> str:
        added = sum(donor["added"] for donor in self.report["donors"])
        return f"<Merge: {self.report['base']['size']:,} tokens and {added:,} added, {self.vocabulary.path}>"

    def _repr_html_(self) -> str:
        from ._pages import merge_table

        return merge_table(self)


def _numbered(row: dict[str, str]) -> dict[str, Any]:
    """Ids as numbers; what is empty is None."""
    return {
        name: (int(value) if value else None) if name == "id" or name.endswith("_id") else value for name, value in row.items()
    }


@dataclass(frozen=True)
class Suggestions:
    """The tokens that would help a vocabulary most; ``report`` is the command's whole JSON."""

    report: dict[str, Any]

    @property
    def tokens(self) -> list[str]:
        """The best first."""
        return [str(suggestion["token"]) for suggestion in self.report["tokens"]]

    def to_pandas(self) -> Any:
        """One row a token."""
        import pandas

        return pandas.DataFrame(self.report["tokens"])

    def __len__(self) -> int:
        return len(self.report["tokens"])

    def _repr_html_(self) -> str:
        from ._pages import suggestion_table

        return suggestion_table(self)
