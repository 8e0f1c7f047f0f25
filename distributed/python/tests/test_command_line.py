"""The entry for spark-submit, as far as it needs no Spark."""

from __future__ import annotations

import argparse

import pytest

import kc_vocab_spark as entry
from kc_vocab_distributed import KcVocabError, UsageError


def test_help_names_every_command_and_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["--help"]) == 0
    shown = capsys.readouterr().out
    for command in ("audit", "count", "clean", "encode"):
        assert command in shown
        assert entry.main([command, "--help"]) == 0
        of_command = capsys.readouterr().out
        for option in (
            "--column",
            "--binary",
            "--memory-per-task",
            "--fail-fast",
            "--preset",
            "--option",
            "--remove-urls",
        ):
            assert option in of_command, (command, option)


@pytest.mark.parametrize(
    "words, said",
    [
        (
            ["count"],
            "the following arguments are required: PATH, --output; kc_vocab_spark.py count --help shows all options",
        ),
        (["cuont"], "argument COMMAND: invalid choice: 'cuont'"),
        (["count", "a", "--output", "b", "--colum", "c"], "unrecognized arguments: --colum c"),
    ],
)
def test_wrong_usage_is_exit_code_64(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(words) == 64
    assert said in capsys.readouterr().err


def arguments(*words: str) -> argparse.Namespace:
    return entry.parser().parse_args(["count", *words, "--output", "o"])


@pytest.mark.parametrize(
    "name, kind",
    [
        ("a.txt", "text"),
        ("a", "text"),
        ("s3a://c/*.parquet", "parquet"),
        ("a.csv.gz", "csv"),
        ("b.jsonl", "json"),
        ("c.tsv", "tsv"),
        ("dir/a.json.bz2", "json"),
    ],
)
def test_formats_go_by_names(name: str, kind: str) -> None:
    assert entry.format_of(arguments(name)) == kind


def test_what_spark_cannot_read_is_said() -> None:
    with pytest.raises(UsageError, match="a.txt.zst: Spark may lack this compression"):
        entry.format_of(arguments("a.txt.zst"))


def test_options_for_text_reach_the_command_in_their_order() -> None:
    made = entry.options_of(
        arguments("a", "--preset", "p", "--no-remove-urls", "--option", "new=1", "--option=--other")
    )
    assert made.pipeline == ("--preset=p", "--no-remove-urls", "--new=1", "--other")


def test_json_fields_are_read_as_text() -> None:
    assert entry._schema(["body"]) == "`body` STRING"
    assert (
        entry._schema(["comment.body", "day", "comment.by"])
        == "`comment` STRUCT<`body`:STRING, `by`:STRING>, `day` STRING"
    )


def test_the_message_of_a_task_is_found_in_what_spark_says() -> None:
    text = (
        "Job aborted due to stage failure: Task 1 …: org.apache.spark.api.python.PythonException: Traceback "
        "(most recent call last):\n"
        '  File "x.py", line 1, in f\nkc_vocab_distributed.errors.ProcessFailed: h: k count ended with exit code '
        "3: error: one\nand two\n"
        "\n\tat org.apache.spark.Java(Java.scala:1)\n"
    )
    assert entry.message_of(RuntimeError(text)) == "h: k count ended with exit code 3: error: one\nand two"
    assert entry.message_of(RuntimeError("plain\n\tat x")) == "plain"
    assert entry.message_of(KcVocabError("ours")) == "ours"
