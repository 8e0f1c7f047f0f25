"""Cleaning in the process does what the command does."""

from __future__ import annotations

import subprocess

import pytest

import kc_vocab as kc
from conftest import make_comments
from kc_vocab._library import native

ODD = ["", "ㅋㅋㅋㅋㅋㅋㅋ https://a.kr/b?c 👍👍", "a\nb", "漢字 한자", "  사이   공백  ", "\r", "끝\r", "OOO씨"]


@pytest.mark.parametrize("name", ["kcbert-2020", "kcelectra-2021", "kcelectra-2022", "kc-comments", "kcelectra-pretraining"])
def test_texts_are_cleaned_as_by_the_command(name: str) -> None:
    texts = make_comments(3000, seed=5) + ODD
    option = "--preset" if name.endswith("pretraining") else "--clean"
    lines = "".join(text.replace("\n", " ") + "\n" for text in texts).encode()
    wanted = subprocess.run(
        [str(native("kc-vocab")), "clean", "-", option, name, "--no-dedup", "--keep-empty", "--quiet"], input=lines,
        capture_output=True, check=True,
    ).stdout.decode().split("\n")[:-1]
    assert kc.clean(texts, name, threads=1) == wanted
    assert kc.clean(texts, name, threads=3) == wanted
    assert [kc.clean(text, name) for text in texts[-20:]] == wanted[-20:]


def test_series_stay_series() -> None:
    texts = ["ㅋㅋㅋㅋㅋㅋ", None, "좋아요 http://a.kr"]
    wanted = [None if text is None else kc.clean(text, "kcelectra-2022") for text in texts]
    pd = pytest.importorskip("pandas")
    if int(pd.__version__.split(".")[0]) >= 3:
        series = kc.clean(pd.Series(texts, index=[3, 1, 2], name="body", dtype="str"), "kcelectra-2022")
        assert series.index.tolist() == [3, 1, 2] and series.name == "body"
        assert [None if text != text else text for text in series] == wanted
    pl = pytest.importorskip("polars")
    assert kc.clean(pl.Series("body", texts), "kcelectra-2022").to_list() == wanted
    pa = pytest.importorskip("pyarrow")
    column = kc.clean(pa.array(texts), "kcelectra-2022")
    assert column.to_arrow().to_pylist() == wanted and list(column) == wanted and column[1] is None
    column.to_arrow().validate(full=True)


def test_a_cleaner_that_is_none() -> None:
    with pytest.raises(kc.KcVocabError, match="kcelectra-2202: is no cleaner; did you mean 'kcelectra-2022'"):
        kc.clean("영화", "kcelectra-2202")
