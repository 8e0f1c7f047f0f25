"""What tests share: the command, comments, fakes of the command, and one Spark session."""

from __future__ import annotations

import os
import random
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Callable

import pyarrow as pa
import pytest

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = Path(__file__).resolve().parents[1]
WORDS = (
    "영화 정말 재밌다 재밌어요 별로 배우 연기 최고 ㅋㅋㅋ ㅠㅠ 감동 그냥 다시 보고 싶다 시간 아깝다 스토리 지루 하다 했다 "
    '않고 같은 너무 진짜 이런 영화는 영화를 배우들 연기가 좋다 좋아요 싫다 10점 1점 ! ? . ... OST bgm 👍 ❤️ ~ ^^ " NULL \\N'
).split()


def _binary() -> str:
    return os.environ.get("KC_VOCAB_BINARY") or str(ROOT / ".build/release/kc-vocab")


def _is_usable() -> bool:
    try:
        return subprocess.run([_binary(), "pipeline", "--json"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture(scope="session")
def command() -> str:
    """The path of kc-vocab."""
    if not _is_usable():
        pytest.skip(f"{_binary()} cannot be asked for its pipeline; build kc-vocab, or name it in KC_VOCAB_BINARY")
    return _binary()


def make_comments(count: int, seed: int) -> list[str]:
    """Comments of words that people write, some of them more than once."""
    chance = random.Random(seed)
    made = [
        "".join(word + chance.choice(["", " ", " ", "  "]) for word in chance.choices(WORDS, k=chance.randint(1, 12)))
        + (str(place) if chance.random() < 0.5 else "")
        for place in range(count)
    ]
    return made + chance.choices(made, k=count // 10)


@pytest.fixture(scope="session")
def comments() -> list[str]:
    """Some thousand comments."""
    return make_comments(3000, seed=1)


#: What reading as lines, or as text of some encoding, would change.
ODD = [
    "가\n나",
    "",
    "\ufeff가 다",
    "라\r",
    "마\r바",
    "사\x00아",
    "\tNULL\t",
    '"',
    "자\u2028차",
    "가" * 50_000,
    "BZh91AY 가",
    "\x1f\x8b\x08 나",
    "다\u0085라",
    "\\N",
    "x,y",
    "\ufffd",
]


def rows_of(path: Path) -> bytes:
    """A counts file without its header."""
    return path.read_bytes().partition(b"\n")[2]


def run(*words: Any, data: bytes = b"") -> bytes:
    """Runs a command to its end; its output."""
    done = subprocess.run([str(word) for word in words], input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def batches_of(texts: Iterable[Any], size: int = 1000, kind: Any = None) -> Iterator[Any]:
    """Texts as batches of one column."""
    rows = list(texts)
    for start in range(0, len(rows), size):
        yield pa.record_batch([pa.array(rows[start : start + size], kind or pa.binary())], names=["text"])


Fake = Callable[[str], str]


@pytest.fixture
def fake(tmp_path: Path) -> Fake:
    """Makes an executable of the text of a shell script."""

    def make(script: str) -> str:
        path = tmp_path / f"fake-{len(list(tmp_path.iterdir()))}"
        path.write_text("#!/bin/sh\n" + script)
        path.chmod(path.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
        return str(path)

    return make


#: A fake that says it is kc-vocab and then does something else.
KNOWN = """
if [ "$1" = pipeline ]; then
  echo '{"version": "9", "fingerprint": "f00f", "unicode": "15.0", "pipeline": {}}'
  exit 0
fi
"""


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """One session with two executors for all tests: starting it takes most of their time."""
    pyspark = pytest.importorskip("pyspark")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java; install it, for example openjdk-17-jre-headless")
    os.environ.update(
        PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1", PYTHONPATH=str(PACKAGE), PYTHONDONTWRITEBYTECODE="1"
    )
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "3",
        "spark.executorEnv.PYTHONPATH": str(PACKAGE),
        "spark.speculation": "true",
        "spark.sql.session.timeZone": "Asia/Seoul",
    }
    builder = pyspark.sql.SparkSession.builder.master("local-cluster[2,1,1024]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    home = Path(os.environ.get("SPARK_HOME") or Path(pyspark.__file__).parent)
    work = home / "work" / session.sparkContext.applicationId
    yield session
    session.stop()
    # Spark's own clean-up is for clusters that live on.
    shutil.rmtree(work, ignore_errors=True)


def children_left() -> list[str]:
    """Processes of kc-vocab, or of a fake of it, that run on this machine for these tests."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0") if entry.name.isdigit() else []
        except OSError:
            continue
        if b"--format=records" in words:
            found.append(b" ".join(words).decode("utf-8", "replace"))
    return found


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """After each test no kc-vocab runs on; what was just killed may take a moment."""
    import time

    yield
    for _ in range(300):
        if not children_left():
            return
        time.sleep(0.1)
    raise AssertionError(f"still running: {children_left()}")
