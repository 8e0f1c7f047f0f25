"""The command on a task's host: where it is, and what it does to text."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Optional

from .errors import Disagreement, MissingBinary, ProcessFailed, UsageError

USAGE = 64
#: Asking a binary what it is takes about 10 ms; a host that swaps may take longer.
_ANSWER_SECONDS = 120.0
#: What the command would read of its environment, and not of us.
_SETTINGS = ("KC_VOCAB_MEMORY", "KC_VOCAB_THREADS", "KC_VOCAB_TEMP_DIR", "KC_VOCAB_PROGRESS", "KC_VOCAB_LANGUAGE")


def host() -> str:
    """The name of this machine, as messages say it."""
    return socket.gethostname()


def environment() -> dict[str, str]:
    """What the command runs with: no settings of the host's own, which could differ from task to task."""
    kept = {name: value for name, value in os.environ.items() if name not in _SETTINGS}
    return {**kept, "KC_VOCAB_CONFIG": ""}


def readable(text: bytes, limit: int = 4000) -> str:
    """What another program said, fit for a terminal: its end, with control characters spelt out."""
    said = text[-limit:].decode("utf-8", "replace").strip()
    return "".join(c if c.isprintable() or c == "\n" else f"\\u{{{ord(c):x}}}" for c in said)


def arguments_of(options: Mapping[str, Any]) -> tuple[str, ...]:
    """Python's keywords as the command's options: ``min_characters=3`` is ``--min-characters=3``."""
    arguments: list[str] = []
    for name, value in options.items():
        option = name.replace("_", "-")
        if value is None:
            continue
        if value is True or value is False:
            arguments.append(f"--{option}" if value else f"--no-{option}")
        elif isinstance(value, (list, tuple)):
            arguments += [f"--{option}={item}" for item in value]
        else:
            # With an equals sign a value may begin with a dash.
            arguments.append(f"--{option}={value}")
    return tuple(arguments)


#: What `kc-vocab clean` takes of the options for text.
_CLEANING = frozenset(
    (
        "preset",
        "clean",
        "compose-first",
        "allow-characters",
        "remove-emoji",
        "remove-urls",
        "remove-masks",
        "mask-rule",
        "shorten-repeats",
        "collapse-spaces",
        "min-characters",
        "length-of",
    )
)


def _name(option: str) -> str:
    """The name of an option as it stands on a command line, whether it says yes or no."""
    name = option.lstrip("-").partition("=")[0]
    return name[3:] if name.startswith("no-") else name


@dataclass(frozen=True)
class Identity:
    """What a binary does to text under some options; counts of equal ones may be added."""

    version: str
    fingerprint: str
    unicode_version: str
    #: The pipeline as the counts file's header says it: JSON with sorted keys.
    pipeline: str
    #: Where it was found; two hosts may have the same.
    host: str = field(default="", compare=False)

    @classmethod
    def of(cls, said: Mapping[str, Any], host: str = "") -> Identity:
        """What ``kc-vocab pipeline --json`` prints, or ``key`` holds."""
        commit = said.get("commit")
        return cls(
            version=f"{said['version']} ({commit})" if commit else str(said["version"]),
            fingerprint=str(said["fingerprint"]),
            unicode_version=str(said["unicode"]),
            pipeline=json.dumps(said["pipeline"], sort_keys=True, ensure_ascii=False, separators=(",", ":")),
            host=host,
        )

    @property
    def key(self) -> str:
        """The identity in one line, without the host."""
        said = {
            "fingerprint": self.fingerprint,
            "pipeline": json.loads(self.pipeline),
            "unicode": self.unicode_version,
            "version": self.version,
        }
        return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    def require_equal(self, expected: Optional[Identity]) -> None:
        """Raises ``Disagreement`` if something else was expected."""
        if expected is not None and self != expected:
            raise Disagreement(disagreement({expected: [expected.host], self: [self.host]}))

    def __str__(self) -> str:
        return f"kc-vocab {self.version}, Unicode {self.unicode_version}, pipeline {self.fingerprint[:16]}"


