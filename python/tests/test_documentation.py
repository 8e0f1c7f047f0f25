"""The code in docs/python.md runs as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from conftest import make_comments

PAGE = Path(__file__).resolve().parents[2] / "docs" / "python.md"


@pytest.mark.skipif(not PAGE.exists(), reason="the documents are not here")
def test_the_code_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, seed in (("comments.txt", 31), ("new.txt", 32)):
        Path(name).write_text("".join(comment + "\n" for comment in make_comments(2000, seed)), "utf-8")
    Path("donor.txt").write_text("[UNK]\n새로운\n낱말\n##들\n", "utf-8")
    names: dict[str, Any] = {}
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    assert blocks
    for block in blocks:
        exec(block, names)  # The project's own page.
