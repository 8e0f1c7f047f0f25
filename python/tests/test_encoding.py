"""Ids are those of tokenizers, whatever the texts come in."""

from __future__ import annotations

import array
import ctypes as c
import gc
import pickle
import shutil
import threading
from pathlib import Path
from typing import Any, Optional

import pytest

import kc_vocab as kc
from kc_vocab import _library
from conftest import make_comments

ODD = ["", " ", "\n", "a\nb", "영화\n\n최고", "\x00", "영\x00화", "[MASK]", "영화[MASK]최고", "\ufeff영화", "가" * 300, "👍🏽", "e\u0301", "[CLS] [SEP]"]


def expected(vocab: kc.Vocabulary, texts: list[str], special: bool = False) -> list[list[int]]:
    """What tokenizers makes of them."""
    tokenizers = pytest.importorskip("tokenizers")
    tokenizer = tokenizers.Tokenizer.from_file(str(vocab.path / "tokenizer.json"))
    return [encoding.ids for encoding in tokenizer.encode_batch(texts, add_special_tokens=special)]


@pytest.mark.parametrize("special", [False, True])
@pytest.mark.parametrize("threads", [1, 3])
def test_lists_are_encoded_as_tokenizers_does(vocab: kc.Vocabulary, special: bool, threads: int) -> None:
    texts = make_comments(20_000, seed=2) + ODD
    assert vocab.encode_batch(texts, special, threads=threads).to_list() == expected(vocab, texts, special)


@pytest.mark.parametrize("special", [False, True])
def test_one_text_is_encoded_as_tokenizers_does(vocab: kc.Vocabulary, special: bool) -> None:
    texts = make_comments(200, seed=3) + ODD + ["영화 최고 " * 5000]
    assert [vocab.encode(text, special) for text in texts] == expected(vocab, texts, special)


def test_any_text_is_encoded_as_tokenizers_does(vocab: kc.Vocabulary) -> None:
    hypothesis = pytest.importorskip("hypothesis")
    strategies = pytest.importorskip("hypothesis.strategies")
    tokenizers = pytest.importorskip("tokenizers")
    tokenizer = tokenizers.Tokenizer.from_file(str(vocab.path / "tokenizer.json"))
    # What was assigned after the library's Unicode version is another matter.
    characters = strategies.characters(max_codepoint=0x2FFF, exclude_categories=["Cs", "Cn", "Co"])
    letters = characters | strategies.sampled_from("영화최고ㅋ[]#\n\r 👍")
    text = strategies.lists(strategies.text(letters) | strategies.sampled_from(ODD), max_size=4).map("".join)

    def check(texts: list[str]) -> None:
        wanted = [encoding.ids for encoding in tokenizer.encode_batch(texts, add_special_tokens=False)]
        assert vocab.encode_batch(texts).to_list() == wanted
        assert [vocab.encode(text) for text in texts] == wanted

    given: Any = hypothesis.given(strategies.lists(text, max_size=5))(check)
    hypothesis.settings(max_examples=300, deadline=None, derandomize=True, database=None)(given)()


def columns(texts: list[Optional[str]]) -> dict[str, Any]:
    """The texts as columns of every kind that is installed."""
    kinds: dict[str, Any] = {}
    try:
        import pyarrow as pa

        kinds["string"] = pa.array(texts, pa.string())
        kinds["large_string"] = pa.array(texts, pa.large_string())
        kinds["string_view"] = pa.array(texts, pa.string_view())
        kinds["binary"] = pa.array([None if text is None else text.encode() for text in texts], pa.binary())
        kinds["slice"] = pa.array(["앞", None, "에", *texts, "뒤"], pa.string()).slice(3, len(texts))
        kinds["chunks"] = pa.chunked_array([pa.array(texts[:7], pa.string()), pa.array(texts[7:], pa.string()).slice(0)])
        kinds["view slice"] = pa.array(["x" * 40, *texts], pa.string_view()).slice(1)
        kinds["table"] = pa.table({"body": pa.array(texts, pa.string())})
        batch = pa.record_batch({"body": pa.array(["zz", *texts], pa.string())}).slice(1)
        kinds["batch"] = batch
    except ImportError:
        pass
    try:
        import polars as pl

        kinds["polars"] = pl.Series("body", texts)
        kinds["polars slice"] = pl.Series("body", ["먼저", *texts]).slice(1)
    except ImportError:
        pass
    try:
        import pandas as pd

        if int(pd.__version__.split(".")[0]) >= 3:
            kinds["pandas"] = pd.Series(texts, dtype="str")
    except ImportError:
        pass
    try:
        import duckdb
        import pyarrow as pa

        table = pa.table({"place": list(range(len(texts))), "body": pa.array(texts, pa.string())})
        assert table.num_rows == len(texts)
        kinds["duckdb"] = duckdb.from_arrow(table).order("place").project("body")
    except ImportError:
        pass
    return kinds


