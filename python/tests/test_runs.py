"""Runs of the command: results, errors, and ends."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kc_vocab as kc
from conftest import make_comments
from kc_vocab._library import native


def test_training_gives_what_the_command_gives(file: Path, vocab: kc.Vocabulary, tmp_path: Path) -> None:
    subprocess.run(
        [str(native("kc-vocab")), "train", str(file), "--vocab-size", "400", "--output", str(tmp_path / "v"), "--quiet"],
        check=True,
    )
    assert kc.open(tmp_path / "v").sha256 == vocab.sha256


def test_texts_train_as_their_file_does(comments: list[str], vocab: kc.Vocabulary) -> None:
    sources: list[Any] = [kc.Texts(comments), (comment for comment in comments)]
    try:
        import pyarrow as pa

        sources += [pa.array(comments), pa.chunked_array([[None, *comments[:10]], comments[10:]])]
    except ImportError:
        pass
    for source in sources:
        trained = kc.train(source, size=400, progress=False)
        assert trained.sha256 == vocab.sha256
        assert trained.path.is_dir()
    home = trained.path
    del trained
    assert not home.exists()


def test_progress_is_told(comments: list[str]) -> None:
    seen: list[kc.Progress] = []
    kc.train(kc.Texts(comments), size=400, progress=seen.append)
    assert seen[0].stage == "counting" and "training" in {progress.stage for progress in seen}


def test_merging_keeps_ids(vocab: kc.Vocabulary, comments: list[str], file: Path, tmp_path: Path) -> None:
    donor = kc.train(kc.Texts(make_comments(500, seed=9) + ["새로운 낱말이 많은 댓글"] * 20), size=500, progress=False)
    merged = kc.merge(vocab, donor, on=kc.Texts(comments), output=tmp_path / "merged", progress=False)
    again = kc.merge(vocab, donor, on=file, progress=False)
    assert merged.vocabulary.sha256 == again.vocabulary.sha256
    assert merged.vocabulary.tokens_by_id[: len(vocab)] == vocab.tokens_by_id
    assert len(merged.vocabulary) > len(vocab) and len(merged.map) == len(merged.vocabulary)
    assert merged.map[0]["base_id"] == 0 and merged.report["base"]["size"] == len(vocab)
    assert "<table>" in merged._repr_html_() and "added" in repr(merged)
    with pytest.raises(kc.UsageError, match="merge needs a vocabulary"):
        kc.merge(vocab)


def test_audits_have_rates_and_gates(vocab: kc.Vocabulary, comments: list[str], tmp_path: Path) -> None:
    new = kc.Texts([*comments[:300], "쀍쀍 뷁"])
    audit = kc.audit(vocab, new, progress=False)
    assert audit["unknown_line_rate"] == pytest.approx(1 / 301)
    names = {rate.rate for rate in audit.rates}
    assert {"unknown_token_rate", "tokens_per_word"} <= names and audit.causes and audit.examples and audit.passed
    assert "<table>" in audit._repr_html_()
    with pytest.raises(kc.GateMissed, match="unknown_line_rate") as raised:
        kc.audit(vocab, new, gates={"unknown_line_rate": "<0.1%"}, progress=False)
    assert raised.value.audit.report["corpus"]["lines"] == 301 and not raised.value.audit.passed
    assert pickle.loads(pickle.dumps(raised.value)).audit["unknown_line_rate"] == audit["unknown_line_rate"]
    kept = kc.audit(vocab, new, gates=["unknown_line_rate>0.1%"], raise_on_gate=False, progress=False)
    assert [gate.is_missed for gate in kept.gates] == [True]
    assert kc.audit(vocab, new, gates={"unknown_line_rate": "<50%"}, progress=False).passed
    changed = kc.audit(vocab, new, baseline=audit, against=[vocab.path / "vocab.txt"], progress=False)
    assert len(changed.report["vocabularies"]) == 2
    with pytest.raises(kc.UsageError, match="is no bound"):
        kc.audit(vocab, new, gates={"unknown_line_rate": "1%"})


def test_an_audit_is_a_frame(vocab: kc.Vocabulary, comments: list[str]) -> None:
    pytest.importorskip("pandas")
    frame = kc.audit(vocab, kc.Texts(comments), against=[vocab.path], progress=False).to_pandas()
    assert list(frame.columns) == ["vocabulary", "rate", "value", "low", "high"]
    assert not frame.duplicated(["vocabulary", "rate"]).all()


def test_suggestions_and_counts(vocab: kc.Vocabulary, comments: list[str], tmp_path: Path) -> None:
    found = kc.suggest(vocab, kc.Texts(["쀍쀍쀍 영화"] * 50), budget=5, output=tmp_path / "donor.txt", progress=False)
    assert 0 < len(found) <= 5 and found.tokens and (tmp_path / "donor.txt").exists()
    counts = kc.count(kc.Texts(comments), tmp_path / "all.counts", progress=False)
    assert counts and (tmp_path / "all.counts").exists()
    assert kc.train([], counts=[tmp_path / "all.counts"], size=400, progress=False).sha256 == vocab.sha256


def test_errors_are_the_commands_sentences(vocab: kc.Vocabulary, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nofile.txt: no such file; check the name"):
        kc.train("nofile.txt", output=tmp_path / "v", progress=False)
    broken = tmp_path / "broken.csv"
    broken.write_text('a,b\n1,"x\n', "utf-8")
    with pytest.raises(kc.BadInput, match="never closed") as raised:
        kc.train(broken, text_field="2", output=tmp_path / "v", progress=False)
    assert (raised.value.file, raised.value.line, raised.value.byte) == (str(broken), 2, 3)
    assert pickle.loads(pickle.dumps(raised.value)).line == 2
    with pytest.raises(kc.UsageError, match="did you mean '--vocab-size'"):
        kc.train(broken, vocab_siz=3, output=tmp_path / "v")
    with pytest.raises(kc.UsageError, match="a list names files"):
        kc.train([1, 2])
    with pytest.raises(kc.UsageError, match="belongs to Python"):
        kc.train("-")
    with pytest.raises(kc.BadInput, match=r"texts\[1\]: int is no text"):
        kc.train(iter(["a", 1]), output=tmp_path / "v", progress=False)
    with pytest.raises(kc.KcVocabError, match="exists"):
        kc.train(kc.Texts(["영화"]), output=vocab.path, progress=False)
    with pytest.raises(kc.UsageError, match="is none of 'auto'"):
        kc.train(kc.Texts(["영화"]), progress="never")
    assert sorted(os.listdir(tmp_path)) == ["broken.csv"]


def test_warnings_are_warnings(vocab: kc.Vocabulary, tmp_path: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_bytes(b"abc \xff\xfe\n" * 3 + "영화\n".encode())
    with pytest.warns(kc.KcVocabWarning, match="UTF-8"):
        kc.audit(vocab, odd, progress=False)


def test_a_full_disk_is_an_error(comments: list[str]) -> None:
    with pytest.raises(kc.KcVocabError, match="/dev/full"):
        kc.count(kc.Texts(comments), "/dev/full", force=True, progress=False)


def endless() -> Iterator[str]:
    """Comments without an end."""
    while True:
        yield from make_comments(1000, seed=11)


def test_exceptions_of_texts_and_functions_come_through(tmp_path: Path) -> None:
    def failing() -> Iterator[str]:
        yield from make_comments(20_000, seed=12)
        raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match="mine"):
        kc.train(failing(), output=tmp_path / "v", progress=False)

    def stop(progress: kc.Progress) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        kc.train(endless(), output=tmp_path / "v", progress=stop)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("source", ["iterable", "column", "file"])
def test_interrupting_ends_within_a_second(source: str, tmp_path: Path) -> None:
    if source == "column":
        pytest.importorskip("pyarrow")
    program = textwrap.dedent(
        """
        import sys, time
        sys.path.insert(0, sys.argv[2])
        import kc_vocab as kc
        from conftest import make_comments
        from test_runs import endless
        def source():
            if sys.argv[1] == "iterable":
                return endless()
            block = make_comments(1000, seed=11) * 3000
            if sys.argv[1] == "column":
                import pyarrow as pa
                return pa.array(block)
            with open(sys.argv[3] + ".txt", "w") as file:
                file.write("\\n".join(block))
            return sys.argv[3] + ".txt"
        texts = source()
        def show(progress):
            print("started", flush=True)
        try:
            kc.train(texts, output=sys.argv[3], size=100_000, threads=1, progress=show)
        except KeyboardInterrupt:
            print("interrupted", flush=True)
        """
    )
    output = tmp_path / "v"
    child = subprocess.Popen(
        [sys.executable, "-c", program, source, str(Path(__file__).parent), str(output)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout
    assert child.stdout.readline() == "started\n"
    start = time.monotonic()
    child.send_signal(signal.SIGINT)
    rest = child.stdout.read()
    child.wait()
    assert "interrupted" in rest and time.monotonic() - start < 1.0
    assert [name for name in os.listdir(tmp_path) if name != "v.txt"] == []


def work(path: str, kind: str) -> Any:
    """What a worker process does."""
    if kind == "encode":
        return kc.open(path).encode_batch(["영화 최고"] * 100).to_list()[0]
    return kc.train(kc.Texts(make_comments(300, seed=7)), size=300, threads=2, progress=False).sha256


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_workers_encode_and_train(method: str, vocab: kc.Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parent), *sys.path]))
    wanted = work(str(vocab.path), "train")
    ids = vocab.encode_batch(["영화 최고"] * 100, threads=2).to_list()[0]
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.starmap(work, [(str(vocab.path), "encode")] * 4) == [ids] * 4
        assert pool.starmap_async(work, [(str(vocab.path), "train")] * 2).get(60) == [wanted] * 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_vocabulary_goes_through_a_fork(vocab: kc.Vocabulary, comments: list[str]) -> None:
    wanted = vocab.encode_batch(comments, threads=4).to_list()
    for _ in range(10):
        process = os.fork()
        if process == 0:
            # Threads of the library are those of the parent, and are gone.
            os._exit(0 if vocab.encode_batch(comments, threads=None).to_list() == wanted else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0


def test_the_command_is_there() -> None:
    shown = subprocess.run([sys.executable, "-m", "kc_vocab", "--version"], capture_output=True, text=True, check=True).stdout
    info = kc.version_info()
    assert shown == f"{info['version']} ({info['commit']}; ICU {info['icu']}, Unicode {info['unicode']})\n"
    assert info["version"] == kc.__version__


def test_a_missing_launcher_is_said(tmp_path: Path) -> None:
    program = "import kc_vocab"
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env={**os.environ, "KC_VOCAB_NATIVE": str(tmp_path)}
    )
    assert result.returncode == 1 and "libkcvocab.so: is missing; install the wheel" in result.stderr


def test_importing_is_quick_and_brings_nothing() -> None:
    program = (
        "import time, sys; t = time.process_time(); import kc_vocab; print(time.process_time() - t);"
        "print(*[m for m in ('numpy', 'pyarrow', 'pandas', 'transformers', 'IPython') if m in sys.modules])"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split("\n")
        for _ in range(5)
    ]
    assert all(run[1] == "" for run in runs)
