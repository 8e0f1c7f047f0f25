"""DuckDB and Ray Data beside one machine, where they are installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import PACKAGE, rows_of, run

from kc_vocab_distributed import Binary, KcVocabError


@pytest.fixture
def table(comments: list[str], tmp_path: Path) -> Path:
    """Comments as Parquet, and as lines beside it."""
    pq.write_table(pa.table({"id": range(len(comments)), "body": comments}), tmp_path / "c.parquet", row_group_size=500)
    (tmp_path / "c.txt").write_text("".join(comment + "\n" for comment in comments))
    return tmp_path / "c.parquet"


def test_duckdb_gives_the_counts_of_one_machine(command: str, table: Path, tmp_path: Path) -> None:
    duckdb: Any = pytest.importorskip("duckdb")
    from kc_vocab_distributed.duckdb import count

    for name, options, relation in (
        ("plain", [], duckdb.sql(f"FROM '{table}'")),
        ("dedup", ["--dedup"], duckdb.sql(f"SELECT DISTINCT body FROM '{table}'")),
    ):
        run(command, "count", tmp_path / "c.txt", "--output", tmp_path / f"{name}.counts", "--quiet", *options)
        count(relation, "body", binary=Binary(command)).write(str(tmp_path / f"{name}.duck"))
        assert rows_of(tmp_path / f"{name}.duck") == rows_of(tmp_path / f"{name}.counts")
    with pytest.raises(KcVocabError, match="there are no texts"):
        count(duckdb.sql(f"FROM '{table}' WHERE id < 0"), "body", binary=Binary(command))
    assert {path.suffix for path in tmp_path.iterdir()} == {".parquet", ".txt", ".counts", ".duck"}


def test_ray_gives_the_counts_of_one_machine(
    command: str, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ray: Any = pytest.importorskip("ray")
    pytest.importorskip("ray.data")
    from kc_vocab_distributed.ray import count

    monkeypatch.setenv("PYTHONPATH", str(PACKAGE))
    run(command, "count", tmp_path / "c.txt", "--output", tmp_path / "one.counts", "--quiet")
    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, configure_logging=False)
    try:
        ray.data.DataContext.get_current().max_hash_shuffle_aggregators = 2
        ray.data.DataContext.get_current().default_hash_shuffle_parallelism = 2
        count(ray.data.read_parquet(str(table)), "body", binary=Binary(command)).write(str(tmp_path / "ray.counts"))
    finally:
        ray.shutdown()
    assert rows_of(tmp_path / "ray.counts") == rows_of(tmp_path / "one.counts")
