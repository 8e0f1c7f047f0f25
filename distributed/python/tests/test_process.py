"""The process of a task: fakes that fail in every way, and what is said of them."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import KNOWN, Fake, batches_of

from kc_vocab_distributed import (
    Binary,
    Disagreement,
    Identity,
    MissingBinary,
    Options,
    ProcessFailed,
    UsageError,
    count_batches,
)
from kc_vocab_distributed.binary import arguments_of, readable
from kc_vocab_distributed.process import answer, converse

HOST = socket.gethostname()


def test_a_task_that_answers_while_it_reads_never_waits_for_itself() -> None:
    # Far more than both pipes hold, in blocks of every kind.
    blocks = [b"x" * size for size in (0, 1, 5_000_000, 70_000)] * 4
    assert b"".join(converse(Binary("/bin/cat"), [], Options(), blocks)) == b"".join(blocks)


def test_an_answer_is_seen_whole_or_not_at_all(fake: Fake) -> None:
    with answer(Binary("/bin/cat"), [], Options(), [b"one", b"two"]) as file:
        assert file.read() == b"onetwo"
    with pytest.raises(ProcessFailed):
        answer(Binary(fake("cat; exit 1")), [], Options(), [b"one"])


def test_a_failure_names_host_command_exit_code_and_message(fake: Fake) -> None:
    path = fake(KNOWN + "echo 'error: something broke' >&2; exit 3")
    with pytest.raises(ProcessFailed) as raised:
        list(count_batches(batches_of([b"a"]), Options(memory="100MB"), Binary(path)))
    assert str(raised.value) == (
        f"{HOST}: {path} count - --format=records --partial --output=- --threads=1 --memory=100MB --quiet "
        "--no-dedup ended with exit "
        "code 3: error: something broke"
    )


def test_a_missing_binary_is_named_with_its_host() -> None:
    with pytest.raises(MissingBinary) as raised:
        list(count_batches(batches_of([b"a"]), Options(), Binary("/nonexistent/kc-vocab")))
    assert str(raised.value) == (
        f"{HOST}: /nonexistent/kc-vocab: No such file or directory; ship the archive that distributed/bundle "
        "makes, or name with "
        "--binary where kc-vocab lies on every executor"
    )


def test_a_killed_binary_says_what_may_have_killed_it(fake: Fake) -> None:
    path = fake(KNOWN + "kill -KILL $$")
    with pytest.raises(
        ProcessFailed, match="was ended by SIGKILL; if memory ran out, give executors more overhead memory"
    ):
        list(count_batches(batches_of([b"a"]), Options(), Binary(path)))


def test_a_binary_that_ends_before_it_has_read_everything_is_no_success(fake: Fake) -> None:
    path = fake(KNOWN + "exit 0")
    with pytest.raises(ProcessFailed, match="ended before it had read everything|printed no counts"):
        list(count_batches(batches_of([b"x" * 100_000] * 200, size=10), Options(), Binary(path)))


@pytest.mark.parametrize("script", ["exec sleep 600", "cat >/dev/null; exec sleep 600"])
def test_a_binary_that_stands_still_is_ended(fake: Fake, script: str) -> None:
    path = fake(KNOWN + script)
    with pytest.raises(ProcessFailed, match="took nothing, gave nothing and computed nothing for 0.3 s; it was ended"):
        list(count_batches(batches_of([b"x" * 100_000] * 200, size=10), Options(patience=0.3), Binary(path)))


def test_a_binary_that_computes_is_waited_for(fake: Fake) -> None:
    path = fake(
        "end=$(($(date +%s) + 4)); while [ $(date +%s) -lt $end ]; do i=0; while [ $i -lt 9999 ]; do i=$((i+1)); done; done; "
        "cat"
    )
    assert b"".join(converse(Binary(path), [], Options(patience=1.5), [b"a"])) == b"a"


def test_an_error_of_what_comes_before_ends_the_process_and_stays_what_it_is() -> None:
    def broken() -> Iterator[bytes]:
        yield b"a" * 200_000
        raise ZeroDivisionError("upstream")

    with pytest.raises(ZeroDivisionError, match="upstream"):
        list(converse(Binary("/bin/cat"), [], Options(), broken()))
    with pytest.raises(ZeroDivisionError, match="upstream"):
        answer(Binary("/bin/cat"), [], Options(), broken())


def test_a_reader_that_goes_away_ends_the_process(fake: Fake) -> None:
    path = fake("echo $$; exec sleep 600")
    answers = converse(Binary(path), [], Options(), [])
    process = Path(f"/proc/{int(next(answers))}")
    assert process.exists()
    answers.close()  # type: ignore[attr-defined]
    assert not process.exists()


def test_a_message_of_others_cannot_reach_the_terminal(fake: Fake) -> None:
    path = fake(r"printf 'bad \033[31m\n' >&2; exit 1")
    with pytest.raises(ProcessFailed, match=r"exit code 1: bad \\u\{1b\}\[31m$"):
        list(converse(Binary(path), [], Options(), []))
    assert readable("가\x07".encode()) == "가\\u{7}"


def test_settings_of_the_host_do_not_reach_the_command(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KC_VOCAB_MEMORY", "1KB")
    monkeypatch.setenv("KC_VOCAB_CONFIG", "/etc/kc-vocab.toml")
    path = fake('cat >/dev/null; echo "$KC_VOCAB_MEMORY,$KC_VOCAB_CONFIG."')
    assert b"".join(converse(Binary(path), [], Options(), [])) == b",.\n"


def test_binaries_that_treat_text_differently_are_named_with_their_hosts(fake: Fake) -> None:
    path = fake(KNOWN)
    here = Binary(path).identity()
    other = Identity(here.version, "beef", "14.0", here.pipeline, host="elsewhere")
    with pytest.raises(Disagreement) as raised:
        list(count_batches(batches_of([b"a"]), Options(), Binary(path), other))
    assert str(raised.value) == (
        "the hosts' binaries treat text differently, so that their counts must not be added: kc-vocab 9, Unicode "
        "14.0, pipeline beef "
        f"(elsewhere); kc-vocab 9, Unicode 15.0, pipeline f00f ({HOST}); ship one binary to all"
    )
    # Before anything was read.
    with pytest.raises(Disagreement):
        list(count_batches(iter(batches_of([b"a"])), Options(), Binary(path), other))


def test_what_is_no_kc_vocab_is_said_to_be_none(fake: Fake) -> None:
    with pytest.raises(ProcessFailed, match="is no kc-vocab that can be asked what it is; it printed: hello"):
        Binary(fake("echo hello")).identity()
    with pytest.raises(UsageError, match="ended with exit code 64: error: --lowrcase"):
        Binary(fake("echo 'error: --lowrcase: no such option' >&2; exit 64")).identity(("--lowrcase",))


def test_a_shipped_binary_is_found_in_the_engines_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped, here = tmp_path / "shipped", tmp_path / "here"
    for folder in (shipped, here):
        (folder / "kc").mkdir(parents=True)
    (shipped / "kc/kc-vocab").touch()
    monkeypatch.chdir(here)
    assert Binary("kc/kc-vocab").within(str(shipped)).path == str(shipped / "kc/kc-vocab")
    assert Binary("kc-vocab").within(str(shipped)).path == "kc-vocab"
    assert Binary("/bin/cat").within(str(shipped)).path == "/bin/cat"
    (here / "kc/kc-vocab").touch()
    assert Binary("kc/kc-vocab").within(str(shipped)).path == os.path.join(os.getcwd(), "kc/kc-vocab")


def test_keywords_become_options() -> None:
    assert arguments_of(
        {"preset": "x", "lowercase": True, "remove_urls": False, "min_characters": 3, "clean": None, "a": [1, 2]}
    ) == ("--preset=x", "--lowercase", "--no-remove-urls", "--min-characters=3", "--a=1", "--a=2")
    with pytest.raises(UsageError, match="--dedup: a task sees only its own texts; say dedup=True instead"):
        Options.of(dedup=True)
