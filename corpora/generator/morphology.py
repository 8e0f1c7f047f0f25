"""Korean inflection, as much of it as comments need: endings on stems, particles on nouns.

A predicate is written as its dictionary form, with the class after a slash where it is irregular and with "+v" when it is
a verb (else it is an adjective), "+p" when it is a verb that speaks of a state as past (미쳤다, 망했다): "재밌다", "맵다/ㅂ",
"보다+v", "듣다/ㄷ+v", "빠르다/르", "그렇다/ㅎ", "미치다+p". A noun with 이다 is an adjective of class 이: "별로다/이", "최악이다".

An ending is written with the sound that joins it to the stem:
  "아…"          infinitive by vowel harmony, contracted: "아요" gives 재밌어요, 봐요, 매워요, 해요
  "았…"          past: "았음" gives 재밌었음, 봤음
  "으…"          으 after consonants only: "으면" gives 재밌으면, 보면, 길면
  "ㄴ… ㄹ… ㅁ… ㅂ…"  the consonant goes under a vowel: "ㄹ듯" gives 재밌을듯, 볼듯
  "=는… =ㄴ다"    differ for verbs and adjectives: "=는데" gives 보는데, 좋은데; "=ㄴ다" gives 본다, 먹는다, 좋다
  any other       goes to the stem as it is: "네", "더라", "지만" (only ㄹ falls before ㄴ and ㅅ)
"""

from functools import lru_cache

from hangul import final_of, is_syllable, join, split, with_final

BRIGHT = "ㅏㅗㅑ"
CONTRACTED = {"ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅣ": "ㅕ", "ㅚ": "ㅙ"}
SWALLOWING = "ㅏㅓㅐㅔㅕ"  # vowels that take up a following 아 or 어


