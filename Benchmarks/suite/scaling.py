"""usage: python -m suite.scaling --corpus FILE [--sizes 40MB 80MB ...] [--rounds 3] [--output FOLDER]

How time and memory grow with the corpus: counting with bytes, training with distinct words. Enlarges the corpus to each
size, counts it, trains from the counts, and writes scaling.json and scaling.svg with the fitted exponents (the slope of
time over size, both in logarithms: 1 is linear). Benchmarks/run builds what this needs.
"""

import argparse
import json
import math
import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from . import chart, machine, measure
from .plan import CORPUS_MAKER, KC_VOCAB, PROJECT


def parsed():
    parser = argparse.ArgumentParser(prog="python -m suite.scaling")
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--sizes", nargs="+", default=["40MB", "80MB", "160MB", "320MB", "640MB"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--output", type=Path, default=PROJECT / "out/benchmarks")
    return parser.parse_args()


def slope(xs, ys):
    """The least-squares slope of log y over log x."""
    xs, ys = [math.log(x) for x in xs], [math.log(y) for y in ys]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys)) / sum((x - middle_x) ** 2 for x in xs)


def line_count(path):
    with open(path, "rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def row(options, size, folder):
    """Medians for one size."""
    corpus, counts = folder / "corpus.txt", folder / "corpus.counts"
    measure.run([CORPUS_MAKER, "make", options.corpus, "--size", size, "--output", corpus])
    quiet = ["--quiet", "--force", "--threads", options.threads]
    count = [measure.run([KC_VOCAB, "count", corpus, "--output", counts, *quiet])[0] for _ in range(options.rounds)]
    train = [measure.run([KC_VOCAB, "train", "--counts", counts, "--output", folder / "vocabulary", *quiet])[0]
             for _ in range(options.rounds)]
    found = {"megabytes": corpus.stat().st_size / 1e6, "distinct_words": line_count(counts) - 1}
    for name, runs in (("count", count), ("train", train)):
        found[f"{name}_s"] = median(run["wall_s"] for run in runs)
        found[f"{name}_peak_mb"] = median(run["peak_mb"] for run in runs)
    print(json.dumps(found), file=sys.stderr, flush=True)
    return found


def main():
    options = parsed()
    rows = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="kc-vocab-scaling-") as folder:
            rows.append(row(options, size, Path(folder)))
    fitted = {
        "count_over_bytes": round(slope([r["megabytes"] for r in rows], [r["count_s"] for r in rows]), 3),
        "train_over_distinct_words": round(slope([r["distinct_words"] for r in rows], [r["train_s"] for r in rows]), 3),
    }
    options.output.mkdir(parents=True, exist_ok=True)
    report = {"machine": machine.describe(PROJECT, KC_VOCAB), "rounds": options.rounds, "exponents": fitted, "rows": rows}
    (options.output / "scaling.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    (options.output / "scaling.svg").write_text(chart.log_log([
        chart.Series(f"counting, MB (exponent {fitted['count_over_bytes']})", [(r["megabytes"], r["count_s"]) for r in rows]),
        chart.Series(f"training, 10,000 distinct words (exponent {fitted['train_over_distinct_words']})",
                     [(r["distinct_words"] / 1e4, r["train_s"]) for r in rows]),
    ], "size", "seconds"), encoding="utf-8")
    print(json.dumps(fitted))


if __name__ == "__main__":
    main()
