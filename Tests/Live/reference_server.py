"""Answers questions about tokenizers with the libraries of the environment that runs it.

One JSON object a line on standard input, one back on standard output. Requests and what is answered:

  {"do": "load", "path": P, "how": H, "flags": {}}
      {"vocab": {token: id}, "special": [ids that are special], "half_special": [those that decoding keeps all the same],
       "unknown": id or null, "chance": whether one of two added tokens of one normal form is found by chance}
  {"do": "encode", "texts": [...]}
      {"ids": [[...]], "special_ids": [[...]]}, without and with special tokens around
  {"do": "decode", "ids": [[...]]}
      {"skipping": [...], "keeping": [...]}, without and with special tokens
  {"do": "save", "path": P, "add": [...]}
      {}; adds tokens to what was loaded, then saves it as a directory, or as a file where it was one

`how` is auto, auto-slow (AutoTokenizer with use_fast=False), bert, bert-slow (BertTokenizer, whatever the directory
says) or file (Tokenizer.from_file). What fails is answered by {"error": "Type: message"}.
"""

import json
import os
import sys

os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_VERBOSITY="critical", TOKENIZERS_PARALLELISM="false")
replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

import tokenizers  # noqa: E402
import transformers  # noqa: E402
from tokenizers import AddedToken, Tokenizer  # noqa: E402

MAJOR = int(transformers.__version__.split(".")[0])


def by_chance(tokenizer):
    """Whether it has added tokens of one normal form: since 0.23, which one is found depends on a hash seed."""
    if tokenizers.__version__.startswith("0.22"):
        return False
    forms = [token.content for token in tokenizer.get_added_tokens_decoder().values() if token.normalized]
    if tokenizer.normalizer is not None:
        forms = [tokenizer.normalizer.normalize_str(form) for form in forms]
    return len(set(forms)) < len(forms)


class Raw:
    """A tokenizers.Tokenizer."""

    def __init__(self, path, flags):
        self.tokenizer = Tokenizer.from_file(path)
        # The command leaves both out, as AutoTokenizer does where nobody asks for them.
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def vocab(self):
        return self.tokenizer.get_vocab(with_added_tokens=True)

    def special(self):
        return [number for number, token in self.tokenizer.get_added_tokens_decoder().items() if token.special]

    def half_special(self):
        return []

    def unknown(self):
        return self.tokenizer.token_to_id(self.tokenizer.model.unk_token)

    def chance(self):
        return by_chance(self.tokenizer)

    def encode(self, texts, special):
        return [self.tokenizer.encode(text, add_special_tokens=special).ids for text in texts]

    def decode(self, ids, skip):
        return [self.tokenizer.decode(line, skip_special_tokens=skip) for line in ids]

    def add(self, token, special):
        (self.tokenizer.add_special_tokens if special else self.tokenizer.add_tokens)([token])

    def save(self, path):
        self.tokenizer.save(path)


class Pretrained:
    """A tokenizer of transformers."""

    def __init__(self, path, how, flags):
        name, _, speed = how.partition("-")
        if name == "auto":
            self.tokenizer = transformers.AutoTokenizer.from_pretrained(path, use_fast=speed != "slow", **flags)
        else:
            fast = "BertTokenizerFast" if MAJOR < 5 and speed != "slow" else "BertTokenizer"
            self.tokenizer = getattr(transformers, fast).from_pretrained(path, **flags)

    def vocab(self):
        return self.tokenizer.get_vocab()

    def special(self):
        added = self.tokenizer.added_tokens_decoder.items()
        return sorted({*self.tokenizer.all_special_ids, *(number for number, token in added if token.special)} - {None})

    def half_special(self):
        if not self.tokenizer.is_fast:
            return []
        added = self.tokenizer.backend_tokenizer.get_added_tokens_decoder().items()
        return sorted(set(self.special()) - {number for number, token in added if token.special})

    def unknown(self):
        if not self.tokenizer.is_fast:
            return self.tokenizer.unk_token_id
        backend = self.tokenizer.backend_tokenizer
        return backend.token_to_id(backend.model.unk_token)

    def chance(self):
        return self.tokenizer.is_fast and by_chance(self.tokenizer.backend_tokenizer)

    def encode(self, texts, special):
        return [self.tokenizer(text, add_special_tokens=special)["input_ids"] for text in texts]

    def decode(self, ids, skip):
        return [self.tokenizer.decode(line, skip_special_tokens=skip) for line in ids]

    def add(self, token, special):
        self.tokenizer.add_tokens([token], special_tokens=special)

    def save(self, path):
        self.tokenizer.save_pretrained(path)


def answer(request, loaded):
    match request["do"]:
        case "load":
            how, flags = request["how"], request.get("flags", {})
            if how == "file":
                loaded["it"] = Raw(request["path"], flags)
            else:
                loaded["it"] = Pretrained(request["path"], how, flags)
            it = loaded["it"]
            names = ("vocab", "special", "half_special", "unknown", "chance")
            return {name: getattr(it, name)() for name in names}
        case "encode":
            return {
                "ids": loaded["it"].encode(request["texts"], False),
                "special_ids": loaded["it"].encode(request["texts"], True),
            }
        case "decode":
            return {
                "skipping": loaded["it"].decode(request["ids"], True),
                "keeping": loaded["it"].decode(request["ids"], False),
            }
        case "save":
            for token in request["add"]:
                loaded["it"].add(AddedToken(token["content"], **token["flags"]), token["special"])
            loaded["it"].save(request["path"])
            return {}


def main():
    loaded = {}
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line), loaded)
        except BaseException as error:  # The libraries raise what Rust panics with, too.
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
            reply = {"error": f"{type(error).__name__}: {error}"[:500]}
        print(json.dumps(reply), file=replies, flush=True)


main()
