"""Columns as records and back."""

from __future__ import annotations

import itertools
import random
import struct
from typing import Any, Optional

import pyarrow as pa
import pytest

from kc_vocab_distributed import UsageError
from kc_vocab_distributed.records import FrameReader, LineReader, Queue, as_binary, frames, id_lists, invalid_sequences


def plain_frames(values: list[Optional[bytes]]) -> bytes:
    """The records by their definition."""
    return b"".join(b"\xff" * 4 if value is None else struct.pack("<I", len(value)) + value for value in values)


def test_every_small_column_becomes_its_records_and_comes_back() -> None:
    for count in range(4):
        for values in itertools.product([None, b"", b"a", b"\xff\n", b"b" * 300], repeat=count):
            for kind in (pa.binary(), pa.large_binary()):
                made = bytes(frames(pa.array(values, kind)))
                assert made == plain_frames(list(values))
            assert FrameReader().whole(made).to_pylist() == list(values)


def test_slices_have_their_own_records_only() -> None:
    column = pa.array([b"one", None, b"", b"four", b"five"])
    for start, end in itertools.combinations(range(6), 2):
        assert bytes(frames(column[start:end])) == plain_frames(column[start:end].to_pylist())


def test_records_may_come_in_pieces_of_any_size() -> None:
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    values = [None if chance.random() < 0.2 else chance.randbytes(chance.randrange(40)) for _ in range(500)]
    data, reader, queue, place = plain_frames(values), FrameReader(), Queue(), 0
    while place < len(data):
        size = chance.randrange(1, 60)
        queue.add(reader.whole(data[place : place + size]))
        place += size
    assert reader.is_between, f"seed {seed}"
    taken: list[Any] = []
    while len(queue):
        taken += queue.take(min(len(queue), chance.randrange(1, 90))).to_pylist()
    assert taken == values, f"seed {seed}"


def test_lines_of_numbers_may_come_in_pieces_of_any_size() -> None:
    text = b"1 2 3\n\n4\n30000 5\n\n"
    for first, second in itertools.combinations(range(len(text) + 1), 2):
        reader, rows = LineReader(), []
        for piece in (text[:first], text[first:second], text[second:]):
            rows += id_lists(reader.whole(piece)).to_pylist()
        assert rows == [[1, 2, 3], [], [4], [30000, 5], []] and reader.is_between
    unfinished = LineReader()
    unfinished.whole(b"1\n2")
    assert not unfinished.is_between


def test_text_of_every_type_is_taken() -> None:
    plain = pa.array(["가", None, "b"])
    others = [
        plain,
        plain.cast(pa.large_string()),
        plain.dictionary_encode(),
        plain.cast(pa.binary()),
        pa.chunked_array([plain[:1], plain[1:]]),
        plain.cast(pa.string_view()),
    ]
    for column in others:
        assert as_binary(column).to_pylist() == ["가".encode(), None, b"b"]
    assert as_binary(pa.nulls(2)).to_pylist() == [None, None]
    with pytest.raises(UsageError) as raised:
        as_binary(pa.array([1]), "stars")
    assert str(raised.value) == "column 'stars' is of type int64; give one of text (string or binary)"


def test_bytes_that_are_not_utf8_are_counted_as_they_are_replaced() -> None:
    texts = [b"a\xff\xfe", None, "\ufffd".encode(), b"\xea\xb0", b"\xea\xb0\x80", b"\xf0\x9f\x91\xff\xff", b""]
    assert invalid_sequences(pa.array(texts)).to_pylist() == [2, 0, 0, 1, 0, 3, 0]
    assert invalid_sequences(pa.array([b"a", None])).to_pylist() == [0, 0]
