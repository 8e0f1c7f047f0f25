"""What a round of the soak compares."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

from . import oracle
from .command import run


TOO_LITTLE = re.compile(rb"give at least --memory (\w+)")


class Difference(Exception):
    """Something is not as it must be."""


class Round:
    """A corpus in a folder, and the runs over it."""

    def __init__(self, binary, folder: Path, random, corpus):
        self.binary, self.folder, self.random, self.corpus, self.runs = binary, folder, random, corpus, 0

    @property
    def input(self):
        return [*self.corpus.files, *self.corpus.options]

    def run(self, *arguments, may_fail=False):
        self.runs += 1
        result = run(self.binary, arguments, self.folder, wait=300)
        # Who gives less memory than a run needs is told what would do, and that must do.
        needed = TOO_LITTLE.search(result.errors)
        if needed and "--memory" in arguments:
            arguments = list(arguments)
            arguments[arguments.index("--memory") + 1] = needed[1].decode()
            result = run(self.binary, arguments, self.folder, wait=300)
        command = " ".join(map(str, arguments))
        # The rules for time and memory are for small files.
        faults = [fault for fault in result.faults() if "took" not in fault]
        if faults or result.status != 0 and not may_fail:
            message = result.errors.decode("utf-8", "backslashreplace")
            raise Difference(f"{command}\n  status {result.status}: {'; '.join(faults)} {message}")
        left = [name for name in os.listdir(self.folder) if ".tmp-" in name]
        if left:
            raise Difference(f"{command}\n  leaves {left}")
        return result

    def limits(self):
        """Threads and memory, at random."""
        options = ["--threads", self.random.choice([1, 2, 3, 8]), "--quiet"]
        memory = self.random.choice([None, "1MiB", "1MiB", "64MiB", "50%"])
        return options + (["--memory", memory, "--temp-dir", "."] if memory else [])

    def same(self, found, expected, what):
        if found != expected:
            (self.folder / "found").write_bytes(found)
            (self.folder / "expected").write_bytes(expected)
            raise Difference(f"{what}: found and expected differ")

    def same_directories(self, found, expected):
        names = [sorted(os.listdir(self.folder / name)) for name in (found, expected)]
        if names[0] != names[1]:
            raise Difference(f"{found} holds {names[0]}, {expected} {names[1]}")
        for name in names[0]:
            if (self.folder / found / name).read_bytes() != (self.folder / expected / name).read_bytes():
                raise Difference(f"{found}/{name} and {expected}/{name} differ")


def count(round_):
    """Counts are those of a dictionary, with shards or without, also after a kill and damage."""
    random, corpus = round_.random, round_.corpus
    pipeline, options, comments = {}, [], corpus.comments
    if random.random() < 0.3:
        options.append("--lowercase")
        pipeline["lowercase"] = True
    if random.random() < 0.3:
        options.append("--no-cjk-spacing")
        pipeline["spaces_cjk"] = False
    if random.random() < 0.3:
        options += ["--normalization", "none"]
        pipeline["form"] = None
    if random.random() < 0.4:
        options.append("--dedup")
        comments = oracle.distinct(comments)
    elif random.random() < 0.6:
        options += ["--work-dir", "shards"]
    expected = oracle.counts_body(oracle.counts(comments, **pipeline))
    command = ["count", *round_.input, *options, "--output", "out.counts", "--force"]

    def compare(what):
        body = (round_.folder / "out.counts").read_bytes().split(b"\n", 1)[1]
        round_.same(body, expected, f"{' '.join(map(str, command))}: {what}")

    if "shards" in options:
        kill(round_, command)
    round_.run(*command, *round_.limits())
    compare("counted")
    if "shards" in options:
        damaged = damage(round_)
        (round_.folder / "out.counts").unlink()
        # A damaged shard may end the run, with a message; it never gives other counts.
        result = round_.run(*command, *round_.limits(), may_fail=damaged is not None)
        if result.status == 0:
            compare(f"with shards, {damaged}")


def kill(round_, command):
    """Starts a run and ends it after a moment."""
    process = subprocess.Popen(
        [round_.binary, *map(str, command), "--quiet"], cwd=round_.folder, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(round_.random.random() * 0.06)
    process.send_signal(round_.random.choice([signal.SIGTERM, signal.SIGINT, signal.SIGKILL]))
    process.wait()
    round_.runs += 1
    # What SIGKILL leaves nobody could remove.
    for left in round_.folder.glob(".*.tmp-*"):
        left.unlink()


def damage(round_):
    """Changes a kept shard, or none; says what was done."""
    random = round_.random
    shards = sorted(path for path in (round_.folder / "shards").iterdir() if not path.name.startswith("."))
    if not shards or random.random() < 0.3:
        return None
    shard = random.choice(shards)
    data = bytearray(shard.read_bytes())
    kind = random.choice(["removed", "cut", "flipped", "emptied", "swapped"])
    if kind == "removed":
        shard.unlink()
    elif kind == "swapped":
        shard.write_bytes(random.choice(shards).read_bytes())
    else:
        place = random.randrange(max(len(data), 1))
        if kind == "flipped" and data:
            data[place] ^= 1 << random.randrange(8)
        shard.write_bytes(data if kind == "flipped" else data[:place] if kind == "cut" else b"")
    return f"{shard.name[:12]}… {kind}"


def clean(round_):
    """Comments go through as they are, without their repetitions where that is asked."""
    dedup = round_.random.random() < 0.5
    comments = oracle.distinct(round_.corpus.comments) if dedup else round_.corpus.comments
    options = ["--dedup"] if dedup else []
    round_.run("clean", *round_.input, *options, "--output", "out.txt", "--force", *round_.limits())
    expected = "".join(comment + "\n" for comment in comments).encode()
    round_.same((round_.folder / "out.txt").read_bytes(), expected, "clean")


def train(round_, name="trained"):
    """Threads and memory do not change a vocabulary."""
    size = round_.random.choice([60, 200, 1000])
    command = ["train", *round_.input, "--vocab-size", size, "--min-frequency", round_.random.choice([1, 2])]
    command += ["--limit-alphabet", 30] if round_.random.random() < 0.3 else []
    round_.run(*command, "--output", name, "--threads", 1, "--quiet")
    round_.run(*command, "--output", "again", "--force", *round_.limits())
    round_.same_directories("again", name)


def encode(round_):
    """Tokens are those that the definition gives."""
    train(round_)
    tokens = set((round_.folder / "trained/vocab.txt").read_text(encoding="utf-8").split("\n"))
    result = round_.run("encode", "trained", *round_.input, *round_.limits())
    expected = "".join(
        " ".join(piece for word in oracle.words(comment) for piece in oracle.pieces(word, tokens)) + "\n"
        for comment in round_.corpus.comments)
    round_.same(result.output, expected.encode(), "encode")


def audit(round_):
    """Threads do not change a report; nor does a counts file of the same comments change its words."""
    train(round_)
    command = ["audit", "trained", *round_.input, "--json"]
    one = round_.run(*command, "--threads", 1, "--quiet")
    round_.same(round_.run(*command, *round_.limits()).output, one.output, "audit")


def merge(round_):
    """Threads do not change a merge."""
    train(round_)
    lines = round_.corpus.comments[: len(round_.corpus.comments) // 2 + 1]
    (round_.folder / "half.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    round_.run("train", "half.txt", "--vocab-size", 300, "--output", "donor", "--threads", 1, "--quiet")
    command = ["merge", "trained", "donor", *round_.corpus.options]
    for file in round_.corpus.files:
        command += ["--on", file]
    round_.run(*command, "--output", "merged", "--threads", 1, "--quiet")
    round_.run(*command, "--output", "again", "--force", *round_.limits())
    round_.same_directories("again", "merged")


def suggest(round_):
    """Threads do not change suggestions."""
    train(round_)
    command = ["suggest", "trained", *round_.input, "--output", "-"]
    one = round_.run(*command, "--threads", 1, "--quiet")
    round_.same(round_.run(*command, *round_.limits()).output, one.output, "suggest")


OTHERS = [clean, encode, train, audit, merge, suggest]
