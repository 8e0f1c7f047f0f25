"""Audits of batches, joined, beside one machine."""

from __future__ import annotations

import json
import random
import subprocess
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from conftest import batches_of, make_comments, run
from kc_vocab_distributed import Binary, Disagreement, KcVocabError, Options
from kc_vocab_distributed.audits import Measured, StateTotals, audit_batches, state_part, vocabularies_of


@pytest.fixture(scope="module")
def vocabularies(command: str, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Two vocabularies of comments other than those that are audited."""
    if b"--join" not in subprocess.run([command, "audit", "--help"], capture_output=True, check=False).stdout:
        pytest.skip(f"{command} joins no audits")
    folder = tmp_path_factory.mktemp("vocabularies")
    (folder / "c.txt").write_text("".join(comment + "\n" for comment in make_comments(400, seed=8)))
    for name, size in (("first", 200), ("second", 260)):
        run(command, "train", folder / "c.txt", "--vocab-size", size, "--output", folder / name, "--quiet")
    return [str(folder / "first"), str(folder / "second")]


def texts_of(comments: list[str]) -> list[str]:
    """Comments of which some hold what no vocabulary knows."""
    return [*comments[:800], "쀍 뷁", "뷁\n영화", "", "漢字 😀"]


def rows_of_batches(batches: Iterable[Any]) -> Counter[bytes]:
    """What an engine makes of rows."""
    total: Counter[bytes] = Counter()
    for batch in batches:
        total.update(dict(zip(batch.column(0).to_pylist(), batch.column(1).to_pylist())))
    return total


def written(total: Counter[bytes], files: int, count: int = 2) -> list[bytes]:
    """The sum as states of ranges of its keys."""
    totals = StateTotals.of(total.items())
    rows = sorted((key, number) for key, number in total.items() if not key.startswith(b"\t"))
    states = []
    for number in range(count):
        share = rows[len(rows) * number // count : len(rows) * (number + 1) // count]
        columns = [pa.array([key for key, _ in share], pa.binary()), pa.array([n for _, n in share], pa.int64())]
        states.append(b"".join(state_part([pa.record_batch(columns, names=["word", "n"])], totals, files)))
    return states


def joined(command: str, vocabularies: list[str], states: list[bytes], folder: Path, *options: str) -> bytes:
    """The report of states."""
    paths = []
    for number, state in enumerate(states):
        paths.append(folder / f"{number}.state")
        paths[-1].write_bytes(state)
    against = [f"--against={path}" for path in vocabularies[1:]]
    return run(command, "audit", vocabularies[0], *against, "--join", *paths, "--json", *options)


def single(command: str, vocabularies: list[str], path: Path, *options: str) -> bytes:
    """The report of one machine."""
    against = [f"--against={each}" for each in vocabularies[1:]]
    return run(command, "audit", vocabularies[0], *against, path, "--json", *options)


def test_states_of_any_division_make_the_report_of_one_machine(
    command: str, vocabularies: list[str], comments: list[str], tmp_path: Path
) -> None:
    texts = texts_of(comments)
    path = tmp_path / "c.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    whole = single(command, vocabularies, path)
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    measured, total = Measured(vocabularies_of(vocabularies)), Counter[bytes]()
    shares: list[list[bytes]] = [[], [], []]
    for text in texts:
        chance.choice(shares).append(text.encode())
    for share in shares:
        total.update(rows_of_batches(audit_batches(batches_of(share), measured, Options(), Binary(command))))
    states = written(total, files=1)
    chance.shuffle(states)
    assert joined(command, vocabularies, states, tmp_path) == whole, f"seed {seed}"


def test_groups_come_as_a_column_beside_the_texts(
    command: str, vocabularies: list[str], comments: list[str], tmp_path: Path
) -> None:
    rows = [
        {"text": text, "at": f"2026-0{place % 3 + 1}-1{place % 7}"} for place, text in enumerate(texts_of(comments))
    ]
    path = tmp_path / "c.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    measured, total = Measured(vocabularies_of(vocabularies[:1]), "at:month"), Counter[bytes]()
    for start in (0, 300):
        share = rows[start : 300 if start == 0 else None]
        batch = pa.record_batch(
            [pa.array([row["text"] for row in share]), pa.array([row["at"] for row in share])], names=["text", "at"]
        )
        some = audit_batches([batch[:100], batch[100:]], measured, Options(), Binary(command), None, "text", "at")
        total.update(rows_of_batches(some))
    expected = single(command, vocabularies[:1], path, "--group-by", "at:month")
    assert joined(command, vocabularies[:1], written(total, files=1), tmp_path) == expected
    assert len(json.loads(expected)["groups"]) == 3


def test_states_that_do_not_belong_together_are_refused(command: str, vocabularies: list[str]) -> None:
    def measured_with(*paths: str) -> Counter[bytes]:
        measured = Measured(vocabularies_of(paths))
        return rows_of_batches(audit_batches(batches_of([b"a"]), measured, Options(), Binary(command)))

    with pytest.raises(KcVocabError, match="the tasks' states do not belong together"):
        StateTotals.of([*measured_with(vocabularies[0]).items(), *measured_with(vocabularies[1]).items()])
    expected = Binary(command).identity(("--lowercase",))
    with pytest.raises(Disagreement):
        measured = Measured(vocabularies_of(vocabularies))
        list(audit_batches(batches_of([b"a"]), measured, Options(), Binary(command), expected))
    assert list(audit_batches([], Measured(()), Options(), Binary("/nonexistent"))) == []
