"""Tables for notebooks. What comes from comments and files is escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._results import Audit, Merge, Suggestions
    from ._vocabulary import Vocabulary


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of plain text."""
    cells = "".join(f"<th>{html.escape(name)}</th>" for name in head)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><caption>{html.escape(title)}</caption><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def vocabulary_table(vocabulary: Vocabulary) -> str:
    """What a vocabulary is."""
    rows = [
        ("tokens", f"{len(vocabulary):,}"), ("special tokens", " ".join(vocabulary.special_tokens)),
        ("sha256", vocabulary.sha256), ("normal form", vocabulary.pipeline["normalization"]),
    ]
    return table(str(vocabulary.path), ("", ""), rows)


def audit_table(audit: Audit) -> str:
    """Rates by vocabulary, and the gates."""
    names = [vocabulary["name"] for vocabulary in audit.report["vocabularies"]]
    values: dict[str, dict[str, str]] = {}
    for rate in audit.rates:
        interval = "" if rate.low is None or rate.high is None else f" ({rate.low:.4g} to {rate.high:.4g})"
        values.setdefault(rate.rate, {})[rate.vocabulary] = f"{rate.value:.4g}{interval}"
    rows = [(name, *(by_name.get(vocabulary, "") for vocabulary in names)) for name, by_name in values.items()]
    text = table(f"{audit.report['corpus']['lines']:,} comments", ("rate", *names), rows)
    if audit.gates:
        gates = [(gate.condition, gate.value, "missed" if gate.is_missed else "passed") for gate in audit.gates]
        text += table("gates", ("condition that fails", "value", ""), gates)
    return text


def merge_table(merge: Merge) -> str:
    """What a merge added."""
    base = merge.report["base"]
    rows = [(base["name"], f"{base['size']:,}", "")]
    rows += [(donor["name"], f"{donor['size']:,}", f"{donor['added']:,}") for donor in merge.report["donors"]]
    return table(f"{merge.vocabulary.path}: {len(merge.vocabulary):,} tokens", ("vocabulary", "tokens", "added"), rows)


def suggestion_table(suggestions: Suggestions) -> str:
    """The suggested tokens, 50 at most."""
    rows = suggestions.report["tokens"][:50]
    head = list(rows[0]) if rows else []
    return table(f"{len(suggestions):,} tokens", head, [[row.get(name, "") for name in head] for row in rows])
