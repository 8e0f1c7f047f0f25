#!/usr/bin/env python3
"""Times one peer on one job in this process and prints one JSON line.

usage: peers.py JOB PEER INPUT [--vocab VOCAB.txt] [--out PREFIX] [--threads N] [--digest]

JOB     count         the words of INPUT and how often each occurs
        train         30,000 tokens from INPUT, one comment a line
        train-counts  30,000 tokens from INPUT, a counts file of kc-vocab
        encode        every line of INPUT with VOCAB, no special tokens added
        clean         every line of INPUT with KcELECTRA's current clean function
PEER    count         wc (GNU wc -w)
        train         hf (tokenizers: BertWordPieceTokenizer, cased, accents kept, limit_alphabet 6000), spm (SentencePiece BPE)
        train-counts  ffbpe
        encode        hf, tokie
        clean         python (re, soynlp)

wall_s is the job alone: importing, loading a vocabulary and reading the input into memory are left out, but for train
and count, which read their file themselves as kc-vocab does. peak_mb is this process's peak resident memory (MiB).
--digest also gives the SHA-256 of all ids as 32-bit little-endian numbers, -1 after each line.
"""

import argparse
import array
import hashlib
import json
import os
import re
import resource
import subprocess
import sys
import time

VOCAB_SIZE, LIMIT_ALPHABET, MIN_FREQUENCY = 30000, 6000, 2
SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def bert(vocab=None):
    from tokenizers import BertWordPieceTokenizer

    return BertWordPieceTokenizer(vocab, clean_text=True, handle_chinese_chars=True, strip_accents=False, lowercase=False)


def lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\n") for line in file]


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def count_wc(options):
    wall, _ = timed(lambda: subprocess.run(["wc", "-w", options.input], check=True, stdout=subprocess.DEVNULL))
    return wall, None


def train_hf(options):
    tokenizer = bert()
    wall, _ = timed(lambda: tokenizer.train(
        files=[options.input], vocab_size=VOCAB_SIZE, min_frequency=MIN_FREQUENCY, limit_alphabet=LIMIT_ALPHABET,
        show_progress=False))
    tokenizer.save_model(os.path.dirname(options.out) or ".", os.path.basename(options.out))
    return wall, None


def train_spm(options):
    import sentencepiece

    wall, _ = timed(lambda: sentencepiece.SentencePieceTrainer.train(
        input=options.input, model_prefix=options.out, vocab_size=VOCAB_SIZE, model_type="bpe", character_coverage=0.9999,
        num_threads=options.threads, minloglevel=2))
    return wall, None


def train_counts_ffbpe(options):
    from ffbpe import BpeTrainer

    with open(options.input, encoding="utf-8", newline="\n") as file:
        next(file)
        words = [(word, int(count)) for word, count in (line.rstrip("\n").split("\t") for line in file)]
    trainer = BpeTrainer(special_tokens=SPECIALS, unit="unicode")

    def train():
        trainer.add_words(words)
        trainer.train(VOCAB_SIZE)

    return timed(train)[0], None


def encode_hf(options):
    tokenizer, text = bert(options.vocab), lines(options.input)
    return timed(lambda: tokenizer.encode_batch(text, add_special_tokens=False))


def encode_tokie(options):
    import tokie

    bert(options.vocab).save(options.out + ".json")
    tokenizer, text = tokie.Tokenizer.from_json(options.out + ".json"), lines(options.input)
    return timed(lambda: tokenizer.encode_batch(text, add_special_tokens=False))


def clean_python(options):
    from soynlp.normalizer import repeat_normalize

    pattern = re.compile("[^ .,?!/@$%~％·∼()\x00-\x7Fㄱ-ㅣ가-힣]+")
    links = re.compile(r"https?:\/\/(www\.)?[-a-zA-Z0-9@:%._\+~#=]{1,256}\.[a-zA-Z0-9()]{1,6}\b([-a-zA-Z0-9()@:%_\+.~#?&//=]*)")
    text = lines(options.input)
    return timed(lambda: [repeat_normalize(links.sub("", pattern.sub(" ", x)).strip(), num_repeats=2) for x in text])[0], None


JOBS = {
    ("count", "wc"): count_wc, ("train", "hf"): train_hf, ("train", "spm"): train_spm,
    ("train-counts", "ffbpe"): train_counts_ffbpe, ("encode", "hf"): encode_hf, ("encode", "tokie"): encode_tokie,
    ("clean", "python"): clean_python,
}


def digest(encodings):
    hasher = hashlib.sha256()
    for encoding in encodings:
        hasher.update(array.array("i", [*encoding.ids, -1]).tobytes())
    return hasher.hexdigest()


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    for name in ("job", "peer", "input"):
        parser.add_argument(name)
    parser.add_argument("--vocab")
    parser.add_argument("--out", default="/tmp/kc-vocab-peer")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--digest", action="store_true")
    options = parser.parse_args()
    work = JOBS.get((options.job, options.peer))
    if work is None:
        sys.exit(f"peers.py: no such job for this peer: {options.job} {options.peer}")
    os.environ["RAYON_NUM_THREADS"] = os.environ["RAYON_RS_NUM_THREADS"] = str(options.threads)
    os.environ["TOKENIZERS_PARALLELISM"] = "true"
    megabytes = os.path.getsize(options.input) / 1e6
    wall, encodings = work(options)
    usage = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    report = {"job": options.job, "peer": options.peer, "mb": megabytes, "wall_s": wall, "mb_per_s": megabytes / wall,
              "peak_mb": usage // 1024}
    if encodings is not None:
        report["tokens"] = sum(len(encoding.ids) for encoding in encodings)
        if options.digest:
            report["ids_sha256"] = digest(encodings)
    print(json.dumps(report))


if __name__ == "__main__":
    main()
