"""kc-vocab on Spark: what spark-submit starts.

    spark-submit --archives kc-vocab-0.1.0-x86_64.tgz#kc kc_vocab_spark.py \\
      count 's3a://c/*.parquet' --column body --preset kcelectra-pretraining --output s3a://c/counts
    kc-vocab train --counts counts/part-*.gz --output vocab/mine

Exit codes: 0 done, 1 failed, 64 wrong usage. `python kc_vocab_spark.py COMMAND --help` shows the options of a command.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn, Optional

from kc_vocab_distributed import Binary, KcVocabError, Options, UsageError
from kc_vocab_distributed.binary import readable

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

USAGE = 64
#: Where the archive of distributed/bundle lies when it was shipped as `…#kc`.
SHIPPED = "kc/kc-vocab"
#: Fewer, larger partitions have fewer partial counts: a word is counted once in each.
PARTITION_BYTES = "512m"
#: Partial counts are some 16 % of the text; a partition of the sum should have about 256 MB of them.
_BYTES_A_SUM = 1_600_000_000
_FORMATS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json": "json",
    ".parquet": "parquet",
    ".orc": "orc",
}
_VALUES = {
    "normalization": "Unicode normal form applied first: nfc, nfkc or none",
    "preset": "prepare as a published model's authors did: kcbert-pretraining, kcelectra-pretraining; drops "
    "repeated texts",
    "clean": "clean as a published function does: kcbert-2020, kcelectra-2021, kcelectra-2022, kc-comments",
    "allow-characters": "characters that stay, others become a space",
    "mask-rule": "which O are a mask: isolated, runs, anywhere",
    "shorten-repeats": "shorten runs of four or more equal letters or digits to so many",
    "min-characters": "drop texts with fewer characters",
    "length-of": "whose characters --min-characters counts: cleaned or raw",
}
_FLAGS = (
    "lowercase",
    "strip-accents",
    "no-clean-text",
    "no-cjk-spacing",
    "compose-first",
    "no-compose-first",
    "remove-emoji",
    "no-remove-emoji",
    "remove-urls",
    "no-remove-urls",
    "remove-masks",
    "no-remove-masks",
    "collapse-spaces",
    "no-collapse-spaces",
)


class _Parser(argparse.ArgumentParser):
    """A parser whose errors end as the command's do."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"error: {message}; {self.prog} --help shows all options\n")


def parser() -> argparse.ArgumentParser:
    """What the command line takes."""
    whole = _Parser(
        prog="kc_vocab_spark.py",
        description="kc-vocab on Spark: the results of one machine, to the byte.",
        allow_abbrev=False,
        epilog="Exit codes: 0 done, 1 failed, 64 wrong usage.",
    )
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)
    count = _command(commands, "count", "count words into counts files, for `kc-vocab train --counts DIRECTORY/part-*`")
    count.add_argument("--files", type=int, metavar="N", help="files to write (default: one for two million words)")
    count.add_argument("--compression", choices=["gzip", "none"], default="gzip", help="of the files (default: gzip)")
    count.add_argument(
        "--digests",
        action="store_true",
        help="record the SHA-256 of each file read, which reads it once more (2 GB at most)",
    )
    _add_dedup(count)
    _add_pipeline(count)
    clean = _command(commands, "clean", "clean texts; rows whose text survives are written as Parquet")
    clean.add_argument("--into", default="text", metavar="NAME", help="the column that gets clean text (default: text)")
    clean.add_argument("--keep-dropped", action="store_true", help="keep rows whose text is dropped, with a null")
    _add_pipeline(clean)
    audit = _command(
        commands, "audit", "measure vocabularies into a state, for `kc-vocab audit VOCABULARY --join DIRECTORY`"
    )
    audit.add_argument("--vocab", required=True, metavar="VOCABULARY", help="a vocabulary that this machine can read")
    audit.add_argument(
        "--against", action="append", default=[], metavar="VOCABULARY", help="compare with this vocabulary; repeatable"
    )
    audit.add_argument(
        "--group-by", metavar="NAME", help="a column to group by; dates may be cut: created_at:month, :year, :day"
    )
    audit.add_argument("--files", type=int, metavar="N", help="files to write (default: one for two million rows)")
    _add_dedup(audit)
    _add_pipeline(audit)
    encode = _command(commands, "encode", "encode texts; all rows are written as Parquet with a column of ids")
    encode.add_argument(
        "--vocab",
        required=True,
        metavar="VOCABULARY",
        help="a vocabulary that this machine can read; it is sent to the tasks",
    )
    encode.add_argument("--into", default="ids", metavar="NAME", help="the column that gets ids (default: ids)")
    encode.add_argument("--add-special-tokens", action="store_true", help="put special tokens around each text")
    _add_pipeline(encode)
    return whole


