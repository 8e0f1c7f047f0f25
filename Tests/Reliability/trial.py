"""Runs of kc-vocab in folders of their own, with what makes its calls go wrong."""
import os
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
SECONDS = 60

# What is run; `{in}` is the folder of inputs, the output is called `out`.
COMMANDS = {
    "train": ["train", "{in}/c.txt", "--threads", "1", "--vocab-size", "1500", "--output", "out"],
    "count": ["count", "{in}/c.txt", "{in}/c.jsonl", "--threads", "1", "--output", "out"],
    "count-kept": ["count", "{in}/c.txt", "{in}/d.txt", "--threads", "1", "--work-dir", "work", "--output", "out"],
    "count-folder": ["count", "{in}/folder", "--threads", "1", "--output", "out"],
    "count-dedup": ["count", "{in}/c.txt", "--threads", "1", "--dedup-report", "report", "--output", "out"],
    "clean": ["clean", "{in}/c.txt", "--threads", "1", "--preset", "kcelectra-pretraining", "--output", "out"],
    "suggest": ["suggest", "{in}/base", "{in}/d.txt", "--budget", "20", "--threads", "1", "--output", "out"],
    "merge": ["merge", "{in}/base", "{in}/donor.txt", "--on", "{in}/c.txt", "--threads", "1", "--output", "out"],
    "audit": ["audit", "{in}/base", "{in}/c.txt", "--threads", "1", "--json"],
    "encode": ["encode", "{in}/base", "{in}/c.txt", "--threads", "1", "--ids"],
    "info": ["info", "{in}/base"],
}


class Trial:
    """A folder of inputs and runs of the binary in folders of their own."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.shim = folder / "faults.so"
        subprocess.run(["cc", "-std=gnu11", "-O1", "-fPIC", "-shared", "-o", self.shim, HERE / "faults.c", "-ldl"], check=True)
        self.inputs = folder / "in"
        (self.inputs / "folder").mkdir(parents=True)
        lines = (PROJECT / "corpora/sample/comments.txt").read_text().splitlines()
        for name, part in (("c.txt", lines[:200]), ("d.txt", lines[200:300]), ("folder/a.txt", lines[:50]), ("folder/b.txt", lines[50:90])):
            (self.inputs / name).write_text("\n".join(part) + "\n")
        (self.inputs / "c.jsonl").write_text('{"text": "한 줄"}\n{"text": "두 줄"}\n')
        (self.inputs / "donor.txt").write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n새말\n##새말\n")
        self.must(["train", "c.txt", "--vocab-size", "1200", "--output", "base"], self.inputs)

    def must(self, arguments, folder):
        subprocess.run([self.binary, *arguments, "--quiet"], cwd=folder, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def run(self, command, old=None, keeps=False, **fault):
        """One run in a fresh folder, or in the one of the last run. Returns exit code (None: it never ended), stdout, stderr, output, leftovers, calls."""
        work = self.folder / "work"
        if not keeps:
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir()
        if old and old.is_dir():
            shutil.copytree(old, work / "out")
        elif old:
            shutil.copy(old, work / "out")
        counts = self.folder / "counts"
        counts.unlink(missing_ok=True)
        variables = {"LD_PRELOAD": str(self.shim), "FAULT_COUNTS": str(counts), "SWIFT_BACKTRACE": "enable=no", "LC_ALL": "C.UTF-8"}
        variables.update({f"FAULT_{key.upper()}": str(value) for key, value in fault.items()})
        arguments = [argument.replace("{in}", str(self.inputs)) for argument in command]
        # A vocabulary and encoded lines are all that info and encode print; the others say figures and times.
        try:
            done = subprocess.run([self.binary, *arguments], cwd=work, env=dict(os.environ, **variables), stdin=subprocess.DEVNULL,
                                  capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return None, b"", "", None, [], {}
        calls = dict(line.split() for line in counts.read_text().splitlines()) if counts.exists() else {}
        left = [str(path.relative_to(work)) for path in work.rglob("*tmp-*")]
        return done.returncode, done.stdout, done.stderr.decode(errors="replace"), content(work / "out"), left, calls


def content(path):
    """The bytes of a file, or of a folder's files by name; None where nothing is."""
    if path.is_dir():
        return {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}
    return path.read_bytes() if path.exists() else None
