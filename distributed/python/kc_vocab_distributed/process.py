"""One process a task: fed and read by one thread, and gone when the task is.

Pipes are polled instead of fed by a second thread. So an error of what comes before is raised where it belongs, full
pipes cannot wait for each other, and a process that stands still is seen.
"""

from __future__ import annotations

import fcntl
import os
import select
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import IO, Any, Optional, Union

from .binary import Binary, Options, environment, host, readable
from .errors import ProcessFailed

Block = Union[bytes, memoryview]
#: Bytes a pipe may hold; the system's 64 KiB would wake us sixteen times as often.
_PIPE_BYTES = 1 << 20
#: fcntl names it from Python 3.10 on.
_SET_PIPE_BYTES = getattr(fcntl, "F_SETPIPE_SZ", 1031)


class Child:
    """A running kc-vocab."""

    def __init__(
        self, binary: Binary, arguments: Sequence[str], options: Options, output: Optional[IO[bytes]] = None
    ) -> None:
        """Starts it; ``output`` takes what it prints, else ``exchange`` yields it."""
        self._command = [binary.path, *arguments]
        self._patience = options.patience
        # A file, not a pipe: nobody reads it before the end, and it must never be full.
        self._errors = tempfile.TemporaryFile(dir=options.temp_dir)
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=output or subprocess.PIPE,
                stderr=self._errors,
                env=environment(),
                bufsize=0,
            )
        except OSError as problem:
            self._errors.close()
            raise binary.missing(problem) from None
        self._used = 0

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self, kind: Optional[type[BaseException]], problem: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._errors):
            if pipe:
                pipe.close()

    def exchange(self, blocks: Iterable[Block]) -> Iterator[bytes]:
        """Writes all blocks, yields what is printed meanwhile, and ends when the process ended well."""
        feed = _Feed(self._process.stdin, iter(blocks))
        output = self._process.stdout
        poll = select.poll()
        for pipe, event in ((feed.pipe, select.POLLOUT), (output, select.POLLIN)):
            if pipe is not None:
                _prepare(pipe)
                poll.register(pipe, event)
        while feed.pipe is not None or output is not None:
            if feed.pipe is not None and not feed.fill():
                poll.unregister(feed.pipe)
                feed.close()
                continue
            ready = self._wait(poll)
            if feed.pipe is not None and feed.pipe.fileno() in ready and not feed.write():
                poll.unregister(feed.pipe)
                feed.close()
            if output is not None and output.fileno() in ready:
                said = os.read(output.fileno(), _PIPE_BYTES)
                if said:
                    yield said
                else:
                    poll.unregister(output)
                    output = None
        self._finish(feed.is_broken)

    def _wait(self, poll: select.poll) -> set[int]:
        """The pipes that can be used."""
        while True:
            ready = poll.poll(self._patience * 1000)
            if ready:
                return {descriptor for descriptor, _ in ready}
            self._require_work()

    def _require_work(self) -> None:
        """Raises if the processor did nothing for it since the last time."""
        used = _processor_ticks(self._process.pid)
        if used is not None and used == self._used:
            raise ProcessFailed(
                f"{self._said} took nothing, gave nothing and computed nothing for {self._patience:g} s; it was ended. "
                f"See the host's disks, or be more patient{self._message}"
            )
        self._used = used or 0

    def _finish(self, is_broken: bool) -> None:
        while True:
            try:
                status = self._process.wait(self._patience)
                break
            except subprocess.TimeoutExpired:
                self._require_work()
        if status < 0:
            raise ProcessFailed(
                f"{self._said} was ended by {_signal_name(-status)}; if memory ran out, give executors more "
                "overhead memory "
                f"(spark.executor.memoryOverhead) or tasks less (--memory-per-task){self._message}"
            )
        if status:
            raise ProcessFailed(f"{self._said} ended with exit code {status}{self._message}")
        if is_broken:
            raise ProcessFailed(f"{self._said} ended before it had read everything{self._message}")

    @property
    def _said(self) -> str:
        return f"{host()}: {shlex.join(self._command)}"

    @property
    def _message(self) -> str:
        """What it said, as the end of a sentence."""
        self._errors.seek(0)
        text = readable(self._errors.read())
        return f": {text}" if text else ""


class _Feed:
    """What goes into a process, block after block."""

    def __init__(self, pipe: Optional[IO[bytes]], blocks: Iterator[Block]) -> None:
        self.pipe = pipe
        self.is_broken = False
        self._blocks = blocks
        self._pending = memoryview(b"")

    def fill(self) -> bool:
        """Sees that something is there to be written; false at the end."""
        while not self._pending:
            block = next(self._blocks, None)
            if block is None:
                return False
            self._pending = memoryview(block).cast("B") if block else memoryview(b"")
        return True

    def write(self) -> bool:
        """Writes as much as there is room for; false if nobody reads any more."""
        assert self.pipe
        try:
            written = os.write(self.pipe.fileno(), self._pending[:_PIPE_BYTES])
        except BlockingIOError:
            return True
        except BrokenPipeError:
            self.is_broken = True
            return False
        self._pending = self._pending[written:]
        return True

    def close(self) -> None:
        """The end of input."""
        assert self.pipe
        self.pipe.close()
        self.pipe = None


def _prepare(pipe: IO[bytes]) -> None:
    os.set_blocking(pipe.fileno(), False)
    try:
        fcntl.fcntl(pipe.fileno(), _SET_PIPE_BYTES, _PIPE_BYTES)
    except OSError:
        pass  # A user may have only so much in pipes; then it is as large as it was.


def _processor_ticks(pid: int) -> Optional[int]:
    """The processor time that a process has used, in the system's ticks; nil where it cannot be told (proc(5))."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            # The name in parentheses may hold anything; the fields count from behind it.
            fields = file.read().rpartition(b")")[2].split()
        return int(fields[11]) + int(fields[12])
    except (OSError, ValueError, IndexError):
        return None


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def converse(binary: Binary, arguments: Sequence[str], options: Options, blocks: Iterable[Block]) -> Iterator[bytes]:
    """Runs a command that answers while it reads; yields what it prints."""
    with Child(binary, arguments, options) as child:
        yield from child.exchange(blocks)


def answer(binary: Binary, arguments: Sequence[str], options: Options, blocks: Iterable[Block]) -> IO[bytes]:
    """Runs a command that answers at its end; gives a file with what it printed, which nobody sees if it failed."""
    output: Any = tempfile.TemporaryFile(dir=options.temp_dir)
    try:
        with Child(binary, arguments, options, output) as child:
            for _ in child.exchange(blocks):
                pass
        output.seek(0)
        return output  # type: ignore[no-any-return]
    except BaseException:
        output.close()
        raise