def _command(commands: Any, name: str, says: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=says, description=says[0].upper() + says[1:] + ".", allow_abbrev=False
    )
    command.add_argument("inputs", nargs="+", metavar="PATH", help="files, patterns or directories that Spark can read")
    command.add_argument("--output", required=True, metavar="DIRECTORY", help="directory to write")
    command.add_argument("--force", action="store_true", help="replace the output if it exists")
    reading = command.add_argument_group("reading")
    reading.add_argument(
        "--format",
        choices=["text", "csv", "tsv", "json", "parquet", "orc"],
        help="of the inputs (default: by the first name; else text)",
    )
    reading.add_argument(
        "--column", metavar="NAME", help="the column with the text, or a path (comment.body); not needed for text"
    )
    run = command.add_argument_group("run")
    run.add_argument(
        "--archive",
        metavar="FILE",
        help="ship this archive of distributed/bundle, where spark-submit does not: --archives FILE#kc",
    )
    run.add_argument(
        "--binary",
        metavar="PATH",
        help=f"kc-vocab on every executor (default: {SHIPPED} of the archive, else kc-vocab on PATH)",
    )
    run.add_argument("--memory-per-task", default="1GB", metavar="SIZE", help="memory of one kc-vocab (default: 1GB)")
    run.add_argument(
        "--temp-dir", metavar="DIRECTORY", help="for what does not fit into memory (default: Spark's local directory)"
    )
    run.add_argument(
        "--patience",
        type=float,
        default=600.0,
        metavar="SECONDS",
        help="give a process up that stands still for so long (default: 600)",
    )
    run.add_argument("--master", metavar="URL", help="Spark's master, where spark-submit does not say it: local[4]")
    run.add_argument("--fail-fast", action="store_true", help="try no task a second time")
    return command


