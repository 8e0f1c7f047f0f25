"""usage: python -m suite.pairs BEFORE AFTER --corpus FILE --vocab FILE [--rounds 5] [--jobs NAME...] [--output FOLDER]

Two binaries of kc-vocab side by side: every command and form of output, one binary after the other, round after round. What
they write must be the same bytes. What is compared is processor time, the least of all rounds: on a machine that does
something else besides, a clock says more of that than of us. Beside them what the machine can do: reading the file (`cat`),
`wc -w`, decompressing it (`zstd -d`) and copying memory. Writes runs.jsonl, summary.json, environment.json and table.md.
"""

import argparse
import hashlib
import json
import tempfile
import time
from pathlib import Path

from . import machine, measure

PROJECT = Path(__file__).resolve().parents[2]


def jobs(corpus, vocab, folder):
    """Name, arguments, and the files that are written; standard output counts as one more."""
    line, donor, counts = folder / "line.txt", folder / "donor.txt", folder / "given.counts"
    out = folder / "out"
    run = ["--quiet", "--force"]
    return [
        ("start: --version", ["--version"], []),
        ("start: info", ["info", vocab], []),
        ("start: encode a line", ["encode", vocab, line, *run], []),
        ("suggest", ["suggest", vocab, corpus, "--budget", 500, "--output", out, "--json", *run], [out]),
        ("suggest, table", ["suggest", vocab, corpus, "--budget", 500, *run], []),
        ("audit", ["audit", vocab, corpus, "--full", *run], []),
        ("audit, JSON", ["audit", vocab, corpus, "--json", *run], []),
        ("clean", ["clean", corpus, "--clean", "kcelectra-2022", "--output", out, *run], [out]),
        ("clean and count", ["count", corpus, "--clean", "kcelectra-2022", "--output", out, *run], [out]),
        ("count", ["count", corpus, "--output", out, *run], [out]),
        ("train from counts", ["train", "--counts", counts, "--vocab-size", 30000, "--output", out, *run],
         [out / "vocab.txt", out / "tokenizer.json"]),
        ("merge, measured", ["merge", vocab, donor, "--on", corpus, "--output", out, *run],
         [out / "vocab.txt", out / "tokenizer.json", out / "report.json"]),
        ("encode, text", ["encode", vocab, corpus, *run], []),
        ("encode, ids", ["encode", vocab, corpus, "--ids", *run], []),
    ]


def prepare(binary, corpus, vocab, folder):
    """What the commands read besides: a line, a donor of entries that comments may hold, and counts."""
    (folder / "line.txt").write_text("댓글 하나를 자릅니다\n", encoding="utf-8")
    tokens = vocab.read_text(encoding="utf-8").splitlines()
    donor = ["[UNK]"] + [token + "요" for token in tokens if not token.startswith("[")]
    (folder / "donor.txt").write_text("\n".join(donor) + "\n", encoding="utf-8")
    measure.run([binary, "count", corpus, "--output", folder / "given.counts", "--quiet"])


def remove(path):
    if path.is_dir():
        for inner in path.iterdir():
            remove(inner)
        path.rmdir()
    elif path.exists():
        path.unlink()


def digest(output, files):
    hasher = hashlib.sha256(output)
    for file in files:
        hasher.update(machine.sha256(file).encode())
    return hasher.hexdigest()


def compare(binaries, corpus, vocab, rounds, wanted):
    """Every measurement, and the jobs whose bytes differ."""
    runs, differing = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(binaries["before"], corpus, vocab, folder)
        for job, arguments, files in jobs(corpus, vocab, folder):
            if not job.startswith(wanted):
                continue
            repeats = rounds * 4 if job.startswith("start") else rounds
            digests = set()
            for number in range(repeats):
                for side in sorted(binaries, reverse=number % 2 == 1):
                    remove(folder / "out")
                    used, output = measure.run([binaries[side], *arguments])
                    runs.append({"round": number + 1, "job": job, "side": side, **used})
                    if job != "start: --version" and number == 0:
                        digests.add(digest(output, files))
            if len(digests) > 1:
                differing.append(job)
    return runs, differing


def memory_copied_gb_per_s():
    """One core copying what no cache holds; bytes read and bytes written are both counted."""
    source, target = bytearray(256 << 20), bytearray(256 << 20)
    best = 0.0
    for _ in range(5):
        start = time.process_time()
        target[:] = source
        best = max(best, 2 * len(source) / (time.process_time() - start) / 1e9)
    return best


def bounds(corpus, rounds):
    """Processor seconds of what any command must do at least, and the speed of memory."""
    with tempfile.TemporaryDirectory() as name:
        packed = Path(name) / "corpus.zst"
        measure.run(["zstd", "-q", "-3", corpus, "-o", packed])
        commands = {"cat": ["cat", corpus], "wc -w": ["wc", "-w", corpus], "zstd -d": ["zstd", "-q", "-d", "-c", packed]}
        seconds = {
            job: min(processor_seconds(measure.run(command)[0]) for _ in range(rounds))
            for job, command in commands.items()
        }
    return {"processor_s": seconds, "memory_copied_gb_per_s": memory_copied_gb_per_s()}


def processor_seconds(used):
    return used["user_s"] + used["system_s"]


def summary(runs):
    found = {}
    for run in runs:
        found.setdefault(run["job"], {}).setdefault(run["side"], []).append(run)
    return {
        job: {
            side: {
                "processor_s": min(map(processor_seconds, measured)),
                "fastest_s": min(run["wall_s"] for run in measured), "peak_mb": min(run["peak_mb"] for run in measured),
                "runs": len(measured),
            }
            for side, measured in sides.items()
        }
        for job, sides in found.items()
    }


def table(found):
    """Markdown: what each job takes of the processor and of memory."""
    lines = ["| job | before | after | of before | peak before | peak after |", "|---|---:|---:|---:|---:|---:|"]
    for job, sides in found.items():
        before, after = sides["before"], sides["after"]
        digits = 1 if job.startswith("start") else 0
        times = [f"{side['processor_s'] * 1000:,.{digits}f} ms" for side in (before, after)]
        share = after["processor_s"] / before["processor_s"]
        lines.append(f"| {job} | {times[0]} | {times[1]} | {share:.0%} | {before['peak_mb']:.0f} MB | {after['peak_mb']:.0f} MB |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--vocab", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jobs", nargs="+", default=[""], help="only those whose names begin so")
    parser.add_argument("--output", type=Path, help="a folder for the figures")
    given = parser.parse_args()
    binaries = {"before": given.before, "after": given.after}
    runs, differing = compare(binaries, given.corpus, given.vocab, given.rounds, tuple(given.jobs))
    found = summary(runs)
    print(table(found), end="")
    if given.output:
        given.output.mkdir(parents=True, exist_ok=True)
        environment = {
            "rounds": given.rounds, "corpora": [machine.describe_file(given.corpus)], "vocabulary": machine.describe_file(given.vocab),
            "bounds": bounds(given.corpus, given.rounds), "differing_outputs": differing,
            **machine.describe(PROJECT, given.after),
        }
        (given.output / "environment.json").write_text(json.dumps(environment, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        (given.output / "runs.jsonl").write_text("".join(json.dumps(run) + "\n" for run in runs), encoding="utf-8")
        (given.output / "summary.json").write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
        (given.output / "table.md").write_text(table(found), encoding="utf-8")
    if differing:
        raise SystemExit(f"other bytes than before: {', '.join(differing)}")


if __name__ == "__main__":
    main()
