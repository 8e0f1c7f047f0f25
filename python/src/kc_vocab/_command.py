"""The command as a child process: what runs long runs there, so that it can be interrupted and its memory is given back."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Callable, Optional, Union

from ._errors import KcVocabError, KcVocabWarning, ProcessFailed, UsageError, error_of
from ._library import library, native
from ._texts import Texts, chunks, is_arrow, lines_of

GATE_MISSED = 3
_USAGE = 64
_INTERRUPTED = 130
#: A child that was told to end gets so many seconds.
_GRACE = 5.0


@dataclass(frozen=True)
class Progress:
    """How far a stage is."""

    stage: str
    done: int
    total: Optional[int]
    unit: str
    per_second: int
    seconds_left: Optional[float]


ProgressOption = Union[str, bool, Callable[[Progress], None]]


def arguments_of(options: dict[str, Any]) -> list[str]:
    """Python's keywords as the command's options: ``limit_alphabet=500`` is ``--limit-alphabet 500``."""
    arguments: list[str] = []
    for name, value in options.items():
        option = "--" + name.replace("_", "-")
        if value is None:
            continue
        if value is True:
            arguments.append(option)
        elif value is False:
            arguments.append("--no-" + name.replace("_", "-"))
        elif isinstance(value, (list, tuple)):
            for item in value:
                arguments.append(f"{option}={os.fspath(item) if isinstance(item, os.PathLike) else item}")
        else:
            # With an equals sign a value may begin with a dash.
            arguments.append(f"{option}={os.fspath(value) if isinstance(value, os.PathLike) else value}")
    return arguments


class Comments:
    """Where comments come from: files that the command reads itself, or texts that go through its standard input."""

    def __init__(self, source: Any) -> None:
        self.files: list[str] = []
        self.texts: Any = None
        if isinstance(source, (str, os.PathLike)):
            self.files = [os.fspath(source)]
        elif is_arrow(source) or isinstance(source, Texts):
            self.texts = source
        elif isinstance(source, (list, tuple)):
            if not all(isinstance(item, (str, os.PathLike)) for item in source):
                raise UsageError("a list names files; wrap texts in kc_vocab.Texts(…), or give a column")
            self.files = [os.fspath(item) for item in source]
        elif isinstance(source, Iterable):
            self.texts = source
        else:
            raise UsageError(f"{type(source).__name__} holds no comments; give files, texts or a column of them")
        for name in self.files:
            if name == "-":
                raise UsageError("'-' is standard input, which belongs to Python here; give texts instead")

    @property
    def operands(self) -> list[str]:
        """What names them on the command line."""
        return ["-"] if self.texts is not None else [operand(name) for name in self.files]

    @property
    def options(self) -> dict[str, Any]:
        """How texts through standard input are read: as they are."""
        return {"format": "text", "encoding": "utf-8"} if self.texts is not None else {}


def operand(path: Union[str, "os.PathLike[str]"]) -> str:
    """A path as the command's operand, which cannot be taken for an option."""
    name = os.fspath(path)
    return "./" + name if name.startswith("-") else name


@dataclass
class Result:
    """What a run of the command gave."""

    status: int
    output: bytes
    messages: list[str]

    @property
    def json(self) -> Any:
        """Its result, printed by ``--json``."""
        return json.loads(self.output)