def test_columns_give_the_same_ids(vocab: kc.Vocabulary) -> None:
    texts: list[Optional[str]] = [*make_comments(500, seed=4), *ODD]
    wanted = vocab.encode_batch([text for text in texts if text is not None]).to_list()
    kinds = columns(texts)
    if not kinds:
        pytest.skip("no library of columns is installed")
    for name, column in kinds.items():
        for threads in (1, 2):
            assert vocab.encode_batch(column, threads=threads).to_list() == wanted, name


def test_null_texts_stay_null(vocab: kc.Vocabulary) -> None:
    texts: list[Optional[str]] = [None, "영화", None, "", "최고", None]
    kinds = columns(texts)
    if not kinds:
        pytest.skip("no library of columns is installed")
    for special in (False, True):
        wanted = [None if text is None else vocab.encode(text, special) for text in texts]
        for name, column in kinds.items():
            encoded = vocab.encode_batch(column, special)
            assert encoded.to_list() == wanted, name
            assert list(encoded[1:3]) == wanted[1:3] and encoded[-1] is None and encoded.null_count == 3, name


def test_ids_go_back_as_a_list_column(vocab: kc.Vocabulary, comments: list[str]) -> None:
    pa = pytest.importorskip("pyarrow")
    encoded = vocab.encode_batch(comments)
    wanted = encoded.to_list()
    made = encoded.to_arrow()
    assert made.type == pa.large_list(pa.int32())
    made.validate(full=True)
    values = made.values
    again = encoded.to_arrow()
    del encoded, made
    gc.collect()
    assert again.to_pylist() == wanted
    assert values.to_pylist() == [number for row in wanted if row for number in row]
    nulls = vocab.encode_batch(pa.array(["영화", None])).to_arrow()
    nulls.validate(full=True)
    assert nulls.to_pylist()[1] is None
    assert vocab.encode_batch([]).to_arrow().to_pylist() == []


def test_unused_capsules_are_freed(vocab: kc.Vocabulary) -> None:
    encoded = vocab.encode_batch(["영화"])
    for _ in range(1000):
        encoded.__arrow_c_array__()
    assert encoded.to_list() == [vocab.encode("영화")]


def test_ids_are_numpy_without_a_copy(vocab: kc.Vocabulary, comments: list[str]) -> None:
    numpy = pytest.importorskip("numpy")
    encoded = vocab.encode_batch(comments)
    ids, offsets = numpy.asarray(encoded.ids), numpy.asarray(encoded.offsets)
    assert ids.dtype == numpy.int32 and offsets.dtype == numpy.int64
    row = encoded[5]
    del encoded
    gc.collect()
    assert ids[offsets[5] : offsets[6]].tolist() == row
    assert not ids.flags.writeable


def test_rows_are_padded(vocab: kc.Vocabulary, comments: list[str]) -> None:
    pytest.importorskip("numpy")
    texts = [*comments[:200], ""]
    encoded = vocab.encode_batch(texts, add_special_tokens=True)
    for length in (4, 16, None):
        ids, mask = encoded.padded(length, pad_id=7)
        width = length or max(len(row) for row in encoded.to_list() if row)
        assert ids.shape == mask.shape == (len(texts), width)
        for row, found, ones in zip(encoded.to_list(), ids.tolist(), mask.tolist()):
            assert row is not None
            kept = row[:width]
            assert found == kept + [7] * (width - len(kept))
            assert ones == [1] * len(kept) + [0] * (width - len(kept))