def _add_dedup(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("repeated texts")
    group.add_argument(
        "--dedup",
        action="store_true",
        default=None,
        help="drop texts that were there before, as they are after cleaning",
    )
    group.add_argument(
        "--no-dedup", dest="dedup", action="store_false", help="keep them, although a preset says otherwise"
    )
    group.add_argument("--dedup-before-cleaning", action="store_true", help="compare texts as they are in the input")


def _add_pipeline(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group(
        "text, as for kc-vocab", f"Taken, too: {', '.join('--' + name for name in _FLAGS)}."
    )
    for name, says in _VALUES.items():
        group.add_argument(f"--{name}", dest="pipeline", action=_Pipeline, metavar="VALUE", help=says)
    for name in _FLAGS:
        group.add_argument(f"--{name}", dest="pipeline", action=_Pipeline, nargs=0, help=argparse.SUPPRESS)
    group.add_argument(
        "--option",
        dest="pipeline",
        action=_Pipeline,
        metavar="NAME[=VALUE]",
        help="any other option of kc-vocab for text",
    )


class _Pipeline(argparse.Action):
    """Keeps options for text as the command takes them, in their order."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: Optional[str] = None
    ) -> None:
        said = (
            f"--{values.lstrip('-')}"
            if option == "--option"
            else f"{option}={values}"
            if isinstance(values, str)
            else str(option)
        )
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest) or ()), said])


@contextmanager
def session(arguments: argparse.Namespace) -> Iterator[SparkSession]:
    """The session that spark-submit prepared, or one of our own; stopped at the end if it is ours."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as problem:
        raise UsageError(f"{problem}; install PySpark: pip install 'kc-vocab-distributed[spark]'") from None
    running = SparkSession.getActiveSession()
    if running is not None:
        yield running
        return
    if (arguments.master or "").startswith("local"):
        # Without it workers are whatever python3 is on PATH, perhaps without pyarrow.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder: Any = SparkSession.builder.appName(f"kc-vocab {arguments.command}")
    if arguments.master:
        builder = builder.master(arguments.master)
    if arguments.fail_fast:
        builder = builder.config("spark.task.maxFailures", "1")
    spark: SparkSession = builder.getOrCreate()
    try:
        from kc_vocab_distributed.spark import ship

        ship(spark, arguments.archive)
        yield spark
    finally:
        spark.stop()


def prepare(spark: SparkSession, arguments: argparse.Namespace, byte_count: int) -> None:
    """Settings that matter, unless somebody set them."""
    conf = spark.sparkContext.getConf()
    if not conf.contains("spark.sql.files.maxPartitionBytes"):
        spark.conf.set("spark.sql.files.maxPartitionBytes", PARTITION_BYTES)
    if not conf.contains("spark.sql.shuffle.partitions"):
        default = int(spark.conf.get("spark.sql.shuffle.partitions") or 200)
        spark.conf.set("spark.sql.shuffle.partitions", str(max(default, -(-byte_count // _BYTES_A_SUM))))
    if (spark.sparkContext.master or "").startswith(("yarn", "k8s")) and not (
        conf.contains("spark.executor.memoryOverhead") or conf.contains("spark.executor.memoryOverheadFactor")
    ):
        cores = conf.get("spark.executor.cores", "1")
        say(
            "warning: spark.executor.memoryOverhead is not set; kc-vocab and Python run outside of Spark's heap "
            "and need "
            f"{cores} × ({arguments.memory_per_task} + 0.3 GB) of it in each executor, or the cluster ends them"
        )


def format_of(arguments: argparse.Namespace) -> str:
    """How the inputs are read."""
    name = arguments.inputs[0].rstrip("/*")
    if arguments.format is None and name.endswith((".zst", ".xz")):
        raise UsageError(
            f"{name}: Spark may lack this compression; give Parquet, .gz or .bz2, or count files by `kc-vocab "
            "count` itself, "
            "which reads it (--format text reads it where Spark can)"
        )
    for ending in (".gz", ".bz2"):
        name = name[: -len(ending)] if name.endswith(ending) else name
    return str(arguments.format or _FORMATS.get(os.path.splitext(name)[1], "text"))


def read(spark: SparkSession, arguments: argparse.Namespace, fields: Sequence[str]) -> DataFrame:
    """The inputs. What cannot be read stops the run: a record that is left out is a wrong count."""
    kind, reader = format_of(arguments), spark.read
    if kind == "text":
        # Spark by itself takes a lone carriage return for the end of a line.
        return reader.option("lineSep", "\n").text(arguments.inputs)
    if kind in ("csv", "tsv"):
        # Spark by itself ends a record at each line feed, and escapes by backslashes: RFC 4180 does neither.
        options: dict[str, Any] = {
            "header": True,
            "multiLine": True,
            "escape": '"',
            "mode": "FAILFAST",
            "sep": "\t" if kind == "tsv" else ",",
        }
        return reader.options(**options).csv(arguments.inputs)
    if kind == "json":
        reader = reader.option("mode", "FAILFAST").option("lineSep", "\n")
        # Named fields are read as text; guessing types would read everything twice.
        return reader.schema(_schema(fields)).json(arguments.inputs) if fields else reader.json(arguments.inputs)
    return reader.format(kind).load(arguments.inputs)


def _schema(paths: Sequence[str]) -> str:
    """The type of JSON records that have these fields, as Spark's SQL says it."""
    tree: dict[str, Any] = {}
    for path in paths:
        place = tree
        for part in path.split("."):
            place = place.setdefault(part, {})

    def fields(place: dict[str, Any], mark: str) -> str:
        said = []
        for name, inner in place.items():
            kind = f"STRUCT<{fields(inner, ':')}>" if inner else "STRING"
            said.append("`" + name.replace("`", "``") + f"`{mark}{kind}")
        return ", ".join(said)

    return fields(tree, " ")


def column_of(arguments: argparse.Namespace) -> str:
    """The column with the text."""
    if arguments.column:
        return str(arguments.column)
    kind = format_of(arguments)
    if kind not in ("text", "json"):
        raise UsageError(f"which column holds the text? name one with --column; the inputs are read as {kind}")
    return {"text": "value", "json": "text"}[kind]


def binary_of(arguments: argparse.Namespace) -> Binary:
    """The command on the executors."""
    if arguments.binary:
        return Binary(arguments.binary)
    from pyspark import SparkFiles

    shipped = Binary(SHIPPED)
    return shipped if shipped.within(SparkFiles.getRootDirectory()) != shipped else Binary()


def options_of(arguments: argparse.Namespace) -> Options:
    """How tasks run it."""
    return Options(tuple(arguments.pipeline or ()), arguments.memory_per_task, arguments.temp_dir, arguments.patience)


def require_free(spark: SparkSession, arguments: argparse.Namespace) -> None:
    """Sees before hours of work that nothing is in the way of the output."""
    if arguments.force:
        return
    java: Any = spark.sparkContext._jvm
    path = java.org.apache.hadoop.fs.Path(arguments.output)
    configuration = spark.sparkContext._jsc.hadoopConfiguration()  # type: ignore[attr-defined,unused-ignore]
    if path.getFileSystem(configuration).exists(path):
        raise KcVocabError(f"{arguments.output}: exists; choose another name, or --force replaces it")


def run_count(spark: SparkSession, arguments: argparse.Namespace) -> None:
    """Counts words into a directory of counts files."""
    from kc_vocab_distributed import spark as plug

    sources = plug.sources(spark, arguments.inputs, arguments.digests)
    prepare(spark, arguments, sum(source["bytes"] for source in sources))
    column = column_of(arguments)
    frame = read(spark, arguments, [column])
    dedup = "before-cleaning" if arguments.dedup_before_cleaning else arguments.dedup
    counts = plug.count(frame, column, binary=binary_of(arguments), dedup=dedup, options=options_of(arguments))
    try:
        totals = counts.totals
        counts.write(
            arguments.output,
            files=arguments.files,
            compression=arguments.compression,
            sources=sources,
            mode=mode_of(arguments),
        )
    finally:
        counts.unpersist()
    print(f"corpus      {totals.lines:,} texts, {totals.byte_count:,} bytes")
    print(f"words       {totals.words:,}")
    print(f"tasks       {totals.tasks:,} on {', '.join(totals.hosts)}")
    print(f"pipeline    {totals.identity}")
    print(f"written to  {arguments.output}")


def run_audit(spark: SparkSession, arguments: argparse.Namespace) -> None:
    """Measures vocabularies into a directory of states."""
    from kc_vocab_distributed import spark as plug

    sources = plug.sources(spark, arguments.inputs)
    prepare(spark, arguments, sum(source["bytes"] for source in sources))
    column = column_of(arguments)
    group, _, cut = (arguments.group_by or "").partition(":")
    # Where a text was there first: in the files in the order of their names, from their beginning to their end.
    order = ["kc_file", "kc_block", "kc_row"]
    places = [
        "_metadata.file_path AS kc_file",
        "_metadata.file_block_start AS kc_block",
        "monotonically_increasing_id() AS kc_row",
    ]
    frame = read(spark, arguments, [column, group] if group else [column])
    state = plug.audit(
        frame.selectExpr("*", *places) if group else frame,
        column,
        vocabularies=[arguments.vocab, *arguments.against],
        group_by=group or None,
        group_cut=cut or None,
        dedup="before-cleaning" if arguments.dedup_before_cleaning else arguments.dedup,
        order=order if group else (),
        binary=binary_of(arguments),
        options=options_of(arguments),
    )
    try:
        totals = state.totals
        state.write(arguments.output, inputs=len(sources), files=arguments.files, mode=mode_of(arguments))
    finally:
        state.unpersist()
    print(f"tasks       {totals.tasks:,} on {', '.join(totals.hosts)}")
    print(f"pipeline    {totals.identity}")
    print(f"written to  {arguments.output}")
    against = "".join(f" --against {each}" for each in arguments.against)
    print(f"next        kc-vocab audit {arguments.vocab}{against} --join {arguments.output}")


def run_clean(spark: SparkSession, arguments: argparse.Namespace) -> None:
    """Cleans texts into Parquet."""
    from kc_vocab_distributed import spark as plug

    prepare(spark, arguments, 0)
    column = column_of(arguments)
    frame = read(spark, arguments, [column] if arguments.column else [])
    cleaned = plug.clean(
        frame,
        column,
        into=arguments.into,
        keep_dropped=arguments.keep_dropped,
        binary=binary_of(arguments),
        options=options_of(arguments),
    )
    cleaned.write.mode(mode_of(arguments)).parquet(arguments.output)
    print(f"written to  {arguments.output}")


def run_encode(spark: SparkSession, arguments: argparse.Namespace) -> None:
    """Encodes texts into Parquet."""
    from kc_vocab_distributed import spark as plug

    prepare(spark, arguments, 0)
    column = column_of(arguments)
    if arguments.add_special_tokens:
        arguments.pipeline = [*(arguments.pipeline or ()), "--add-special-tokens"]
    encoded = plug.encode(
        read(spark, arguments, []),
        column,
        vocabulary=arguments.vocab,
        into=arguments.into,
        binary=binary_of(arguments),
        options=options_of(arguments),
    )
    encoded.write.mode(mode_of(arguments)).parquet(arguments.output)
    print(f"written to  {arguments.output}")


def mode_of(arguments: argparse.Namespace) -> str:
    """How Spark's writers treat an output that exists."""
    return "overwrite" if arguments.force else "error"


_RUNS = {"audit": run_audit, "count": run_count, "clean": run_clean, "encode": run_encode}
#: What a task raised, within what Spark made of it; a stack trace of Java's follows.
_RAISED = re.compile(
    r"kc_vocab_distributed\.errors\.(?P<kind>\w+): (?P<message>.*?)(?=\n\s*\n|\n\s+at |\n\nDriver stacktrace|\Z)", re.S
)


def message_of(problem: BaseException) -> str:
    """What went wrong, without the stack traces around it."""
    if isinstance(problem, KcVocabError):
        return str(problem)
    text = str(problem)
    raised = _RAISED.search(text)
    return raised["message"].strip() if raised else text.partition("\n\tat ")[0].strip() or type(problem).__name__


def say(message: str) -> None:
    """A line on standard error."""
    print(readable(message.encode()), file=sys.stderr)


def main(words: Optional[Sequence[str]] = None) -> int:
    """Runs a command; gives the exit code."""
    try:
        arguments = parser().parse_args(words)
    except SystemExit as end:
        return int(end.code or 0)
    try:
        with session(arguments) as spark:
            require_free(spark, arguments)
            _RUNS[arguments.command](spark, arguments)
    except KeyboardInterrupt:
        return 130
    except Exception as problem:  # Spark raises kinds of many packages; all of them end here as one line.
        say(f"error: {message_of(problem)}")
        return USAGE if isinstance(problem, UsageError) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
