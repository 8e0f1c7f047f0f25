"""The commands as functions."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Optional, Union

from ._command import GATE_MISSED, Comments, ProgressOption, arguments_of, operand, run
from ._errors import GateMissed, UsageError
from ._results import Audit, Merge, Suggestions
from ._vocabulary import PathLike, Vocabulary

VocabularyLike = Union[Vocabulary, PathLike]

_PRESETS = ("kcbert-pretraining", "kcelectra-pretraining")


class _Home:
    """A temporary directory that goes with whoever lies in it."""

    def __init__(self) -> None:
        self._directory = tempfile.TemporaryDirectory(prefix="kc-vocab-")
        self.path = self._directory.name


def _path_of(vocabulary: VocabularyLike) -> str:
    return str(vocabulary.path) if isinstance(vocabulary, Vocabulary) else operand(vocabulary)


def _pipeline_of(vocabulary: VocabularyLike) -> dict[str, Any]:
    return dict(vocabulary._options) if isinstance(vocabulary, Vocabulary) else {}


def _cleaning(clean: Optional[str], dedup: Optional[bool]) -> dict[str, Any]:
    named = {"preset": clean} if clean in _PRESETS else {"clean": clean}
    return {**named, "dedup": dedup}


@contextlib.contextmanager
def _placed(output: Optional[PathLike]) -> Iterator[tuple[str, Optional[_Home]]]:
    """Where a vocabulary goes: a temporary directory if nothing is named."""
    if output is not None:
        yield operand(output), None
        return
    home = _Home()
    yield os.path.join(home.path, "vocabulary"), home


def _made(path: str, home: Optional[_Home]) -> Vocabulary:
    vocabulary = Vocabulary(path)
    vocabulary._home = home
    return vocabulary


def train(
    comments: Any,
    *,
    size: int = 30_000,
    min_frequency: int = 2,
    normalization: Optional[str] = None,
    clean: Optional[str] = None,
    dedup: Optional[bool] = None,
    text_field: Optional[str] = None,
    output: Optional[PathLike] = None,
    memory: Optional[str] = None,
    threads: Optional[int] = None,
    force: bool = False,
    progress: ProgressOption = "auto",
    **options: Any,
) -> Vocabulary:
    """Trains a WordPiece vocabulary.

    ``comments`` are files (a path, a pattern, or a list of them, read and unpacked by the command), a column that speaks
    Arrow's protocol, or any other iterable of texts; a list of texts has to be wrapped in ``Texts``. Without ``output``
    the vocabulary lies in a temporary directory and goes with the object. Further ``options`` are those of
    ``kc-vocab train``, with ``_`` for ``-``.
    """
    source = Comments(comments)
    with _placed(output) as (path, home):
        arguments = arguments_of(
            {
                "output": path, "vocab_size": size, "min_frequency": min_frequency, "normalization": normalization,
                **_cleaning(clean, dedup), "text_field": text_field, "memory": memory, "threads": threads,
                "force": force or None, **source.options, **options,
            }
        )
        run(["train", *arguments, "--json", *source.operands], source.texts, progress)
        return _made(path, home)


def merge(
    base: VocabularyLike,
    *donors: VocabularyLike,
    on: Any = None,
    min_count: Optional[int] = None,
    size: Optional[int] = None,
    output: Optional[PathLike] = None,
    memory: Optional[str] = None,
    threads: Optional[int] = None,
    force: bool = False,
    progress: ProgressOption = "auto",
    **options: Any,
) -> Merge:
    """Joins the donors' tokens to the base, whose ids stay.

    ``on`` are comments, as ``train`` takes them, to choose by and to measure the effect on.
    """
    if not donors:
        raise UsageError("merge needs a vocabulary whose tokens join the base; name one behind it")
    source = Comments(on) if on is not None else Comments([])
    with _placed(output) as (path, home):
        arguments = arguments_of(
            {
                "output": path, "on": source.operands, "min_count": min_count, "size": size, "memory": memory,
                "threads": threads, "force": force or None, **source.options, **_pipeline_of(base), **options,
            }
        )
        names = [_path_of(base), *map(_path_of, donors)]
        result = run(["merge", *names, *arguments, "--json"], source.texts, progress)
        return Merge(_made(path, home), result.json)


def audit(
    vocabulary: VocabularyLike,
    comments: Any,
    *,
    against: Sequence[VocabularyLike] = (),
    baseline: Union[Audit, PathLike, None] = None,
    gates: Union[Mapping[str, str], Sequence[str]] = (),
    raise_on_gate: bool = True,
    clean: Optional[str] = None,
    dedup: Optional[bool] = None,
    text_field: Optional[str] = None,
    memory: Optional[str] = None,
    threads: Optional[int] = None,
    progress: ProgressOption = "auto",
    **options: Any,
) -> Audit:
    """Tells how well a vocabulary fits comments.

    ``gates`` says what has to hold, such as ``{"unknown_line_rate": "<1%"}``, or names conditions that fail as
    ``--fail-if`` takes them: ``["unknown_line_rate>=1%"]``. ``GateMissed``, which has the audit, is raised where one does
    not hold, unless ``raise_on_gate`` is False.
    """
    source = Comments(comments)
    with contextlib.ExitStack() as stack:
        if isinstance(baseline, Audit):
            file = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kc-vocab-")), "baseline.json")
            file.write_text(baseline.to_json(), "utf-8")
            baseline = file
        arguments = arguments_of(
            {
                "against": [_path_of(other) for other in against], "baseline": baseline, "fail_if": _conditions(gates),
                **_cleaning(clean, dedup), "text_field": text_field, "memory": memory, "threads": threads,
                **source.options, **_pipeline_of(vocabulary), **options,
            }
        )
        names = [_path_of(vocabulary), *source.operands]
        result = run(["audit", *arguments, "--json", *names], source.texts, progress, (0, GATE_MISSED))
    audit = Audit(result.json)
    if result.status == GATE_MISSED and raise_on_gate:
        missed = ", ".join(f"{gate.condition} ({gate.value})" for gate in audit.gates if gate.is_missed)
        raise GateMissed(f"gate missed: {missed}", audit)
    return audit


_OPPOSITES = {"<=": ">", ">=": "<", "<": ">=", ">": "<="}


def _conditions(gates: Union[Mapping[str, str], Sequence[str]]) -> list[str]:
    """Conditions that fail; a mapping says what has to hold."""
    if isinstance(gates, str):
        return [gates]
    if not isinstance(gates, Mapping):
        return list(gates)
    conditions = []
    for rate, bound in gates.items():
        sign = next((sign for sign in _OPPOSITES if bound.startswith(sign)), None)
        if sign is None:
            raise UsageError(f"gates[{rate!r}]: {bound!r} is no bound; write one of < <= > >= and a number, as in '<1%'")
        conditions.append(f"{rate}{_OPPOSITES[sign]}{bound[len(sign):].strip()}")
    return conditions


def suggest(
    vocabulary: VocabularyLike,
    comments: Any,
    *,
    budget: int = 500,
    output: Optional[PathLike] = None,
    text_field: Optional[str] = None,
    memory: Optional[str] = None,
    threads: Optional[int] = None,
    force: bool = False,
    progress: ProgressOption = "auto",
    **options: Any,
) -> Suggestions:
    """Finds the tokens that would help a vocabulary most; ``output`` gets them as a donor that ``merge`` takes."""
    source = Comments(comments)
    arguments = arguments_of(
        {
            "budget": budget, "output": output, "text_field": text_field, "memory": memory, "threads": threads,
            "force": force or None, **source.options, **_pipeline_of(vocabulary), **options,
        }
    )
    result = run(["suggest", *arguments, "--json", _path_of(vocabulary), *source.operands], source.texts, progress)
    return Suggestions(result.json)


def count(
    comments: Any,
    output: PathLike,
    *,
    normalization: Optional[str] = None,
    clean: Optional[str] = None,
    dedup: Optional[bool] = None,
    text_field: Optional[str] = None,
    memory: Optional[str] = None,
    threads: Optional[int] = None,
    force: bool = False,
    progress: ProgressOption = "auto",
    **options: Any,
) -> dict[str, Any]:
    """Counts words into a file that ``train([], counts=[…])`` takes; gives the command's summary."""
    source = Comments(comments)
    arguments = arguments_of(
        {
            "output": output, "normalization": normalization, **_cleaning(clean, dedup), "text_field": text_field,
            "memory": memory, "threads": threads, "force": force or None, **source.options, **options,
        }
    )
    report: dict[str, Any] = run(["count", *arguments, "--json", *source.operands], source.texts, progress).json
    return report