def test_decoding_is_that_of_tokenizers(vocab: kc.Vocabulary, comments: list[str]) -> None:
    tokenizers = pytest.importorskip("tokenizers")
    tokenizer = tokenizers.Tokenizer.from_file(str(vocab.path / "tokenizer.json"))
    for text in comments[:200]:
        ids = vocab.encode(text, add_special_tokens=True)
        for skips in (False, True):
            assert vocab.decode(ids, skip_special_tokens=skips) == tokenizer.decode(ids, skip_special_tokens=skips)
    assert vocab.decode(array.array("i", vocab.encode("영화"))) == "영화"
    with pytest.raises(kc.UsageError, match="there is no id -1; the vocabulary has 0 to "):
        vocab.decode([-1])


def test_what_a_vocabulary_says_of_itself(vocab: kc.Vocabulary) -> None:
    assert len(vocab) == len(vocab.tokens_by_id) > 100
    assert vocab.tokens_by_id[vocab["[MASK]"]] == "[MASK]" and "[MASK]" in vocab and "없는것" not in vocab
    assert vocab.tokens("영화 최고") == [vocab.tokens_by_id[number] for number in vocab.encode("영화 최고")]
    assert vocab.special_tokens == ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    assert vocab.manifest is not None and vocab.unicode_version == vocab.pipeline["unicode_version"]
    assert "<table>" in vocab._repr_html_() and str(len(vocab)) in repr(vocab).replace(",", "")


def test_a_list_says_what_is_no_text(vocab: kc.Vocabulary) -> None:
    with pytest.raises(kc.BadInput, match=r"texts\[2\]: NoneType is no text"):
        vocab.encode_batch(["a", "b", None])
    with pytest.raises(kc.BadInput, match=r"texts\[1\]: has a lone surrogate"):
        vocab.encode_batch(["a\n", "\ud800"])
    with pytest.raises(UnicodeEncodeError):
        vocab.encode("\ud800")
    with pytest.raises(kc.UsageError, match="a single text where several are needed"):
        vocab.encode_batch("영화")
    assert vocab.encode_batch([b"a\nb", "영화".encode()]).to_list() == vocab.encode_batch(["a\nb", "영화"]).to_list()
    assert vocab.encode_batch(text for text in ["영화"]).to_list() == vocab.encode_batch(["영화"]).to_list()


def test_a_column_says_what_is_no_text(vocab: kc.Vocabulary) -> None:
    pa = pytest.importorskip("pyarrow")
    with pytest.raises(kc.BadInput, match=r"Int64Array: holds no texts \(Arrow's format \"l\"\)"):
        vocab.encode_batch(pa.array([1, 2]))
    with pytest.raises(kc.BadInput, match="is dictionary encoded; cast it to strings first"):
        vocab.encode_batch(pa.array(["a", "a"]).dictionary_encode())
    with pytest.raises(kc.BadInput, match="Table: has 2 columns"):
        vocab.encode_batch(pa.table({"a": ["x"], "b": ["y"]}))


class Raw:
    """A column with offsets of its own, as a program at fault might give it."""

    def __init__(self, kind: bytes, rows: Any, length: int, data: Optional[bytes]) -> None:
        self.array = _library.ArrowArray()
        self.schema = _library.ArrowSchema(format=kind, name=b"")
        self.rows, self.data = rows, data
        address = c.cast(c.c_char_p(data), c.c_void_p).value if data is not None else None
        sizes = (c.c_int64 * 1)(len(data or b""))
        self.sizes = sizes
        places = [None, c.addressof(rows), address] + ([c.addressof(sizes)] if kind == b"vu" else [])
        self.buffers = (c.c_void_p * len(places))(*places)
        self.array.length, self.array.n_buffers = length, len(places)
        self.array.buffers = c.cast(self.buffers, c.POINTER(c.c_void_p))
        self.release = c.CFUNCTYPE(None, c.c_void_p)(lambda array: None)
        self.array.release = c.cast(self.release, c.c_void_p)

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[Any, Any]:
        make = _library.new_capsule
        return (
            make(c.addressof(self.schema), b"arrow_schema", None), make(c.addressof(self.array), b"arrow_array", None),
        )


