"""usage: python -m suite --corpus FILE [options]      (Benchmarks/run sets everything up and calls this)"""

import argparse
import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from . import agreement, machine, measure, report
from .plan import CORPUS_MAKER, KC_VOCAB, PROJECT, Setting, jobs


def parsed():
    parser = argparse.ArgumentParser(prog="Benchmarks/run")
    parser.add_argument("--corpus", type=Path, required=True, help="comments, one a line")
    parser.add_argument("--corpus-name", help="how the table calls it; default: the file's name")
    parser.add_argument("--large", type=Path, help="the corpus enlarged to 625 MB; made if it is not there")
    parser.add_argument("--huge", type=Path, help="the corpus enlarged to 17.3 GB; made if it is not there")
    parser.add_argument("--vocab", type=Path, help="vocab.txt to encode and audit with; default: the one trained here")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jobs", nargs="+", help="only these: count counting train train-counts encode audit auditing merge-once merging merge clean cleaning, and with --large and "
                        "--huge count-large counting-large train-large train-counts-large train-huge")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--output", type=Path, help="default: Benchmarks/runs/<date>-<machine>")
    parser.add_argument("--work", type=Path, help="folder for what the contestants write; default: a temporary one")
    parser.add_argument("--readme", type=Path, help="README whose table is to be replaced")
    return parser.parse_args()


def prepare(setting, names, given_vocab):
    """What jobs need before they start: larger corpora, counts, a vocabulary, and another to merge."""
    for path, size in ((setting.large, "625MB"), (setting.huge, "17.3GB")):
        if path and not path.exists():
            measure.run([CORPUS_MAKER, "make", setting.corpus, "--size", size, "--output", path])
    quiet = ["--threads", setting.threads, "--quiet", "--force"]
    if given_vocab is None or names & {"train-counts", "merge", "merge-once", "merging"}:
        measure.run([KC_VOCAB, "count", setting.corpus, "--normalization", "none", "--output", setting.counts, *quiet])
    if setting.large and "train-counts-large" in names:
        measure.run([KC_VOCAB, "count", setting.large, "--normalization", "none", "--output", setting.large_counts, *quiet])
    if given_vocab is None:
        measure.run([KC_VOCAB, "train", "--counts", setting.counts, "--vocab-size", "30000", "--limit-alphabet", "6000",
                     "--output", setting.vocab.parent, *quiet])
    if names & {"merge", "merge-once", "merging"}:
        measure.run([KC_VOCAB, "train", "--counts", setting.counts, "--vocab-size", "35000", "--limit-alphabet", "6000",
                     "--output", setting.donor.parent, *quiet])


def rounds(todo, count):
    """Every contestant once a round, so that a slow minute of the machine hits all of them."""
    found = []
    for turn in range(1, count + 1):
        for job in todo:
            megabytes = job.corpus.stat().st_size / 1e6
            for name, command in job.commands.items():
                result = measure.measure(command, megabytes, job.times_itself(name), job.temporary, job.stage)
                found.append({"round": turn, "job": job.name, "contestant": name, **result})
                print(f"{turn}/{count}  {job.name:<18} {name:<12} {report.cell(result)}", file=sys.stderr, flush=True)
    return found


def checked(setting, todo):
    names = {job.name for job in todo}
    found = {}
    if "encode" in names:
        found["encode"] = agreement.encoding(setting)
    if {"train", "train-counts"} <= names:
        found["train"] = agreement.training(setting)
    if "train-large" in names:
        found["train-large"] = agreement.larger(setting)
    if "train-huge" in names:
        found["train-huge"] = agreement.bounded(setting)
    return found


def write(folder, environment, raw, summary, checks, table):
    folder.mkdir(parents=True, exist_ok=True)
    for name, value in (("environment", environment), ("summary", summary), ("agreement", checks)):
        (folder / f"{name}.json").write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "runs.jsonl").write_text("".join(json.dumps(run) + "\n" for run in raw), encoding="utf-8")
    (folder / "table.md").write_text(table, encoding="utf-8")


def main():
    options = parsed()
    with tempfile.TemporaryDirectory(prefix="kc-vocab-bench-") as temporary:
        work = (options.work or Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        setting = Setting(options.corpus.resolve(), (options.vocab or work / "vocabulary/vocab.txt").resolve(),
                          Path(sys.executable), work, options.threads, options.large, options.huge)
        todo = [job for job in jobs(setting) if options.jobs is None or job.name in options.jobs]
        prepare(setting, {job.name for job in todo}, options.vocab)
        raw = rounds(todo, options.rounds)
        checks = checked(setting, todo)
        environment = {
            "date": date.today().isoformat(), "rounds": options.rounds, "threads": options.threads,
            "corpora": {str(path): machine.describe_file(path, options.corpus_name if path == setting.corpus else None)
                        for path in dict.fromkeys(job.corpus for job in todo)},
            "vocabulary": {"name": setting.vocab.name, "sha256": machine.sha256(setting.vocab)},
            **machine.describe(PROJECT, KC_VOCAB),
        }
        summary = report.summarise(todo, raw)
        table = report.markdown(todo, summary, environment)
        folder = options.output or PROJECT / "Benchmarks/runs" / f"{environment['date']}-{machine.short_name()}"
        # Folders of this machine say nothing to others.
        environment["corpora"] = list(environment["corpora"].values())
        write(folder, environment, raw, summary, checks, table)
    print(table)
    if options.readme:
        report.put_into(options.readme, table)
    if failed := agreement.failures(checks):
        sys.exit("Benchmarks/run: the results disagree: " + ", ".join(failed))


if __name__ == "__main__":
    main()
