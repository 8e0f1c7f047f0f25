"""Changes to files: of bytes, of lines, of words and of JSON values."""

import json
import re

# What readers stumble over: numbers at the ends of their types, halves of characters, brackets without end.
PIECES = [
    b"", b"0", b"-1", b"9223372036854775807", b"9223372036854775808", b"18446744073709551616", b"1e999", b"-0.0",
    b"NaN", b"null", b"true", b"[]", b"{}", b'""', b'"', b"\\", b"1.5", b"4294967296", b"2147483648",
    b"-9223372036854775808", b"\\u0000", b"\\ud800", b"\x00", b"\xff", b"\xf0\x9f", b"\xed\xa0\x80", b"\t", b"\n", b"\r\n",
    b",", b"##", b"[UNK]", b"[PAD]", b"[" * 120, b'{"a":' * 120, b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\x1b[31m", b"A" * 70_000,
]
# The first of them can stand where a value stood.
VALUE_COUNT = 22
VALUES = [
    None, True, False, 0, -1, 1, 2**63 - 1, 2**63, 2**64, -(2**63), 1e308, -1e308, 0.5, "", "x", "##", "[UNK]", [], {}, [[]],
    [None], {"": None}, "\0", "\U0001f600", "a" * 300, [1] * 50,
]
VALUE = re.compile(rb'-?\d+(?:\.\d+)?|"[^"\n]*"|true|false|null')


def mutated(data, random):
    """The file after one to eight changes."""
    data = bytearray(data)
    for _ in range(random.choice([1, 1, 1, 2, 3, 8])):
        if not data:
            data += random.choice(PIECES)
            continue
        data = bytearray(random.choice(CHANGES)(data, random))
    return bytes(data)


def flip(data, random):
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return data


def noise(data, random):
    for _ in range(random.randrange(1, 10)):
        data[random.randrange(len(data))] = random.randrange(256)
    return data


def delete(data, random):
    start = random.randrange(len(data))
    del data[start:start + random.choice([1, 1, 2, 5, 50, len(data)])]
    return data


def cut(data, random):
    return data[:random.randrange(len(data))]


def insert(data, random):
    start = random.randrange(len(data))
    data[start:start] = random.choice(PIECES)
    return data


def copy(data, random):
    start, source = random.randrange(len(data)), random.randrange(len(data))
    data[start:start] = data[source:source + random.choice([1, 4, 30, 500])]
    return data


def repeat(data, random):
    return data + data[:random.choice([1, 10, len(data)])]


def change_lines(data, random):
    lines = bytes(data).split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    choice = random.randrange(4)
    if choice == 0:
        lines.insert(one, lines[other])
    elif choice == 1:
        del lines[one]
    elif choice == 2:
        lines[one], lines[other] = lines[other], lines[one]
    else:
        lines[one] = random.choice(PIECES)
    return b"\n".join(lines)


def change_value(data, random):
    places = [match.span() for match in VALUE.finditer(bytes(data))]
    if places:
        start, end = random.choice(places)
        data[start:end] = random.choice(PIECES[:VALUE_COUNT])
    return data


CHANGES = [flip, noise, delete, cut, insert, copy, repeat, change_lines, change_value, change_value]


def mutated_json(data, random):
    """The document with members taken out, doubled or exchanged; as `mutated` where it is no JSON."""
    try:
        root = json.loads(data)
    except ValueError:
        return mutated(data, random)
    for _ in range(random.choice([1, 1, 2, 3])):
        places = list(walk(root))
        if not places:
            break
        owner, key = random.choice(places)
        choice = random.randrange(4)
        if choice == 0:
            del owner[key]
        elif choice == 1 and isinstance(owner, dict):
            owner[random.choice(["", "x", f"{key}x"])] = owner[key]
        elif choice == 1:
            owner.append(owner[key])
        else:
            owner[key] = random.choice(VALUES)
    return json.dumps(root, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")


def walk(value):
    """Every place of a document, as its container and its key."""
    members = value.items() if isinstance(value, dict) else enumerate(value[:40]) if isinstance(value, list) else ()
    for key, member in list(members):
        yield value, key
        yield from walk(member)
