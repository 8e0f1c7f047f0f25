"""Hangul syllables as their jamo: what conjugating, choosing particles and mistyping need.

Source: The Unicode Standard, section 3.12, conjoining jamo behaviour.
"""

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]

FIRST_SYLLABLE = 0xAC00
LAST_SYLLABLE = 0xD7A3

# How the last sign of a word is read aloud decides its particle: 0 yeong, 1 il, ...; L el, M em, N en, R ar.
READ_WITH_FINAL = set("013678LMNRlmnr")
READ_WITH_RIEUL = set("178LRlr")


def is_syllable(character):
    return FIRST_SYLLABLE <= ord(character) <= LAST_SYLLABLE


def split(syllable):
    """The initial, vowel and final ("" for none) of a precomposed syllable."""
    index = ord(syllable) - FIRST_SYLLABLE
    return INITIALS[index // 588], VOWELS[index % 588 // 28], FINALS[index % 28]


def join(initial, vowel, final=""):
    index = (INITIALS.index(initial) * 21 + VOWELS.index(vowel)) * 28 + FINALS.index(final)
    return chr(FIRST_SYLLABLE + index)


def final_of(word):
    """The final consonant that the word ends in when read aloud, "" for a vowel."""
    for character in reversed(word):
        if is_syllable(character):
            return split(character)[2]
        if character.isalnum():
            if character in READ_WITH_RIEUL:
                return "ㄹ"
            return "ㅇ" if character in READ_WITH_FINAL else ""
    return ""


def with_final(word, final):
    """The word with the final of its last syllable replaced."""
    initial, vowel, _ = split(word[-1])
    return word[:-1] + join(initial, vowel, final)