def view(length: int, buffer: int, start: int) -> Any:
    return (c.c_int32 * 4)(length, 0, buffer, start)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (Raw(b"u", (c.c_int32 * 3)(0, 5, 3), 2, b"abcde"), "row 1 ends before it begins"),
        (Raw(b"U", (c.c_int64 * 3)(-4, 2, 3), 2, b"abcde"), "row 0 ends before it begins"),
        (Raw(b"u", (c.c_int32 * 2)(0, 5), 1, None), "there are offsets and no bytes"),
        (Raw(b"vu", view(20, 0, 0), 1, b"short"), "row 0 leads out of its buffer"),
        (Raw(b"vu", view(20, 3, 0), 1, b"a" * 40), "row 0 leads out of its buffer"),
        (Raw(b"vu", view(-1, 0, 0), 1, b"a" * 40), "row 0 leads out of its buffer"),
        (Raw(b"vu", view(20, 0, -8), 1, b"a" * 40), "row 0 leads out of its buffer"),
    ],
)
def test_wrong_offsets_raise(vocab: kc.Vocabulary, raw: Raw, words: str) -> None:
    with pytest.raises(kc.BadInput, match=words):
        vocab.encode_batch(raw)


def test_a_right_raw_column_is_read(vocab: kc.Vocabulary) -> None:
    assert vocab.encode_batch(Raw(b"u", (c.c_int32 * 3)(0, 2, 5), 2, b"ab1 c")).to_list() == vocab.encode_batch(
        ["ab", "1 c"]
    ).to_list()
    assert vocab.encode_batch(Raw(b"vu", view(3, 0x636261, 0), 1, b"")).to_list() is not None


def test_a_stream_that_fails_says_why(vocab: kc.Vocabulary) -> None:
    pa = pytest.importorskip("pyarrow")

    def batches() -> Any:
        yield pa.record_batch({"body": ["영화"]})
        raise OSError("the disk is gone")

    reader = pa.RecordBatchReader.from_batches(pa.schema({"body": pa.string()}), batches())
    with pytest.raises(kc.BadInput, match="the disk is gone"):
        vocab.encode_batch(reader)


def test_threads_share_a_vocabulary(vocab: kc.Vocabulary, comments: list[str]) -> None:
    wanted = vocab.encode_batch(comments).to_list()
    failures: list[int] = []

    def work(place: int) -> None:
        for number in range(place, len(comments), 8):
            if vocab.encode(comments[number]) != wanted[number]:
                failures.append(number)
        if vocab.encode_batch(comments, threads=2).to_list() != wanted:
            failures.append(-1)

    threads = [threading.Thread(target=work, args=(place,)) for place in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_vocabularies_are_pickled_by_their_path(vocab: kc.Vocabulary) -> None:
    again = pickle.loads(pickle.dumps(vocab))
    assert again.encode("영화 최고") == vocab.encode("영화 최고") and again.path == vocab.path


def test_a_bare_list_of_tokens_takes_options(vocab: kc.Vocabulary) -> None:
    bare = kc.open(vocab.path / "vocab.txt", lowercase=True)
    assert bare.encode("OST") == bare.encode("ost") and bare.pipeline["bert"]["lowercase"] is True
    with pytest.raises(kc.KcVocabError, match="--normalization"):
        kc.open(vocab.path / "vocab.txt", normalization="nfx")
    with pytest.raises(FileNotFoundError, match="no such file"):
        kc.open("/nowhere/at/all")


def test_a_vocabulary_is_copied(vocab: kc.Vocabulary, tmp_path: Any) -> None:
    saved = vocab.save(tmp_path / "copy")
    assert saved.sha256 == vocab.sha256
    with pytest.raises(FileExistsError):
        vocab.save(tmp_path / "copy")


def test_a_vocabulary_of_the_package_is_known_by_its_name(vocab: kc.Vocabulary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kc_vocab import _vocabulary

    package = tmp_path / "kc_vocab"
    shutil.copytree(vocab.path, package / "vocab" / "kc-30k")
    monkeypatch.setattr(_vocabulary, "__file__", str(package / "_vocabulary.py"))
    monkeypatch.chdir(tmp_path)
    included = kc.open("kc-30k")
    assert included.path == package / "vocab" / "kc-30k"
    assert included.tokens_by_id == vocab.tokens_by_id
    assert pickle.loads(pickle.dumps(included)).path == included.path
    with pytest.raises(kc.KcVocabError):
        kc.open("kc-30k/")
    # A file of the name counts.
    (tmp_path / "kc-30k").write_text("[UNK]\n")
    assert kc.open("kc-30k").tokens_by_id == ["[UNK]"]
