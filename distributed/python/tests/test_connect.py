"""Spark Connect, in a process of its own: a session there is of another kind, and the client has neither Java nor files."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from conftest import PACKAGE, rows_of, run

SCRIPT = """
import sys
from pyspark.sql import SparkSession
from kc_vocab_distributed import Binary
from kc_vocab_distributed.spark import count, encode, ship

archive, texts, vocabulary, counts, ids = sys.argv[1:]
spark = SparkSession.builder.remote("local[1]").getOrCreate()
spark.conf.set("spark.sql.shuffle.partitions", "2")
ship(spark, archive)
binary = Binary("kc/kc-vocab")
frame = spark.read.option("lineSep", "\\n").text(texts)
count(frame, "value", binary=binary, preset="kcelectra-pretraining").write(counts, files=2)
encoded = encode(frame, "value", vocabulary=vocabulary, binary=binary)
encoded.selectExpr("array_join(ids, ' ') AS value").coalesce(1).write.text(ids)
spark.stop()
"""


def test_counts_and_ids_by_connect_are_those_of_one_machine(command: str, comments: list[str], tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    pytest.importorskip("grpc")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java; install it, for example openjdk-17-jre-headless")
    with tarfile.open(tmp_path / "kc.tgz", "w:gz", compresslevel=1) as archive:
        archive.add(os.path.realpath(command), "kc-vocab")
    texts = tmp_path / "c.txt"
    texts.write_text("".join(comment + "\n" for comment in comments[:500]))
    run(command, "train", texts, "--vocab-size", 200, "--output", tmp_path / "v", "--quiet")
    run(command, "count", texts, "--preset=kcelectra-pretraining", "--output", tmp_path / "one.counts", "--quiet")
    # Executors get the package by the session alone: only the client's own path has it.
    words = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(PACKAGE)!r})\n{SCRIPT}"]
    paths = [tmp_path / "kc.tgz", texts, tmp_path / "v", tmp_path / "counts", tmp_path / "ids"]
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run([*words, *map(str, paths)], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    parts = sorted((tmp_path / "counts").glob("part-*"))
    written = b"".join(gzip.decompress(part.read_bytes()).partition(b"\n")[2] for part in parts)
    assert written == rows_of(tmp_path / "one.counts")
    (ids,) = (tmp_path / "ids").glob("part-*.txt")
    assert ids.read_bytes() == run(command, "encode", tmp_path / "v", texts, "--ids")
