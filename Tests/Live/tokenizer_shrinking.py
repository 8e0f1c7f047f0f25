"""Failing cases made small."""

import copy
import json
import os
import pathlib
import shutil

from tokenizer_trial import Trial, new_folder


class Shrinker:
    """Makes a failing case smaller as long as it fails in the same way."""

    def __init__(self, run, trial, kind):
        self.run, self.case, self.kind, self.seed = run, copy.copy(trial.case), kind, trial.seed
        self.folder = new_folder("shrunk-")
        self.case.path = self.duplicate(self.case.path)
        self.tries = 80

    def duplicate(self, path):
        new = os.path.join(self.folder, "tokenizer" + pathlib.Path(path).suffix)
        (shutil.copytree if os.path.isdir(path) else shutil.copy)(path, new)
        return new

    def fails(self):
        self.tries -= 1
        if self.tries < 0:
            return False
        trial = Trial(self.run, self.case, self.seed, self.folder, self.kind).outcome()
        same = [f for f in trial.failures if f.kind == self.kind]
        if same:
            self.trial, self.detail = trial, same[0].detail
        return bool(same)

    def shrink(self):
        """The failure as it is in the smallest case found, or None if it does not come back."""
        if not self.fails():
            return None
        self.drop(self.case.texts, lambda texts: setattr(self.case, "texts", texts))
        for i, text in enumerate(self.case.texts):
            self.drop(list(text), lambda letters: self.case.texts.__setitem__(i, "".join(letters)))
        path = pathlib.Path(self.case.path)
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            self.shrink_file(file)
        self.tries = max(self.tries, 1)
        return self.detail if self.fails() else None

    def shrink_file(self, file):
        whole = file.read_bytes()
        if file != pathlib.Path(self.case.path):
            file.unlink()
            if self.fails():
                return
            file.write_bytes(whole)
        if file.suffix == ".json":
            self.shrink_object(file, json.loads(whole))

    def shrink_object(self, file, value):
        def put(pairs):
            file.write_text(json.dumps({**dict(pairs), **fixed}, ensure_ascii=False, indent=1))

        fixed = {k: v for k, v in value.items() if k in ("model", "added_tokens", "added_tokens_decoder")}
        rest = self.drop([(k, v) for k, v in value.items() if k not in fixed], put)
        if isinstance(fixed.get("added_tokens"), list):
            self.drop(fixed["added_tokens"], lambda tokens: (fixed.update(added_tokens=tokens), put(rest)))
        if "added_tokens_decoder" in fixed:
            entries = list(fixed["added_tokens_decoder"].items())
            self.drop(entries, lambda kept: (fixed.update(added_tokens_decoder=dict(kept)), put(rest)))

    def drop(self, parts, put):
        """Leaves out as many of the parts as can be, in halves, quarters and so on."""
        parts, width = list(parts), max(1, len(parts) // 2)
        while True:
            at = 0
            while at < len(parts):
                fewer = parts[:at] + parts[at + width :]
                put(fewer)
                if self.fails():
                    parts = fewer
                else:
                    at += width
            if width == 1:
                break
            width //= 2
        put(parts)
        return parts
