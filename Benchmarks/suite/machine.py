"""What a measurement was made on and with."""

import hashlib
import os
import platform
import re
import subprocess
from importlib import metadata


PEERS = ("tokenizers", "transformers", "sentencepiece", "tokie", "ffbpe", "soynlp")


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        for line in info:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


def memory_gb():
    return round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9, 1)


def short_name():
    """A name for a folder: the processor and how many of it."""
    words = re.sub(r"\(R\)|\(TM\)|CPU|Processor|@.*", " ", processor())
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") + f"-{os.cpu_count()}-cores"


def first_line(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]
    except (OSError, subprocess.CalledProcessError, IndexError):
        return None


def sha256(path):
    hasher = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            hasher.update(block)
    return hasher.hexdigest()


def describe_file(path, name=None):
    return {"name": name or path.name, "megabytes": path.stat().st_size / 1e6, "sha256": sha256(path)}


def version_of(package):
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def describe(project, kc_vocab):
    return {
        "processor": processor(), "cores": os.cpu_count(), "memory_gb": memory_gb(),
        "system": first_line("uname", "-sr"), "swift": first_line("swift", "--version"), "python": platform.python_version(),
        "kc_vocab": first_line(str(kc_vocab), "--version"),
        "commit": first_line("git", "-C", str(project), "rev-parse", "HEAD"),
        "uncommitted_changes": bool(first_line("git", "-C", str(project), "status", "--porcelain", "--untracked-files=no")),
        "peers": {name: version for name in PEERS if (version := version_of(name))},
    }
