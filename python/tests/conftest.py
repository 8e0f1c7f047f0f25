"""What tests share: comments, and a vocabulary that was trained from them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import kc_vocab as kc

WORDS = (
    "영화 정말 재밌다 재밌어요 별로 배우 연기 최고 ㅋㅋㅋ ㅠㅠ 감동 그냥 다시 보고 싶다 시간 아깝다 스토리 지루 하다 했다 "
    "않고 같은 너무 진짜 이런 영화는 영화를 배우들 연기가 좋다 좋아요 싫다 10점 1점 ! ? . ... OST bgm 👍 ❤️ ~ ^^"
).split()


def make_comments(count: int, seed: int) -> list[str]:
    """Comments of words that people write, joined as they do."""
    chance = random.Random(seed)
    return [
        "".join(word + chance.choice(["", " ", " ", "  "]) for word in chance.choices(WORDS, k=chance.randint(1, 12)))
        for _ in range(count)
    ]


@pytest.fixture(scope="session")
def comments() -> list[str]:
    """Some thousand comments."""
    return make_comments(3000, seed=1)


@pytest.fixture(scope="session")
def file(comments: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in a file."""
    path = tmp_path_factory.mktemp("comments") / "comments.txt"
    path.write_text("".join(comment + "\n" for comment in comments), "utf-8")
    return path


@pytest.fixture(scope="session")
def vocab(file: Path, tmp_path_factory: pytest.TempPathFactory) -> kc.Vocabulary:
    """A vocabulary of the comments."""
    return kc.train(file, size=400, output=tmp_path_factory.mktemp("made") / "vocabulary", progress=False)
