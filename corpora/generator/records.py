"""Structured variants: comments with their replies, as sites export them, in CSV, TSV and JSON lines."""

import csv
import io
import json
from datetime import datetime, timedelta

import marks
from comments import comment

# Each section is a topic.
SITES = {"news": ["news", "baseball", "soccer"], "video": ["music", "game", "food", "daily"], "cinema": ["film"],
         "shop": ["clothes", "household", "tech"], "webtoon": ["webtoon"]}
AGREEMENTS = ["ㅇㅈ", "인정합니다", "저도 그렇게 생각해요", "ㄹㅇㅋㅋ", "맞말추", "공감 누르고 갑니다", "2222", "33333", "글쓴이 말이 맞음",
              "그건 좀 아닌듯", "반박시 니말이 맞음", "출처좀요", "어디서 보셨어요?", "감사합니다 ㅎㅎ", "좋은 정보네요!", "ㅋㅋㅋㅋㅋ 뭐래", "네 다음"]
FIRST_DAY = datetime(2021, 3, 1)
DAYS = 92


def threads(dice, topics, count):
    """`count` records, replies right after what they answer, threads by time."""
    found, thread = [], 0
    start = FIRST_DAY
    while len(found) < count:
        thread += 1
        start += timedelta(minutes=dice.between(5, DAYS * 24 * 60 * 12 // count))
        site = dice.pick(sorted(SITES))
        section = dice.pick(SITES[site])
        fitting = {section: topics[section]}
        first = None
        when = start
        for _ in range(min(dice.geometric(1, 0.6, 9), count - len(found))):
            when += timedelta(minutes=dice.between(0, 240), seconds=dice.between(0, 59))
            text = comment(dice, fitting) if first is None or dice.chance(0.5) else dice.pick(AGREEMENTS)
            if dice.chance(0.06):
                text += "\n" * dice.between(1, 2) + comment(dice, fitting)
            if dice.chance(0.03):
                text = f'"{comment(dice, fitting)}" ← 이 댓글 보고 왔습니다, {text}'
            record = {
                "id": f"c{len(found) + 1:05}", "created_at": when.isoformat() + "+09:00", "site": site, "section": section,
                "thread_id": f"t{thread:04}", "parent_id": first, "author": marks.filled(dice, "{code}")[:4] + "****",
                "likes": dice.geometric(0, 0.7, 400), "content": text,
            }
            first = first or record["id"]
            found.append(record)
    return found


def as_csv(records):
    """Comma-separated with a header; quotes and newlines inside the text are quoted as RFC 4180 says."""
    names = ["id", "created_at", "site", "section", "thread_id", "parent_id", "likes", "content"]
    text = io.StringIO()
    writer = csv.DictWriter(text, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({**record, "parent_id": record["parent_id"] or ""} for record in records)
    return text.getvalue()


def as_tsv(records):
    """Tab-separated with a header and no quoting, as NSMC is distributed: id, document, label."""
    rows = ["id\tdocument\tlabel"]
    rows += [f"{r['id']}\t{' '.join(r['content'].split())}\t{int(r['likes'] > 1)}" for r in records]
    return "\n".join(rows) + "\n"


def as_jsonl(records):
    """One JSON object a line; the text is at body.text, the site nested too."""
    rows = []
    for r in records:
        rows.append(json.dumps({
            "id": r["id"], "created_at": r["created_at"], "source": {"site": r["site"], "section": r["section"]},
            "thread_id": r["thread_id"], "parent_id": r["parent_id"], "author": {"name": r["author"]},
            "body": {"text": r["content"], "likes": r["likes"]},
        }, ensure_ascii=len(rows) % 10 == 9))
    return "\n".join(rows) + "\n"
