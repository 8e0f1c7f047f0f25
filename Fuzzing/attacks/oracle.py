"""kc-vocab's definitions in plain Python: words, counts, pieces. Slow, short, and sharing nothing with the program."""

import unicodedata
from collections import Counter


def is_ideograph(character):
    return 0x4E00 <= ord(character) <= 0x9FFF or 0x3400 <= ord(character) <= 0x4DBF or 0xF900 <= ord(character) <= 0xFAFF


def is_punctuation(character):
    point = ord(character)
    in_ascii = 33 <= point <= 47 or 58 <= point <= 64 or 91 <= point <= 96 or 123 <= point <= 126
    return in_ascii or unicodedata.category(character).startswith("P")


def words(comment, lowercase=False, spaces_cjk=True, form="NFC"):
    """The words of a comment as BERT's pipeline makes them."""
    text = unicodedata.normalize(form, comment) if form else comment
    pieces = []
    for character in text:
        if character.isspace():
            pieces.append(" ")
        elif unicodedata.category(character) in ("Cc", "Cf", "Co") or character == "\ufffd":
            continue
        elif is_punctuation(character) or spaces_cjk and is_ideograph(character):
            pieces.append(f" {character} ")
        else:
            pieces.append(character.lower() if lowercase else character)
    return "".join(pieces).split()


def counts(comments, **pipeline):
    return Counter(word for comment in comments for word in words(comment, **pipeline))


def distinct(comments):
    """Without the comments that were there before."""
    return list(dict.fromkeys(comments))


def pieces(word, tokens):
    """WordPiece: the longest token that matches, again and again; the unknown token where none does."""
    if len(word) > 100:
        return ["[UNK]"]
    found, start = [], 0
    while start < len(word):
        prefix = "##" if start else ""
        end = next((end for end in range(len(word), start, -1) if prefix + word[start:end] in tokens), None)
        if end is None:
            return ["[UNK]"]
        found.append(prefix + word[start:end])
        start = end
    return found


def counts_body(table):
    """The lines of a counts file after its first."""
    lines = sorted((word.encode(), count) for word, count in table.items())
    return b"".join(word + b"\t%d\n" % count for word, count in lines)