@dataclass(frozen=True)
class Options:
    """How every task runs the command.

    ``pipeline`` holds the command's own options for text (``--preset=…``), ``memory`` what one process may use,
    ``temp_dir`` a disk for what does not fit, and ``patience`` the seconds after which a process that neither takes,
    gives nor computes anything is given up.
    """

    pipeline: tuple[str, ...] = ()
    memory: str = "1GB"
    temp_dir: Optional[str] = None
    patience: float = 600.0

    def __post_init__(self) -> None:
        for option in self.pipeline:
            if _name(option).startswith("dedup"):
                raise UsageError(f"{option}: a task sees only its own texts; say dedup=True instead")

    @classmethod
    def of(
        cls, memory: str = "1GB", temp_dir: Optional[str] = None, patience: float = 600.0, **pipeline: Any
    ) -> Options:
        """Options from keywords: ``Options.of(preset="kcelectra-pretraining", normalization="nfc")``."""
        return cls(arguments_of(pipeline), memory, temp_dir, patience)

    @property
    def deduplicates(self) -> bool:
        """Whether the command drops repeated texts under these options by itself: every preset does."""
        return any(_name(option) == "preset" for option in self.pipeline)

    @property
    def cleaning(self) -> tuple[str, ...]:
        """The options that say how text is cleaned, and not how it is cut into words."""
        return tuple(option for option in self.pipeline if _name(option) in _CLEANING)

    @property
    def run(self) -> tuple[str, ...]:
        """The options that bound a run: one thread, because a task has one core."""
        where = () if self.temp_dir is None else (f"--temp-dir={self.temp_dir}",)
        return ("--threads=1", f"--memory={self.memory}", "--quiet", *where)


@dataclass(frozen=True)
class Binary:
    """Where kc-vocab is on the hosts that run tasks.

    A name without a slash is looked up on ``PATH``. A relative path lies in the working directory, or in the folder
    into which an engine unpacks what it ships.
    """

    path: str = "kc-vocab"

    def within(self, folder: str) -> Binary:
        """The same binary in an engine's folder, if it is there and not in the working directory."""
        if "/" not in self.path or os.path.isabs(self.path):
            return self
        # The working directory of a process may be changed by others, so that the path must not depend on it.
        for start in (os.getcwd(), folder):
            if os.path.exists(os.path.join(start, self.path)):
                return replace(self, path=os.path.normpath(os.path.join(start, self.path)))
        return self

    def missing(self, problem: OSError) -> MissingBinary:
        """What to say where the binary cannot be started."""
        return MissingBinary(
            f"{host()}: {self.path}: {problem.strerror}; ship the archive that distributed/bundle makes, or name with "
            "--binary where kc-vocab lies on every executor"
        )

    def identity(self, pipeline: Sequence[str] = ()) -> Identity:
        """What the binary is, and does to text under these options."""
        command = [self.path, "pipeline", *pipeline, "--json"]
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                env=environment(),
                timeout=_ANSWER_SECONDS,
                check=False,
            )
        except OSError as problem:
            raise self.missing(problem) from None
        except subprocess.TimeoutExpired:
            raise ProcessFailed(
                f"{host()}: {self.path} does not say what it is within {_ANSWER_SECONDS:g} s; see if it runs on "
                "this host at all"
            ) from None
        if done.returncode:
            kind = UsageError if done.returncode == USAGE else ProcessFailed
            raise kind(f"{host()}: {' '.join(command)} ended with exit code {done.returncode}: {readable(done.stderr)}")
        try:
            return Identity.of(json.loads(done.stdout), host())
        except (ValueError, KeyError, TypeError):
            raise ProcessFailed(
                f"{host()}: {self.path} is no kc-vocab that can be asked what it is; it printed: "
                f"{readable(done.stdout, 200)}"
            ) from None

    def require(self, expected: Optional[Identity], pipeline: Sequence[str]) -> Identity:
        """Its identity, which must be the expected one where there is one."""
        found = self.identity(pipeline)
        found.require_equal(expected)
        return found


def disagreement(hosts: Mapping[Identity, Sequence[str]]) -> str:
    """Names every identity with its hosts."""
    said = "; ".join(
        f"{identity} ({', '.join(name or 'unknown host' for name in names)})"
        for identity, names in sorted(hosts.items(), key=lambda item: item[0].key)
    )
    return (
        f"the hosts' binaries treat text differently, so that their counts must not be added: {said}; "
        "ship one binary to all"
    )
