"""Checks that the contestants did the same work, where they must; speed of a wrong answer means nothing."""

import json

from . import measure
from .plan import ENCODE_BENCH, OURS, PEERS


def encoding(setting):
    """The ids of every line must be Hugging Face's, and tokie's too."""
    commands = {OURS: [ENCODE_BENCH, setting.corpus, "--vocab", setting.vocab, "--threads", setting.threads, "--digest"]}
    for peer in ("hf", "tokie"):
        commands[peer] = [setting.python, PEERS, "encode", peer, setting.corpus, "--vocab", setting.vocab, "--digest",
                          "--threads", setting.threads, "--out", setting.work / f"peer-{peer}"]
    said = {name: json.loads(measure.run(command)[1].splitlines()[-1]) for name, command in commands.items()}
    return {
        "tokens": said["hf"]["tokens"],
        "kc_vocab_equals_hf": said[OURS]["ids_sha256"] == said["hf"]["ids_sha256"],
        "tokie_equals_hf": said["tokie"]["ids_sha256"] == said["hf"]["ids_sha256"],
    }


def training(setting):
    return compare_training(setting, "trained", "from-counts", "peer-hf-vocab.txt")


def larger(setting):
    return compare_training(setting, "large-trained", "large-from-counts", "peer-hf-large-vocab.txt")


def bounded(setting):
    """Memory must not change a byte."""
    free, bounded = (setting.work / folder / "vocab.txt" for folder in ("huge-trained", "huge-2gb"))
    return {"in_2gb_equals_free": free.read_bytes() == bounded.read_bytes()}


def compare_training(setting, direct, counted, peer):
    """Hugging Face's own result depends on its hash order; at 30,000 tokens up to 0.2 % of them differ from run to run."""
    ours = (setting.work / direct / "vocab.txt").read_bytes()
    theirs = (setting.work / peer).read_bytes()
    missing = set(theirs.splitlines()) - set(ours.splitlines())
    from_counts = setting.work / counted / "vocab.txt"
    return {
        "tokens": len(ours.splitlines()),
        "hf_tokens_not_ours": len(missing),
        "within_hash_noise": len(missing) <= 0.002 * len(theirs.splitlines()),
        "from_counts_equals_direct": from_counts.exists() and from_counts.read_bytes() == ours,
    }


def failures(found):
    """Names of the checks that failed."""
    must = ("kc_vocab_equals_hf", "within_hash_noise", "from_counts_equals_direct", "in_2gb_equals_free")
    return [f"{job}: {name}" for job, checks in found.items() for name in must if checks.get(name) is False]

