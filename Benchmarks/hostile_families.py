"""Text that breaks what is not linear: each family makes about `size` bytes of one kind."""

import base64
import functools
import itertools
from random import Random

ALPHABETS = {
    "hangul": (0xAC00, 0xD7A3),
    "jamo": (0x3131, 0x3163),
    "loose jamo": (0x1100, 0x1112),
    "latin": (0x61, 0x7A),
    "digits": (0x30, 0x39),
    "han": (0x4E00, 0x9FFF),
    "kana": (0x3042, 0x3093),
    "cyrillic": (0x430, 0x44F),
    "arabic": (0x628, 0x64A),
    "thai": (0xE01, 0xE2E),
    "emoji": (0x1F600, 0x1F64F),
    "symbols": (0x2190, 0x21FF),
    "rare planes": (0x10000, 0x1FFFF),
}

MARKS = [
    0x300,
    0x327,
    0x323,
    0x345,
    0x334,
    0x315,
    0x31B,
    0x359,
    0x35C,
    0x35D,
    0x3099,
    0x94D,
    0x5B0,
    0x64B,
    0x670,
    0xE38,
]


def repeated(unit, size):
    return unit * max(1, size // len(unit.encode()))


def characters(random, first, last, size):
    """Random characters of a range, as many as fill `size` bytes."""
    count = max(1, size // len(chr(last).encode()))
    return "".join(map(chr, random.choices(range(first, last + 1), k=count)))


def fibonacci(size):
    """The word in which every prefix recurs and none is periodic."""
    short, long = "a", "ab"
    while len(long) < size:
        short, long = long, long + short
    return long[:size]


def marks(random, size):
    """A base with combining marks of all classes, none in canonical order for long."""
    return "e" + "".join(map(chr, random.choices(MARKS, k=size // 2)))


@functools.cache
def every_character():
    """In an order of no kind, so that a longer text holds more of the same mixture."""
    characters = [chr(c) for c in range(0x21, 0x110000) if not 0xD800 <= c < 0xE000]
    Random("every character").shuffle(characters)
    return characters


def distinct(size):
    """Every character once, over and over in one line when there are no more."""
    return "".join(itertools.islice(itertools.cycle(every_character()), size // 4))


def words(random, size, separator, letters="가나다라마바사아자차카타파하", length=5):
    count = size // (len(letters[0].encode()) * length + 1)
    return separator.join("".join(random.choices(letters, k=length)) for _ in range(max(1, count)))


def prefixes(size):
    """Words that share prefixes with those before and after, each a new one."""
    number, text, room = 0, [], size
    while room > 0:
        text.append("말" * (number % 30) + format(number, "o"))
        room -= len(text[-1].encode()) + 1
        number += 1
    return " ".join(text)


def urls(random, size):
    one = "https://www.naver.com/{}?q=%EA%B0%80&b=1 "
    return "".join(one.format(random.randrange(10**9)) for _ in range(max(1, size // 50)))


def lines_of(make, width):
    """The same as lines of some length."""

    def many(random, size):
        return "\n".join(make(random, width) for _ in range(max(1, size // width)))

    return many


def alphabet(first, last):
    return lambda random, size: characters(random, first, last, size)


def unit(text):
    return lambda random, size: repeated(text, size)


FAMILIES = {
    **{f"one word of {name}": alphabet(*ends) for name, ends in ALPHABETS.items()},
    "aaaa": unit("a"),
    "abab": unit("ab"),
    "laughter ㅋ": unit("ㅋ"),
    "laughter ㅋㅎ": unit("ㅋㅎ"),
    "runs of four": unit("ㅋㅋㅋㅋㅎㅎㅎㅎ"),
    "period of seven": unit("가나다라마바사"),
    "fibonacci": lambda random, size: fibonacci(size),
    "base64": lambda random, size: base64.b64encode(random.randbytes(size * 3 // 4)).decode(),
    "joined men": unit("👨\u200d"),
    "joined family": unit("👨\u200d👩\u200d👧\u200d"),
    "heart joined": unit("❤\ufe0f\u200d🔥\u200d"),
    "flags": unit("🇰🇷"),
    "half flags": unit("🇰"),
    "keycaps": unit("1\ufe0f\u20e3"),
    "skin tones": unit("👍🏽"),
    "tone after tone": unit("🏽"),
    "tag characters": lambda random, size: "🏴" + repeated("\U000e0067", size),
    "joiners": unit("\u200d"),
    "variation selectors": unit("\ufe0f"),
    "marks of all classes": marks,
    "marks of two classes": lambda random, size: "e" + repeated("\u0323\u0301", size),
    "marks of one class": lambda random, size: "a" + repeated("\u0301", size),
    "marked letters": unit("e\u0323\u0301"),
    "open brackets": unit("("),
    "nested brackets": lambda random, size: "[" * (size // 2) + "]" * (size // 2),
    "angle brackets": unit("<a>"),
    "exclamation marks": unit("!"),
    "dots and tildes": unit(".~"),
    "spaces": unit(" "),
    "ideographic spaces": unit("\u3000"),
    "empty lines": unit("\n"),
    "line separators": unit("\u2028"),
    "masks": unit("OOO "),
    "mask without end": unit("O"),
    "masks side by side": unit("OOOa"),
    "urls": urls,
    "one url": lambda random, size: "https://a.com/" + repeated("a", size),
    "near-urls": unit("http://a"),
    "schemes": unit("http://"),
    "hosts of dots": lambda random, size: "http://" + repeated("a.", size),
    "host without end": lambda random, size: "http://" + repeated("a-", size),
    "www chain": unit("http://www."),
    "half a scheme": unit("http:/"),
    "distinct characters": lambda random, size: distinct(size),
    "special tokens": unit("[UNK][CLS]"),
    "special tokens apart": unit("[MASK] "),
    "nearly special": unit("[UN[MAS"),
    "near-JSON": unit('{"a":['),
    "JSON lines of quotes": unit('{"a\\"'),
    "quotes": unit('"'),
    "commas": unit(","),
    "backslashes": unit("\\"),
    "tiny lines": unit("ㅋ\n"),
    "tiny lines, distinct": lambda random, size: words(random, size, "\n", length=2),
    "one line of words": lambda random, size: words(random, size, " "),
    "distinct words": lambda random, size: words(random, size, " ", length=9),
    "words by prefix": lambda random, size: prefixes(size),
    "words of ninety": lines_of(alphabet(*ALPHABETS["hangul"]), 270),
    "laughing lines": lines_of(unit("ㅋ"), 999),
    "emoji lines": lines_of(unit("👨\u200d👩\u200d👧 "), 400),
}
