"""What is measured: jobs, who does them, with which command."""

from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
KC_VOCAB = PROJECT / ".build/release/kc-vocab"
ENCODE_BENCH = PROJECT / "Benchmarks/.build/release/encode-bench"
AUDIT_BENCH = PROJECT / "Benchmarks/.build/release/audit-bench"
MERGE_BENCH = PROJECT / "Benchmarks/.build/release/merge-bench"
CORPUS_MAKER = PROJECT / "Benchmarks/.build/release/corpus-maker"
PEERS = PROJECT / "Benchmarks/peers.py"

OURS = "kc-vocab"
OURS_IN_2GB = "kc-vocab-2gb"
OURS_ON_ONE_THREAD = "kc-vocab-1-thread"


@dataclass
class Setting:
    """What a run works on and with."""

    corpus: Path
    vocab: Path
    python: Path
    work: Path
    threads: int
    # The corpus enlarged to 625 MB and to 17.3 GB; None leaves out their rows.
    large: Path | None = None
    huge: Path | None = None

    @property
    def counts(self):
        return self.work / "corpus.counts"

    @property
    def donor(self):
        return self.work / "donor/vocab.txt"

    @property
    def large_counts(self):
        return self.work / "large.counts"


@dataclass
class Job:
    name: str
    title: str
    target: str
    # Contestant: command. kc-vocab's own commands are timed as whole processes; the others time themselves and print JSON.
    commands: dict = field(default_factory=dict)
    # The file whose bytes the rate is of.
    corpus: Path | None = None
    # Where contestants put temporary files, to see how much space these take.
    temporary: Path | None = None
    # The stage of kc-vocab's own report whose time counts, in place of the whole process's.
    stage: str | None = None

    def times_itself(self, name):
        return self.name in ("encode", "auditing", "merging") or not name.startswith(OURS)


def peer(setting, job, name, corpus, *more):
    return [setting.python, PEERS, job, name, corpus, "--threads", setting.threads, "--out", setting.work / f"peer-{name}", *more]


TRAIN = ["--vocab-size", "30000", "--limit-alphabet", "6000", "--normalization", "none"]


def run_options(setting):
    return ["--threads", setting.threads, "--quiet", "--force"]


def jobs(setting):
    """Every job, in the order in which each needs what the ones before it made."""
    found = corpus_jobs(setting)
    if setting.large:
        found += large_jobs(setting)
    if setting.huge:
        found += huge_jobs(setting)
    for job in found:
        job.corpus = job.corpus or setting.corpus
    return found


def large_jobs(setting):
    """The enlarged corpus. Hugging Face takes two minutes and 3 GB a run, so it runs twice and not five times."""
    corpus, work, run = setting.large, setting.work, run_options(setting)
    return [
        Job("count-large", "count words, default pipeline, into a counts file", "≥ 500 MB/s", {
            OURS: [KC_VOCAB, "count", corpus, "--output", work / "large-nfc.counts", *run],
            OURS_ON_ONE_THREAD: [KC_VOCAB, "count", corpus, "--output", work / "large-one.counts", "--threads", "1", "--quiet",
                                 "--force"],
        }, corpus),
        Job("counting-large", "the same, its counting alone", "≥ 500 MB/s, ≥ 1.85 × one thread", {
            OURS: [KC_VOCAB, "count", corpus, "--output", work / "large-nfc.counts", *run, "--json"],
            OURS_ON_ONE_THREAD: [KC_VOCAB, "count", corpus, "--output", work / "large-one.counts", "--threads", "1", "--quiet",
                                 "--force", "--json"],
        }, corpus, stage="counting"),
        Job("train-large", "train 30,000 tokens", "≥ 30 × hf, ≤ 700 MB", {
            OURS: [KC_VOCAB, "train", corpus, *TRAIN, "--output", work / "large-trained", *run],
            "hf": peer(setting, "train", "hf", corpus, "--out", work / "peer-hf-large"),
        }, corpus),
        Job("train-counts-large", "train 30,000 tokens from counts", "≤ 2.5 s", {
            OURS: [KC_VOCAB, "train", "--counts", setting.large_counts, "--vocab-size", "30000", "--limit-alphabet", "6000",
                   "--output", work / "large-from-counts", *run],
        }, corpus),
    ]


def huge_jobs(setting):
    """As large as KcELECTRA's corpus."""
    corpus, work, run = setting.huge, setting.work, [*run_options(setting), "--temp-dir", setting.work]
    return [
        Job("train-huge", "train 30,000 tokens", "≤ 2 minutes, ≤ 8 GB; in 2 GB ≤ 2 × that time", {
            OURS: [KC_VOCAB, "train", corpus, *TRAIN, "--output", work / "huge-trained", *run],
            OURS_IN_2GB: [KC_VOCAB, "train", corpus, *TRAIN, "--output", work / "huge-2gb", *run, "--memory", "2GB"],
        }, corpus, temporary=work),
    ]


def corpus_jobs(setting):
    corpus, work, run, train = setting.corpus, setting.work, run_options(setting), TRAIN
    return [
        Job("count", "count words, default pipeline, into a counts file", "≥ 500 MB/s", {
            OURS: [KC_VOCAB, "count", corpus, "--output", work / "nfc.counts", *run],
            "wc": peer(setting, "count", "wc", corpus),
        }),
        Job("counting", "the same, its counting alone", "≥ 500 MB/s", {
            OURS: [KC_VOCAB, "count", corpus, "--output", work / "nfc.counts", *run, "--json"],
        }, stage="counting"),
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
        Job("auditing", "the same, its reading, measuring and report alone, in process", "≥ 250 MB/s", {
            OURS: [AUDIT_BENCH, corpus, "--vocab", setting.vocab, "--threads", setting.threads],
        }),
        Job("merge-once", "merge with 35,000 tokens, measured on every line", "counting speed", {
            OURS: [KC_VOCAB, "merge", setting.vocab, setting.donor, "--on", corpus, "--normalization", "none", "--output",
                   work / "merged-once", *run],
        }),
        Job("merging", "the same, its reading and measuring alone, with three vocabularies, in process", "≥ 250 MB/s", {
            OURS: [MERGE_BENCH, corpus, "--base", setting.vocab, "--donor", setting.donor, "--threads", setting.threads],
        }),
        Job("merge", "merge with 35,000 tokens, chosen by and measured on every line", "counting speed, twice", {
            OURS: [KC_VOCAB, "merge", setting.vocab, setting.donor, "--on", corpus, "--normalization", "none", "--min-count", "2",
                   "--size", "33000", "--output", work / "merged", *run],
        }),
        Job("clean", "clean as KcELECTRA 2022 does, and count", "≥ 200 MB/s", {
            OURS: [KC_VOCAB, "count", corpus, "--clean", "kcelectra-2022", "--output", work / "clean.counts", *run],
            "python": peer(setting, "clean", "python", corpus),
        }),
        Job("cleaning", "the same, its reading, cleaning and counting alone", "≥ 200 MB/s", {
            OURS: [KC_VOCAB, "count", corpus, "--clean", "kcelectra-2022", "--output", work / "clean.counts", *run, "--json"],
        }, stage="counting"),
    ]
