"""One case judged: what the references do with it, what the command does, and how they differ."""

import contextlib
import json
import os
import pathlib
import random
import re
import secrets
import shutil
import tempfile

# Reasons for which the command may refuse what transformers or tokenizers load, each in the documentation.
REFUSALS = {
    "another model": r"holds an? \w+ model",
    "another normaliser": r"normalizer .* is none of BERT's",
    "another pre-tokeniser": r"pre_tokenizer .* is none of BERT's",
    "another decoder": r"decoder .* is not BERT's",
    "another post-processor": r"post_processor .* is no template for one text",
    "another class": r"tokenizer_class .* is none of BERT's",
    "a setting": r"(do_basic_tokenize|split_special_tokens): .* is not supported",
    "files disagree": r"another token than in",
    "id of an added token": r"the added token .* has id .* here and gets id|the token .* gets id .* from transformers",
    "two tokens with one id": r"belongs to another token already",
    "form of overruled flags": r"the added token .* is looked for as the flags in tokenizer.json spell it",
}

# Reasons for which `merge` may refuse a base that `encode` reads.
MERGE_REFUSALS = {**REFUSALS, "another mark of continuations": r"marks continuations with .* as the base does"}


def new_folder(prefix):
    """A folder for one case, with digits for its name: transformers 4 guesses a model's type from letters in a path."""
    while True:
        path = os.path.join(tempfile.gettempdir(), f"{prefix}{secrets.randbelow(10**12):012}")
        with contextlib.suppress(FileExistsError):
            os.mkdir(path, 0o700)
            return path


class Failure(Exception):
    """What a case got wrong: the kind groups cases, the rest is for the reader."""

    def __init__(self, kind, detail):
        super().__init__(kind, detail)
        self.kind, self.detail = kind, detail


class Refusal(Exception):
    pass


def refused(message, table):
    return next((name for name, pattern in table.items() if re.search(pattern, message)), None)


def shorten(message):
    """A refusal's words without names, places and quotes, to count by."""
    message = re.sub(r"/\S*/", "", message.split("\n")[0])
    return re.sub(r'"[^"]*"|\d+', "…", message)[:160]


# The share of cases that a step is for, and how the failures begin that it can end in.
STEPS = {
    "judge_decoding": (1, ["decoded", "refused"]),
    "judge_audit": (0.5, ["audited", "refused"]),
    "judge_info": (0.3, ["info", "refused"]),
    "judge_suggestions": (0.2, ["suggested", "warnings", "refused"]),
    "judge_merging": (0.6, ["merge", "refused", "ids missing"]),
}


