"""Topic files: word lists and sentence templates in plain text.

    name = noun, noun, ...        nouns and fixed phrases
    name := 재밌다, 맵다/ㅂ, ...   predicates, as morphology.py wants them
    name: noun, ... + 좋다, ... - 별로다/이, ...
                                  nouns with the good and the bad that is said of them: {good} and {bad} after such a noun
                                  take these instead of the topic's own
    anything else                 a template: text with {slots}

A slot is {name}, {name|particle} for nouns, {name|ending} for predicates, where the ending is one of the names end, past,
fut, q, req, want (by register), adn (before a noun), conn (joins clauses), or conn=… past=… with the very ending. {=이다|end}
inflects the word itself. {수:1:9} is a number, {분} two digits, {인명} a name, {가격} a price.
"""

import re
from pathlib import Path

SLOT = re.compile(r"\{([^{}|]+)(?:\|([^{}]*))?\}")
BUILT_IN = {"인명", "가격", "분"}
DEFINITION = re.compile(r"^(\w+) (:?=) (.*)$")
AGREEMENT = re.compile(r"^(\w+): (.*) \+ (.*) - (.*)$")
GOOD, BAD = "good", "bad"


def entries(text):
    return [entry.strip() for entry in text.split(",")]


class Topic:
    def __init__(self, name, text, shared=None):
        self.name = name
        self.nouns = dict(shared.nouns) if shared else {}
        self.predicates = dict(shared.predicates) if shared else {}
        self.said_of = {GOOD: {}, BAD: {}}
        self.templates = []
        for line in text.splitlines():
            self.read(line)

    def read(self, line):
        if definition := DEFINITION.match(line):
            name, sign, words = definition.groups()
            (self.predicates if sign == ":=" else self.nouns)[name] = entries(words)
        elif agreement := AGREEMENT.match(line):
            name, nouns, good, bad = agreement.groups()
            self.nouns.setdefault(name, []).extend(entries(nouns))
            for noun in entries(nouns):
                self.said_of[GOOD][noun], self.said_of[BAD][noun] = entries(good), entries(bad)
        elif line.strip():
            self.templates.append(line.strip())

    def check(self):
        for template in self.templates:
            for slot, _ in SLOT.findall(template):
                known = slot in self.nouns or slot in self.predicates or slot in BUILT_IN or slot[0] == "="
                if not known and not slot.startswith("수:"):
                    raise ValueError(f"topic {self.name}: nothing defines the slot {slot!r} of {template!r}")

    def lend_words(self, other):
        """Takes over the other topic's words that this one lacks."""
        self.nouns = {**other.nouns, **self.nouns}
        self.predicates = {**other.predicates, **self.predicates}

    def suiting(self, mood):
        """The templates without the other mood's words."""
        other = "{" + (BAD if mood == GOOD else GOOD)
        return [template for template in self.templates if other not in template or "{" + mood in template]


def load(folder):
    """Every topic of a folder by name, each with the words of shared.txt."""
    common = Path(folder) / "shared.txt"
    shared = Topic("shared", common.read_text(encoding="utf-8")) if common.exists() else None
    return {
        path.stem: Topic(path.stem, path.read_text(encoding="utf-8"), shared)
        for path in sorted(Path(folder).glob("*.txt"))
        if path.stem != "shared"
    }