class Predicate:
    """A stem with what its inflection depends on."""

    def __init__(self, entry):
        entry, _, kind = entry.partition("+")
        entry, _, self.irregular = entry.partition("/")
        if not entry.endswith("다"):
            raise ValueError(f"{entry!r} is no dictionary form: it does not end in 다")
        self.stem = entry[:-1]
        self.is_verb = kind != ""
        self.is_past_state = kind == "p"
        # 있다, 없다 and 겠, and words made with them, take 는 where other adjectives take ㄴ.
        self.takes_neun = self.is_verb or self.stem[-1] in "있없밌겠"
        self.is_copula = not self.is_verb and (self.irregular == "이" or self.stem[-1] == "이" or self.stem == "아니")

    def infinitive(self):
        """The 아/어 form: 봐, 재밌어, 매워, 빨라, 해."""
        stem, last = self.stem, self.stem[-1]
        initial, vowel, final = split(last)
        if last == "하":
            return stem[:-1] + "해"
        if self.irregular == "ㅂ":
            return with_final(stem, "") + ("와" if stem in ("돕", "곱") else "워")
        if self.irregular == "ㅎ":
            return stem[:-1] + join(initial, "ㅒ" if vowel == "ㅑ" else "ㅐ")
        if self.irregular == "르":
            return with_final(stem[:-1], "ㄹ") + ("라" if split(stem[-2])[1] in BRIGHT else "러")
        if self.irregular == "ㅅ":
            return with_final(stem, "") + ("아" if vowel in BRIGHT else "어")
        if self.irregular == "ㄷ":
            return with_final(stem, "ㄹ") + ("아" if vowel in BRIGHT else "어")
        if final:
            return stem + ("아" if vowel in BRIGHT else "어")
        if vowel == "ㅡ":
            bright = len(stem) > 1 and is_syllable(stem[-2]) and split(stem[-2])[1] in BRIGHT
            return stem[:-1] + join(initial, "ㅏ" if bright else "ㅓ")
        if vowel in SWALLOWING:
            return stem
        if vowel in CONTRACTED:
            return stem[:-1] + join(initial, CONTRACTED[vowel])
        return stem + "어"

    def open_stem(self, drops_rieul):
        """The stem before endings with 으: (stem, whether 으 is wanted). An irregular stem gives way."""
        if self.irregular == "ㅂ":
            return with_final(self.stem, "") + "우", False
        if self.irregular == "ㅅ":
            return with_final(self.stem, ""), True
        if self.irregular == "ㄷ":
            return with_final(self.stem, "ㄹ"), True
        if self.irregular == "ㅎ":
            return with_final(self.stem, ""), False
        final = final_of(self.stem)
        if final == "ㄹ":
            return (with_final(self.stem, "") if drops_rieul else self.stem), False
        return self.stem, final != ""

    def with_consonant(self, consonant, rest):
        """Endings that are one consonant: 볼, 먹을, 매울, 길; 봄, 먹음, 매움, 긺."""
        stem, wants_eu = self.open_stem(drops_rieul=consonant != "ㅁ")
        if wants_eu:
            return stem + join("ㅇ", "ㅡ", consonant) + rest
        if consonant == "ㅁ" and final_of(stem) == "ㄹ":
            return with_final(stem, "ㄻ") + rest
        return with_final(stem, consonant) + rest

    def inflect_copula(self, ending):
        """이다 after a noun, 아니다: 최고예요, 최악이에요, 별로야, 명작임, 아니라서."""
        noun = self.stem[:-1] if self.stem[-1] == "이" else self.stem
        closed = final_of(noun) != ""
        after_vowel = {"아": "야", "아요": "예요", "아서": "라서", "아야": "여야"}
        after_consonant = {"아": "이야", "아요": "이에요", "아서": "이라서", "아야": "이어야"}
        if self.stem == "아니":
            after_vowel["아요"] = "에요"
        if ending in after_vowel:
            return noun + (after_consonant if closed else after_vowel)[ending]
        if ending[0] == "았":
            past = "이었" if closed else "었" if self.stem == "아니" else "였"
            return noun + past + ending[1:]
        if ending.startswith("=는"):
            ending = "ㄴ" + ending[2:]
        ending = ending.removeprefix("=ㄴ")
        if ending[0] in "ㄴㄹㅁㅂ":
            if self.stem == "아니":
                return with_final(noun, ending[0]) + ending[1:]
            return noun + join("ㅇ", "ㅣ", ending[0]) + ending[1:]
        ending = ending.removeprefix("으")
        return noun + ("이" if closed else "") + ending

    def inflect(self, ending):
        if self.is_copula:
            return self.inflect_copula(ending)
        first, rest = ending[0], ending[1:]
        if first == "=":
            return self.inflect_by_kind(rest)
        if first == "아":
            return self.infinitive() + rest
        if first == "았":
            return with_final(self.infinitive(), "ㅆ") + rest
        if first == "으":
            stem, wants_eu = self.open_stem(drops_rieul=rest[0] in "니세시")
            return stem + ("으" if wants_eu else "") + rest
        if first == "ㅂ":
            if final_of(self.stem) not in ("", "ㄹ"):
                return self.stem + "습" + rest
            return with_final(self.stem, "ㅂ") + rest
        if first in "ㄴㄹㅁ":
            return self.with_consonant(first, rest)
        if first in "네니는냐" and final_of(self.stem) == "ㄹ":
            return with_final(self.stem, "") + ending
        return self.stem + ending

    def inflect_by_kind(self, ending):
        if ending.startswith("ㄴ다"):
            if not self.is_verb:
                return self.stem + ending[1:]
            if final_of(self.stem) not in ("", "ㄹ"):
                return self.stem + "는" + ending[1:]
            return with_final(self.stem, "ㄴ") + ending[1:]
        if self.takes_neun:
            return self.inflect(ending)
        return self.with_consonant("ㄴ", ending[1:])


@lru_cache(maxsize=None)
def predicate(entry):
    return Predicate(entry)


def inflect(entry, ending):
    """The predicate of a lexicon entry with an ending: ("맵다/ㅂ", "아요") gives 매워요."""
    return predicate(entry).inflect(ending)


PARTICLES = {
    "이": ("이", "가"),
    "은": ("은", "는"),
    "을": ("을", "를"),
    "과": ("과", "와"),
    "아": ("아", "야"),
}


def attach(noun, particle):
    """The noun with a particle in the form that its last sound wants."""
    final = final_of(noun)
    if particle.startswith("으로"):
        return noun + ("으" if final not in ("", "ㄹ") else "") + particle[1:]
    if particle.startswith("이") and particle != "이":
        return noun + (particle if final else particle[1:])
    after_consonant, after_vowel = PARTICLES.get(particle, (particle, particle))
    return noun + (after_consonant if final else after_vowel)
