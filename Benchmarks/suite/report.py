"""Medians and ratios of a run, as data and as the README's table."""

from statistics import median

from .plan import OURS, OURS_IN_2GB, OURS_ON_ONE_THREAD

BEGIN, END = "<!-- benchmarks: begin -->", "<!-- benchmarks: end -->"
TITLES = {OURS: "kc-vocab", OURS_IN_2GB: "kc-vocab, 2 GB", OURS_ON_ONE_THREAD: "kc-vocab, 1 thread",
          "hf": "Hugging Face", "spm": "SentencePiece", "tokie": "tokie", "ffbpe": "ffbpe", "wc": "wc -w",
          "python": "Python"}


def summarise(jobs, raw):
    """For each job and contestant the medians, and how many times faster kc-vocab is."""
    summary = {}
    for job in jobs:
        rows = {}
        for name in job.commands:
            runs = [run for run in raw if run["job"] == job.name and run["contestant"] == name]
            if runs:
                rows[name] = {key: round(median(run[key] for run in runs), 4) for key in ("wall_s", "mb_per_s", "peak_mb")}
                if "temporary_mb" in runs[0]:
                    rows[name]["temporary_mb"] = round(max(run["temporary_mb"] for run in runs))
                rows[name] |= {"runs": len(runs), "fastest_s": round(min(r["wall_s"] for r in runs), 4),
                               "slowest_s": round(max(r["wall_s"] for r in runs), 4)}
        for name, row in rows.items():
            if name != OURS and OURS in rows:
                ratio = row["wall_s"] / rows[OURS]["wall_s"]
                row["kc_vocab_is_faster_by"] = round(ratio, 2 if ratio < 10 else 1)
        if rows:
            summary[job.name] = rows
    return summary


def number(value):
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def cell(row):
    return f"{number(row['wall_s'])} s, {number(row['mb_per_s'])} MB/s, {number(row['peak_mb'])} MB"


def markdown(jobs, summary, environment):
    """The README's table: one row a contestant."""
    corpora = environment["corpora"]
    lines = [
        f"{environment['processor']}, {environment['cores']} cores, {environment['memory_gb']} GB; medians of {environment['rounds']} "
        f"rounds, all in turn; {environment['date']}.", "",
        "| job | | time | rate | peak memory | kc-vocab is faster by | aim |", "|---|---|---:|---:|---:|---:|---|",
    ]
    before = None
    for job in jobs:
        if str(job.corpus) != before and job.name in summary:
            before = str(job.corpus)
            corpus = corpora[before]
            lines.append(f"| **{corpus['megabytes']:,.1f} MB of comments** ({corpus['name']}) | | | | | | |")
        for place, (name, row) in enumerate(summary.get(job.name, {}).items()):
            faster = f"{row['kc_vocab_is_faster_by']} ×" if "kc_vocab_is_faster_by" in row else ""
            lines.append(
                f"| {job.title if place == 0 else ''} | {TITLES[name]} | {number(row['wall_s'])} s | {number(row['mb_per_s'])} MB/s | "
                f"{number(row['peak_mb'])} MB | {faster} | {job.target if place == 0 else ''} |")
    return "\n".join(lines) + "\n"


def put_into(readme, table):
    """Replaces what stands between the markers; leaves a README without them as it is."""
    if not readme.exists():
        return False
    text = readme.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        return False
    head, rest = text.split(BEGIN, 1)
    readme.write_text(f"{head}{BEGIN}\n{table}{END}{rest.split(END, 1)[1]}", encoding="utf-8")
    return True
