"""Spark's plug: what the other modules do to batches, done to DataFrames.

Nothing here makes or stops a session, and texts are bytes from end to end: sorted by bytes, grouped by bytes, whatever
collation the session has. Works in classic sessions and in those of Spark Connect.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Optional

from pyspark.sql import SparkSession

from .spark_audits import AuditState, audit
from .spark_counts import Counts, count
from .spark_texts import clean, encode

__all__ = ["AuditState", "Counts", "audit", "clean", "count", "encode", "ship", "sources"]


def sources(session: SparkSession, paths: Sequence[str], digests: bool = False) -> list[dict[str, Any]]:
    """What a counts file says of the files that it comes from, by Spark's own reader of whole files.

    ``digests`` reads each file once more, which may then have at most 2 GB.
    """
    expressions = ["path", "length"] + (["sha2(content, 256) AS sha256"] if digests else [])
    found = session.read.format("binaryFile").load(list(paths)).selectExpr(*expressions).collect()
    by_path = {row["path"]: row for row in found}
    told = []
    for path in sorted(by_path):
        row = by_path[path]
        said = {"name": path.rstrip("/").rpartition("/")[2], "bytes": row["length"]}
        told.append({**said, "sha256": row["sha256"]} if digests else said)
    return told


def ship(session: SparkSession, archive: Optional[str] = None) -> None:
    """Sends this package, and the archive that distributed/bundle makes, to the executors of a session.

    Not needed where executors have them, or where spark-submit got --py-files and --archives. The binary of the archive
    is then ``Binary("kc/kc-vocab")``.
    """
    # Where it was imported from an archive itself, Spark has sent it already.
    if Path(__file__).exists():
        session.addArtifacts(_package(), pyfile=True)
    if archive is not None:
        session.addArtifacts(archive if "#" in archive else f"{archive}#kc", archive=True)


#: Spark serves a file from where it lies, as long as the session lasts.
_folder: Optional[tempfile.TemporaryDirectory[str]] = None


def _package() -> str:
    """An archive of this package; the same one for all sessions of the process."""
    global _folder
    package = Path(__file__).parent
    if _folder is None:
        _folder = tempfile.TemporaryDirectory(prefix="kc-vocab-")
        with zipfile.ZipFile(Path(_folder.name, f"{package.name}.zip"), "w") as file:
            for module in sorted(package.glob("*.py")):
                file.write(module, f"{package.name}/{module.name}")
    return str(Path(_folder.name, f"{package.name}.zip"))