def run(
    arguments: Sequence[str], texts: Any = None, progress: ProgressOption = False, accepts: Sequence[int] = (0,)
) -> Result:
    """Runs the command to its end.

    Raises what it says, unless its exit code is accepted. An interruption, and any exception of the texts or of the
    progress function, ends it; it then leaves nothing behind.
    """
    from ._progress import reporter

    report = reporter(progress)
    column = chunks(texts) if texts is not None and is_arrow(texts) else None
    child = subprocess.Popen(
        [str(native("kc-vocab")), *arguments, "--progress", report.form], stdin=subprocess.DEVNULL if texts is None else subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    run = _Run(child, report)
    try:
        with report:
            if column is not None:
                run.write_column(column)
            elif texts is not None:
                run.write_lines(lines_of(texts))
            run.watch()
    except BaseException:
        run.end()
        raise
    finally:
        run.close()
    return run.result(accepts)


class _Run:
    def __init__(self, child: subprocess.Popen[bytes], report: Any) -> None:
        self._child = child
        self._report = report
        self._lines: queue.SimpleQueue[Optional[bytes]] = queue.SimpleQueue()
        self._output: list[bytes] = []
        self._messages: list[str] = []
        self._is_watched = False
        self._threads = [
            threading.Thread(target=self._read_messages, daemon=True), threading.Thread(target=self._read_output, daemon=True)
        ]
        for thread in self._threads:
            thread.start()

    def _read_messages(self) -> None:
        assert self._child.stderr
        for line in self._child.stderr:
            self._lines.put(line)
        self._lines.put(None)

    def _read_output(self) -> None:
        assert self._child.stdout
        self._output.append(self._child.stdout.read())

    def write_lines(self, blocks: Iterable[bytes]) -> None:
        """Feeds texts from this thread, in which the iterable may have been made."""
        assert self._child.stdin
        try:
            for block in blocks:
                self._child.stdin.write(block)
                self._take_lines()
            self._child.stdin.close()
        except BrokenPipeError:
            pass  # It ended early, and says why.

    def write_column(self, column: Any) -> None:
        """Feeds a column from another thread, so that this one can be interrupted."""
        import ctypes as c

        stdin = self._child.stdin
        assert stdin

        def write() -> None:
            number = c.c_int32()
            # The system raises SIGPIPE only where it is not ignored, and Python ignores it.
            library.kcv_texts_write(column.pointer, stdin.fileno(), c.byref(number))
            try:
                stdin.close()
            except OSError:
                pass

        thread = threading.Thread(target=write, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _take_lines(self) -> None:
        while not self._lines.empty():
            self._take(self._lines.get())

    def watch(self) -> None:
        """Waits for the end."""
        while not self._is_watched:
            self._take(self._lines.get())
        self._child.wait()

    def _take(self, line: Optional[bytes]) -> None:
        if line is None:
            self._is_watched = True
            return
        text = line.decode("utf-8", "replace").rstrip("\n")
        if text.startswith("{"):
            try:
                self._report.show(Progress(**json.loads(text)))
                return
            except (ValueError, TypeError):
                pass
        self._messages.append(text)

    def end(self) -> None:
        """Ends the child: as Ctrl-C would, and then by force."""
        if self._child.poll() is not None:
            return
        self._child.send_signal(signal.SIGINT)
        try:
            self._child.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()

    def close(self) -> None:
        """Waits for the threads, and closes the pipes."""
        for thread in self._threads:
            thread.join()
        for pipe in (self._child.stdin, self._child.stdout, self._child.stderr):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    pass

    def result(self, accepts: Sequence[int]) -> Result:
        status = self._child.returncode
        errors = _warned(self._messages)
        if status in accepts:
            return Result(status, b"".join(self._output), errors)
        raise _failure(status, errors)


def _warned(messages: list[str]) -> list[str]:
    """Passes warnings on; gives what else was said."""
    rest: list[str] = []
    for message in messages:
        if message.startswith("warning: "):
            warnings.warn(message[len("warning: ") :], KcVocabWarning, stacklevel=5)
        else:
            rest.append(message)
    return rest


def _failure(status: int, messages: list[str]) -> BaseException:
    if status == _INTERRUPTED:
        return KeyboardInterrupt()
    text = "\n".join(messages)
    if text.startswith("error: "):
        text = text[len("error: ") :]
    if status == _USAGE:
        return UsageError(text.split("\nUsage: ")[0])
    if status < 0:
        name = signal.Signals(-status).name
        return ProcessFailed(f"the command was ended by {name}; give it more memory, or less with memory=…\n{text}".rstrip())
    return error_of(text) if text else KcVocabError(f"the command failed with exit code {status}")


def execute(arguments: Optional[Sequence[str]] = None) -> None:
    """Becomes the command itself."""
    launcher = str(native("kc-vocab"))
    os.execv(launcher, ["kc-vocab", *(sys.argv[1:] if arguments is None else arguments)])