class Trial:
    """What references and command do with one case, and how they differ."""

    def __init__(self, run, case, seed, folder, only=None):
        self.run, self.case, self.seed, self.folder, self.only = run, case, seed, folder, only
        self.random = random.Random(seed)
        self.classes, self.commands, self.failures, self.errors = [], [], [], {}
        self.was_compared = False

    def outcome(self):
        """Judges; every failure and refusal is in the lists afterwards."""
        try:
            self.judge()
        except Failure as failure:
            self.failures.append(failure)
        except Refusal as refusal:
            message = shorten(str(refusal))
            reason = refused(message, REFUSALS)
            self.classes.append("refusal: " + (reason or "NOT LISTED"))
            if reason is None:
                self.failures.append(Failure("refused: " + message, str(refusal)))
        return self

    # The references

    def references(self):
        """(name, how, what it does, path, flags) by precedence; those that do not load are left out."""
        case = self.case
        if case.path.endswith(".txt"):
            folder = os.path.join(self.folder, "as-directory")
            os.makedirs(folder, exist_ok=True)
            # Beside no other file, a byte order mark is skipped.
            content = pathlib.Path(case.path).read_bytes().removeprefix("\ufeff".encode())
            pathlib.Path(folder, "vocab.txt").write_bytes(content)
            roles = {role + "_token": name for role, name in case.names.items()}
            return self.loaded(folder, "bert", {**case.flags, **roles})
        if case.kind == "file":
            return self.loaded(case.path, "file", {})
        found = self.loaded(case.path, "auto", {})
        # What such a list lacks, its class would add; the command takes it for a bare list.
        is_whole = case.tags["missing special"] != "one"
        if not found and is_whole and not os.path.exists(case.path + "/tokenizer.json"):
            found = self.loaded(case.path, "bert", {})
        return found

    def loaded(self, path, how, flags):
        found = []
        for name, major, suffix in [("5", "5", ""), ("4 fast", "4", ""), ("4 slow", "4", "-slow")]:
            if how == "file" and suffix:
                continue
            seen = self.run.servers[major].observe(path, how + suffix, self.case.texts, flags)
            if "error" in seen:
                self.errors[name] = seen["error"]
            else:
                found.append((name, how + suffix, seen, path, flags))
                if seen["chance"]:
                    found += self.loaded_again(name, how, seen, path, flags)
        return found

    def loaded_again(self, name, how, first, path, flags):
        """What else it does when loaded anew, where chance decides between tokens of one normal form."""
        self.classes.append(f"references: {name} decides by chance between tokens of one normal form")
        found = []
        for _ in range(16):
            seen = self.run.servers[name[0]].observe(path, how, self.case.texts, flags)
            if all(seen["ids"] != other["ids"] for other in [first, *(f[2] for f in found)]):
                found.append((f"{name} anew", how, seen, path, flags))
        return found

    # The command

    def kc(self, *arguments, text=""):
        self.commands.append(" ".join([self.run.command.binary, *arguments]))
        code, out, err = self.run.command.run(*arguments, text=text)
        self.said = err
        if code not in (0, 1):
            raise Failure("crash", f"exit {code}: {err[:300]}")
        if code == 1:
            raise Refusal(err)
        lines = out.split("\n")
        if lines.pop() != "":
            raise Failure("no line break at the end", out[-80:])
        return lines

    def pipeline(self):
        """Flags where nothing on disk says them: those that transformers takes."""
        case = self.case
        if case.path.endswith(".txt"):
            flags, arguments = case.flags, ["--normalization", "none"]
            strips = flags["strip_accents"]
            strips = flags["do_lower_case"] if strips is None else strips
            arguments += ["--lowercase"] * flags["do_lower_case"] + ["--strip-accents"] * strips
            return arguments + ["--no-cjk-spacing"] * (not flags["tokenize_chinese_chars"])
        if case.kind == "directory" and not os.path.exists(case.path + "/tokenizer.json"):
            config = case.path + "/tokenizer_config.json"
            keys = json.loads(pathlib.Path(config).read_text()) if os.path.exists(config) else {}
            if not {"do_lower_case", "strip_accents", "tokenize_chinese_chars"} & set(keys):
                return ["--normalization", "none", "--lowercase", "--strip-accents"]
        return []

    def encoded(self, path, *flags):
        text = "".join(t + "\n" for t in self.case.texts)
        lines = self.kc("encode", path, "-", "--ids", "-q", "--threads", "1", *flags, text=text)
        return [[int(word) for word in line.split()] for line in lines]

    def decoded(self, path, ids, *flags):
        return self.kc("decode", path, *flags, text="".join(" ".join(map(str, line)) + "\n" for line in ids))

    # The comparison

    def compare(self, aspect, asked, found, expected):
        """`expected` is (name of the reference, value) by precedence; a value has one entry for each that was asked."""
        self.was_compared = True
        for place, (name, value) in enumerate(expected):
            if found == value:
                if place:
                    self.classes.append(f"{aspect}: as {name}, unlike {expected[0][0]}")
                return
        if len(found) == len(asked) and all(any(v[i] == line for _, v in expected) for i, line in enumerate(found)):
            self.classes.append(f"{aspect}: each line as {' or '.join(n for n, _ in expected)}")
            return
        name, value = expected[0]
        bad = [i for i, a in enumerate(found) if all(a != v[i] for _, v in expected if i < len(v))]
        detail = dict(differ=f"{len(bad)} of {len(value)}", reference=name)
        if len(found) != len(value):
            detail["lines"] = [len(found), len(value)]
        if bad:
            at = bad[0]
            detail.update(
                line=at,
                asked=asked[at],
                found=found[at],
                expected=value[at],
                others={n: v[at] for n, v in expected[1:]},
            )
        self.failures.append(Failure(aspect, detail))

    def disagreements(self, references):
        first = references[0]
        for name, _, seen, *_ in references[1:]:
            for aspect in ("ids", "special_ids", "vocab"):
                if seen[aspect] != first[2][aspect]:
                    self.classes.append(f"references: {aspect} of {name} unlike {first[0]}")

    def judge(self):
        case, references = self.case, self.references()
        flags = self.pipeline()
        if all(name == "4 slow" for name, *_ in references):
            self.classes.append("references: " + ("only 4 slow loads" if references else "none loads"))
            self.classes.append("references: does not load: " + shorten(next(iter(self.errors.values())))[:90])
            try:
                self.encoded(self.case.path, *flags)
            except Refusal:
                self.classes.append("references: does not load, refused too")
            return
        if references[0][0] != "5":
            self.classes.append("references: 5 does not load: " + shorten(self.errors["5"])[:90])
        self.disagreements(references)
        fast = [r for r in references if r[0] != "4 slow"]
        path, texts = self.case.path, self.case.texts
        self.compare("ids", texts, self.encoded(path, *flags), [(r[0], r[2]["ids"]) for r in fast])
        found = self.encoded(path, "--add-special-tokens", *flags)
        self.compare("ids with special tokens", texts, found, [(r[0], r[2]["special_ids"]) for r in fast])
        for step in (
            self.judge_decoding,
            self.judge_audit,
            self.judge_info,
            self.judge_suggestions,
            self.judge_merging,
        ):
            share, kinds = STEPS[step.__name__]
            tried = self.random.random() < share
            if tried if self.only is None else any(self.only.startswith(word) for word in kinds):
                step(fast, flags)

    def judge_decoding(self, references, flags):
        known = self.agreed_ids(references)
        ids = [[i for i in line if i in known] for line in references[0][2]["special_ids"]]
        ids += [self.random.choices(sorted(known), k=self.random.randint(0, 12)) for _ in range(12)]
        expected = []
        for name, how, _, path, kwargs in references:
            server = self.run.servers[name[0]]
            server.ask(do="load", path=path, how=how, flags=kwargs)
            answer = server.ask(do="decode", ids=ids)
            if "error" not in answer:
                expected.append((name, answer))
        if not expected:
            return
        for aspect, key, more in [
            ("decoded", "skipping", []),
            ("decoded with special tokens", "keeping", ["--keep-special-tokens"]),
        ]:
            found = self.decoded(self.case.path, ids, *more, *flags)
            # A line break inside a token is printed as it stands.
            values = [(n, "\n".join(a[key]).split("\n")) for n, a in expected]
            self.compare(aspect, ids, found, values)

    def agreed_ids(self, references):
        """The ids that stand for one token, the same in every reference: behind repeated ones they may not.

        Those are left out that are special in one only, or that 5 calls special and decodes all the same: named by an
        object that does not say so.
        """
        tokens = []
        for _, _, seen, *_ in references:
            by_id = {}
            for token, number in seen["vocab"].items():
                by_id.setdefault(number, []).append(token.strip())
            tokens.append({(number, *texts) for number, texts in by_id.items() if len(texts) == 1})
        special = [set(r[2]["special"]) for r in references]
        unclear = set.union(*special) - set.intersection(*special)
        unclear.update(number for r in references for number in r[2]["half_special"])
        return {number for number, _ in set.intersection(*tokens)} - unclear

    def judge_audit(self, references, flags):
        """Tokens and unknown tokens of texts without special tokens, which an audit takes as ordinary text."""
        texts, path = self.case.texts, self.case.path
        usable = [i for i in range(len(texts)) if all(self.is_plain(r[2], i) for r in references)]
        text = "".join(texts[i] + "\n" for i in usable)
        lines = self.kc("audit", path, "-", "--json", "-q", "--threads", "1", *flags, text=text)
        totals = json.loads("\n".join(lines))["vocabularies"][0]["totals"]
        found = [totals["tokens"], totals["unknown_tokens"]]
        expected = []
        for name, _, seen, *_ in references:
            ids = [number for i in usable for number in seen["ids"][i]]
            expected.append((name, [len(ids), ids.count(seen["unknown"])]))
        self.compare("audited tokens, unknown tokens", [[texts[i] for i in usable]] * 2, found, expected)

    def judge_info(self, references, flags):
        """The number of ids and the special tokens that `info` tells."""
        told = json.loads("\n".join(self.kc("info", self.case.path, "--json")))
        asked, expected = ["ids", "special tokens"], []
        half = set()
        for _, _, seen, *_ in references:
            half |= {t for t, i in seen["vocab"].items() if i in (seen["unknown"], *seen["half_special"])}
        for name, _, seen, *_ in references:
            vocab = seen["vocab"]
            # The unknown token of a model may be called special by nobody, and others are by half.
            special = sorted({t for t, i in vocab.items() if i in seen["special"]} - half)
            expected.append((name, [max(vocab.values()) + 1, special]))
        self.compare("info", asked, [told["size"], sorted(set(told["special_tokens"]) - half)], expected)

    def judge_suggestions(self, references, flags):
        """Whether `suggest` reads it too; nothing is suggested that is there."""
        self.kc("info", self.case.path)
        warnings = re.findall(r"\d+ entr(?:y|ies) can never be used", self.said)
        spoilt = self.case.tags["unusable entries"] in ("blank", "repeated", "control")
        if len(warnings) > 1 or (spoilt and not warnings):
            self.failures.append(Failure("warnings of unusable entries", self.said))
        path = os.path.join(self.folder, "suggested.txt")
        pathlib.Path(path).unlink(missing_ok=True)
        text = "".join(t + "\n" for t in self.case.texts)
        self.kc(
            "suggest", self.case.path, "-", "--budget", "8", "--output", path, "-q", "--threads", "1", *flags, text=text
        )
        # The list begins with the special tokens and the unknown one, so that it is a vocabulary by itself.
        known = set.intersection(
            *(
                {t for t, i in r[2]["vocab"].items() if i not in (*r[2]["special"], r[2]["unknown"])}
                for r in references
            )
        )
        there = set(pathlib.Path(path).read_text().removesuffix("\n").split("\n")) & known
        if there:
            self.failures.append(Failure("suggested although there", sorted(there)))

    def is_plain(self, seen, i):
        """Whether no special token is in a text; the unknown one may stand for a word, but not for itself."""
        text = self.case.texts[i].lower()
        spelled = any(t.lower() in text for t, number in seen["vocab"].items() if number == seen["unknown"])
        return not spelled and not (set(seen["special"]) - {seen["unknown"]}) & set(seen["ids"][i])

    def judge_merging(self, references, flags):
        case, base = self.case, references[0][2]
        new = ["쀍쀍", "##쀍", "zz가", "##yy", "😀가"]
        donor = self.random.choice(["nothing", "entries"])
        listed = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + (new if donor == "entries" else [])
        listed += [t for t in case.tokens[-3:] if t.strip() == t and t and t.isprintable() and t not in listed]
        path = os.path.join(self.folder, "donor.txt")
        pathlib.Path(path).write_text("".join(t + "\n" for t in listed))
        merged = os.path.join(self.folder, "merged")
        shutil.rmtree(merged, ignore_errors=True)
        options = ["--output", merged, "-q", "--threads", "1", "--force-pipeline", "base", *flags]
        if not self.merges(path, *options):
            return
        both = {}
        for major in ("5", "4"):
            both[major] = self.run.servers[major].observe(merged, "auto", case.texts, {})
            if "error" in both[major]:
                raise Failure(f"merged: {major} does not load", both[major]["error"])
        for aspect, more in [("ids", []), ("special_ids", ["--add-special-tokens"])]:
            found = self.encoded(merged, *more)
            self.compare(f"merged: {aspect}", case.texts, found, [(major, both[major][aspect]) for major in both])
        report = json.loads(pathlib.Path(merged, "report.json").read_text())
        for major in both:
            self.compare_merged(major, both[major], references, is_same=report["merged"]["added"] == 0)

    def merges(self, donor, *options):
        """Whether the command merges; for a base that marks continuations in another way it is told how donors do."""
        try:
            self.kc("merge", self.case.path, donor, *options)
        except Refusal as refusal:
            message = shorten(str(refusal))
            if "no entry starts with ##" in message:
                return False
            reason = refused(message, MERGE_REFUSALS)
            self.classes.append("refusal to merge: " + (reason or "NOT LISTED"))
            if reason is None:
                raise Failure("merge refused: " + message, str(refusal)) from refusal
            if "--donor-prefix" not in message or "--donor-prefix" in options:
                return False
            return self.merges(donor, *options, "--donor-prefix", "##")
        return True

    def compare_merged(self, major, seen, references, is_same):
        texts = self.case.texts
        moved = [
            {t: [i, seen["vocab"].get(t)] for t, i in base["vocab"].items() if seen["vocab"].get(t) != i}
            for _, _, base, *_ in references
        ]
        if all(moved):
            self.failures.append(Failure(f"merged: ids moved in {major}", dict(list(moved[0].items())[:5])))
        if is_same:
            for aspect in ("ids", "special_ids"):
                expected = [("base in " + r[0], r[2][aspect]) for r in references]
                self.compare(f"merged with nothing new: {aspect}, {major}", texts, seen[aspect], expected)
