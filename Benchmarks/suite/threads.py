"""usage: python -m suite.threads [--corpus FILE] [--files 1 24]

How counting scales with threads that this machine does not have: a simulation of the run, block by block, with costs that are
measured here on one thread. What threads share is in it: the lock under which blocks are handed out, the digest of a
file, which its readers compute in turn, and the joining of tables, whose entries grow with the threads because a word that
several threads met is in each one's table. What is not in it: memory bandwidth, disks, and cores that slow each other down.
"""

import argparse
import hashlib
import heapq
import json
import time
from pathlib import Path

from . import measure
from .plan import KC_VOCAB

BLOCK = 1 << 18
READERS_OF_A_FILE = 6
LOCK_SECONDS = 2e-7
PARTITIONS = 64
HEAPS_EXPONENT = 0.782
JOIN_SECONDS_PER_ENTRY = 1e-7


def hash_seconds():
    """One block's SHA-256 on one core, by the library that kc-vocab uses too."""
    data, rounds = bytes(BLOCK), 400
    start = time.perf_counter()
    for _ in range(rounds):
        hashlib.sha256(data).digest()
    return (time.perf_counter() - start) / rounds


def scan_seconds(corpus):
    """One block's reading and counting on one thread, from processor time: others may be at work here too."""
    usage, output = measure.run([KC_VOCAB, "count", corpus, "--threads", "1", "--output", "/dev/null", "--force", "--json"])
    distinct = json.loads(output)["corpus"]["distinct_words"]
    return usage["user_s"] * BLOCK / corpus.stat().st_size, distinct


def reading_seconds(threads, files, blocks, scan, digest):
    """When the last block is counted: the next free thread takes a block of the first file that has room for a reader."""
    lock_free = 0.0
    left, hashed, readers = [blocks // files] * files, [0.0] * files, [[] for _ in range(files)]
    free = [0.0] * threads
    heapq.heapify(free)
    end = 0.0
    while any(left):
        now = max(heapq.heappop(free), lock_free)
        lock_free = now + LOCK_SECONDS
        for file in range(files):
            readers[file] = [until for until in readers[file] if until > now]
        open_files = [file for file in range(files) if left[file]]
        file = next((f for f in open_files if len(readers[f]) < READERS_OF_A_FILE), open_files[0])
        left[file] -= 1
        hashed[file] = max(now, hashed[file]) + digest
        done = hashed[file] + scan
        readers[file].append(hashed[file])
        end = max(end, done)
        heapq.heappush(free, done)
    return end


def joining_seconds(threads, distinct):
    """Partitions are joined by as many threads; all tables together hold more entries the more threads there are."""
    entries = distinct * threads ** (1 - HEAPS_EXPONENT)
    turns = -(-PARTITIONS // min(threads, PARTITIONS))
    return entries / PARTITIONS * turns * JOIN_SECONDS_PER_ENTRY


def main():
    parser = argparse.ArgumentParser(prog="python -m suite.threads")
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--megabytes", type=int, default=17_300)
    parser.add_argument("--files", type=int, nargs="+", default=[1, 24])
    options = parser.parse_args()
    digest = hash_seconds()
    seconds, distinct = scan_seconds(options.corpus)
    scan = max(seconds - digest, digest / 10)
    blocks = options.megabytes * 10**6 // BLOCK
    distinct *= (options.megabytes * 10**6 / options.corpus.stat().st_size) ** HEAPS_EXPONENT
    print(f"a block of {BLOCK >> 10} KiB: {scan * 1e6:.0f} µs to scan and count, {digest * 1e6:.0f} µs to hash")
    print("| threads | " + " | ".join(f"{files} file{'s' if files > 1 else ''}" for files in options.files) + " |")
    print("|---:|" + "---:|" * len(options.files))
    for threads in (1, 2, 4, 8, 16, 32, 64):
        cells = []
        for files in options.files:
            def whole(count):
                return reading_seconds(count, files, blocks, scan, digest) + joining_seconds(count, distinct)
            cells.append(f"{whole(1) / whole(threads):.2f} ×")
        print(f"| {threads} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
