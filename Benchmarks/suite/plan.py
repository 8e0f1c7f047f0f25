"""What is measured: jobs, who does them, with which command."""

from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
KC_VOCAB = PROJECT / ".build/release/kc-vocab"
ENCODE_BENCH = PROJECT / "Benchmarks/.build/release/encode-bench"
PEERS = PROJECT / "Benchmarks/peers.py"

OURS = "kc-vocab"


@dataclass
class Setting:
    """What a run works on and with."""

    corpus: Path
    vocab: Path
    python: Path
    work: Path
    threads: int

    @property
    def counts(self):
        return self.work / "corpus.counts"

    @property
    def donor(self):
        return self.work / "donor/vocab.txt"


@dataclass
class Job:
    name: str
    title: str
    target: str
    # Contestant: command. kc-vocab's own commands are timed as whole processes; the others time themselves and print JSON.
    commands: dict = field(default_factory=dict)


def peer(setting, job, name, corpus, *more):
    return [setting.python, PEERS, job, name, corpus, "--threads", setting.threads, "--out", setting.work / f"peer-{name}", *more]


def jobs(setting):
    """Every job, in the order in which each needs what the ones before it made."""
    corpus, work = setting.corpus, setting.work
    run = ["--threads", setting.threads, "--quiet", "--force"]
    train = ["--vocab-size", "30000", "--limit-alphabet", "6000", "--normalization", "none"]
    return [
        Job("count", "count words, default pipeline", "≥ 500 MB/s", {
            OURS: [KC_VOCAB, "count", corpus, "--output", work / "nfc.counts", *run],
            "wc": peer(setting, "count", "wc", corpus),
        }),
        Job("train", "train 30,000 tokens", "≥ 25 × hf, ≥ 12 × spm, ≤ 250 MB", {
            OURS: [KC_VOCAB, "train", corpus, *train, "--output", work / "trained", *run],
            "hf": peer(setting, "train", "hf", corpus),
            "spm": peer(setting, "train", "spm", corpus),
        }),
        Job("train-counts", "train 30,000 tokens from counts", "≤ 0.4 s", {
            OURS: [KC_VOCAB, "train", "--counts", setting.counts, "--vocab-size", "30000", "--limit-alphabet", "6000",
                   "--output", work / "from-counts", *run],
            "ffbpe": peer(setting, "train-counts", "ffbpe", setting.counts),
        }),
        Job("encode", "encode every line, ids out, in process", "≥ 300 MB/s, ≥ 5 × tokie", {
            OURS: [ENCODE_BENCH, corpus, "--vocab", setting.vocab, "--threads", setting.threads],
            "hf": peer(setting, "encode", "hf", corpus, "--vocab", setting.vocab),
            "tokie": peer(setting, "encode", "tokie", corpus, "--vocab", setting.vocab),
        }),
        Job("audit", "audit", "≥ 250 MB/s", {
            OURS: [KC_VOCAB, "audit", setting.vocab, corpus, "--normalization", "none", "--json", "--threads", setting.threads],
        }),
        Job("merge", "merge with 35,000 tokens, chosen by and measured on every line", "counting speed, twice", {
            OURS: [KC_VOCAB, "merge", setting.vocab, setting.donor, "--on", corpus, "--normalization", "none", "--min-count", "2",
                   "--size", "33000", "--output", work / "merged", *run],
        }),
        Job("clean", "clean as KcELECTRA 2022 does, and count", "≥ 200 MB/s", {
            OURS: [KC_VOCAB, "count", corpus, "--clean", "kcelectra-2022", "--output", work / "clean.counts", *run],
            "python": peer(setting, "clean", "python", corpus),
        }),
    ]
