"""Runs kc-vocab and watches what it takes and how it ends."""

import os
import resource
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

# docs: 0 done, 1 failed, 3 an audit gate was missed, 64 usage.
DOCUMENTED = {0, 1, 3, 64}
SECONDS = 5.0
MEGABYTES = 700
# Of the clock, not of the processor: the machine may be busy with others.
WAIT = 60


@dataclass
class Run:
    """How one run ended; `status` is negative for a signal, None if it was stopped for not ending."""

    status: int | None
    output: bytes
    errors: bytes
    seconds: float
    megabytes: float

    def faults(self):
        """What is wrong with how the command ended, whatever it was given."""
        found = []
        if self.status is None:
            found.append("it does not end")
        elif self.status < 0:
            found.append(f"it was ended by signal {-self.status}")
        elif self.status not in DOCUMENTED:
            found.append(f"exit code {self.status} is not documented")
        elif self.status != 0 and not self.errors.strip():
            found.append("it failed without a message")
        if self.seconds > SECONDS:
            found.append(f"it took {self.seconds:.1f} seconds of processor time")
        # A sanitised program has memory of its own.
        if self.megabytes > MEGABYTES and b"AddressSanitizer" not in self.errors and not IS_SANITIZED:
            found.append(f"it took {self.megabytes:.0f} MB")
        if b"Sanitizer" in self.errors or b"runtime error:" in self.errors:
            found.append("a sanitizer reported something")
        return found


IS_SANITIZED = bool(os.environ.get("KC_VOCAB_SANITIZED"))


def default_binary():
    return os.environ.get("KC_VOCAB", str(PROJECT / ".build/release/kc-vocab"))


def run(binary, arguments, folder, wait=WAIT, **changes):
    """Runs the command in a folder, without input."""
    environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no", "LC_ALL": "C.UTF-8",
                   "ASAN_OPTIONS": "detect_leaks=0:abort_on_error=1:allocator_may_return_null=1", **changes}
    with open(folder / ".output", "wb+") as output, open(folder / ".errors", "wb+") as errors:
        process = subprocess.Popen(
            [binary, *map(str, arguments)], cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=errors,
            env=environment, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
        stopped = threading.Event()

        def stop():
            stopped.set()
            process.kill()

        timer = threading.Timer(wait, stop)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = 0
        output.seek(0)
        errors.seek(0)
        return Run(None if stopped.is_set() else os.waitstatus_to_exitcode(status), output.read(), errors.read(),
                   usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
