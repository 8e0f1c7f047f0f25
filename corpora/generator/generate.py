#!/usr/bin/env -S python3 -B
"""Writes the sample corpora: the same bytes on every machine.

usage: generate.py [--check]

--check  writes nothing; fails when a file differs from what would be written
"""

import sys
from pathlib import Path

import newer
import records
import topics
from comments import comment
from dice import Dice
from sentences import Writer

HERE = Path(__file__).resolve().parent
CORPORA = HERE.parent

COMMENTS, HELD_OUT, HELD_OUT_NEWER, SENTENCES, RECORDS = 7600, 460, 220, 5200, 400


def hand_written(name):
    return (HERE / "base" / name).read_text(encoding="utf-8").splitlines()


def lines(items):
    return "".join(item + "\n" for item in items)


def sample(ordinary):
    dice = Dice(20211114)
    return lines(dice.shuffled(hand_written("comments.txt") + [comment(dice, ordinary) for _ in range(COMMENTS)]))


def held_out(ordinary, seen):
    """Comments that training does not see; some are of a later time than the sample."""
    dice = Dice(20251123)
    later = topics.load(HERE / "newer")
    for topic in later.values():
        topic.lend_words(ordinary["daily"])
    found = hand_written("heldout.txt")
    found += [comment(dice, later, newer.emoji) for _ in range(HELD_OUT_NEWER)]
    found += [comment(dice, ordinary, newer.emoji if dice.chance(0.3) else newer.older_emoji) for _ in range(HELD_OUT)]
    return lines(text for text in dice.shuffled(found) if text not in seen)


def general():
    """Sentences of reference works, news and manuals; each once."""
    dice = Dice(19461009)
    by_name = topics.load(HERE / "general")
    register = {"manual": "안내"}
    found = dict.fromkeys(hand_written("general.txt"))
    while len(found) < SENTENCES:
        name = dice.pick(sorted(by_name))
        sentence = Writer(dice, by_name[name], register.get(name, "문어")).sentence()
        found[sentence + "."] = None
    return lines(dice.shuffled(found))


def files():
    """Every file with its text."""
    ordinary = topics.load(HERE / "topics")
    comments_text = sample(ordinary)
    rows = records.threads(Dice(20210301), ordinary, RECORDS)
    return {
        CORPORA / "sample/comments.txt": comments_text,
        CORPORA / "sample/heldout.txt": held_out(ordinary, set(comments_text.splitlines())),
        CORPORA / "sample/comments.csv": records.as_csv(rows),
        CORPORA / "sample/comments.tsv": records.as_tsv(rows),
        CORPORA / "sample/comments.jsonl": records.as_jsonl(rows),
        CORPORA / "general/sentences.txt": general(),
    }


def main():
    checks = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not checks:
        sys.exit(__doc__)
    stale = []
    for path, text in files().items():
        if checks:
            if not path.exists() or path.read_bytes() != text.encode():
                stale.append(path.name)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
    if stale:
        sys.exit(f"generate.py: not what the generator writes: {', '.join(stale)}; run corpora/generator/generate.py")


if __name__ == "__main__":
    main()
