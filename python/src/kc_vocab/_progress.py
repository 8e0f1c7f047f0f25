"""Progress: a line on a terminal, a bar in a notebook, or a function's."""

from __future__ import annotations

import html
import sys
from typing import Any, Callable

from ._command import Progress, ProgressOption
from ._errors import UsageError


class Reporter:
    """Shows nothing."""

    #: Whether the command has to say how far it is.
    form = "none"

    def __enter__(self) -> Reporter:
        return self

    def __exit__(self, *failure: object) -> None:
        pass

    def show(self, progress: Progress) -> None:
        """Shows how far a stage is."""


class _Function(Reporter):
    form = "json"

    def __init__(self, function: Callable[[Progress], None]) -> None:
        self._function = function

    def show(self, progress: Progress) -> None:
        self._function(progress)


class _Terminal(Reporter):
    form = "json"

    def show(self, progress: Progress) -> None:
        sys.stderr.write(f"\r\x1b[K{words(progress)}")
        sys.stderr.flush()

    def __exit__(self, *failure: object) -> None:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


class _Notebook(Reporter):
    form = "json"

    def __init__(self) -> None:
        from IPython.display import HTML, display  # type: ignore[import-not-found,unused-ignore]

        self._html: Any = HTML
        self._handle: Any = display(HTML(""), display_id=True)

    def show(self, progress: Progress) -> None:
        share = "" if not progress.total else f' value="{progress.done}" max="{progress.total}"'
        self._handle.update(self._html(f"<progress{share}></progress> {html.escape(words(progress))}"))

    def __exit__(self, *failure: object) -> None:
        self._handle.update(self._html(""))


def words(progress: Progress) -> str:
    """``counting 50 %, 0:03 left``"""
    parts = progress.stage
    if progress.total:
        parts += f" {100 * progress.done // progress.total} %"
    if progress.seconds_left:
        minutes, seconds = divmod(int(progress.seconds_left) + 1, 60)
        parts += f", {minutes}:{seconds:02} left"
    return parts


def reporter(option: ProgressOption) -> Reporter:
    """What shows progress as an option says."""
    if callable(option):
        return _Function(option)
    if option is False:
        return Reporter()
    if option is not True and option != "auto":
        raise UsageError(f"progress={option!r}: is none of 'auto', True, False or a function")
    if "ipykernel" in sys.modules:
        return _Notebook()
    if sys.stderr is not None and sys.stderr.isatty():
        return _Terminal()
    return Reporter()
