"""Vocabularies in the shapes of published ones, small; what is in them is made up."""

import json
import os

from tokenizer_alphabets import HAN, HANGUL, JAMO, LATIN, PUNCTUATION

BERT = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


class Shape:
    """How a vocabulary of a kind is laid out: its tokens, and which files it comes in, by weight."""

    # vocab.txt, tokenizer.json, both, vocab.txt by itself, tokenizer.json by itself
    files = [4, 0, 2, 2, 0]
    unusable = "none"

    def tokens(self, case):
        raise NotImplementedError

    def configuration(self, case):
        """What its tokenizer_config.json says; None for what others say."""
        return None

    def finish(self, case):
        """Changes files after they are written."""


class Characters(Shape):
    """KoCharELECTRA: every token is a character; control characters and a space are among them."""

    unusable = "control"

    def tokens(self, case):
        body = [*PUNCTUATION, *LATIN, *JAMO, *HANGUL, " ", "\x01", "\x7f", "\u200b"]
        case.random.shuffle(body)
        return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *body]

    def configuration(self, case):
        return dict(do_lower_case=False, tokenizer_class="ElectraTokenizer", model_max_length=512)


class Chinese(Shape):
    """bert-base-chinese: placeholders before the special tokens, a line separator as a token, all twice with ##."""

    files = [2, 1, 4, 1, 2]

    def tokens(self, case):
        unused = [f"[unused{i}]" for i in range(1, 20)]
        body = [*"<>", *PUNCTUATION, *HAN, *LATIN.lower(), *HANGUL[:9], "\u2028", "ab", "##er", "ing"]
        body = list(dict.fromkeys(body))
        return ["[PAD]", *unused, *BERT[1:], "<S>", "<T>", *body, *("##" + t for t in body if t[:2] != "##")]

    def configuration(self, case):
        # Nothing but this is said; config.json has the class.
        return case.random.choice([dict(do_lower_case=False, model_max_length=512), dict(do_lower_case=False), {}])


class Repeated(Shape):
    """Dialog-KoELECTRA: entries that stand there twice, some of them far apart."""

    unusable = "repeated"

    def tokens(self, case):
        body = [*HANGUL, *("##" + c for c in HANGUL), *PUNCTUATION, "입니다", "##니다", "ㅋㅋ", "##ㅋㅋ"]
        case.random.shuffle(body)
        for _ in range(case.random.randint(1, 5)):
            body.insert(case.random.randint(0, len(body)), case.random.choice(body))
        return [*BERT, *body, *(f"[unused{i}]" for i in range(9))]

    def configuration(self, case):
        return dict(do_lower_case=False, model_max_length=128, **case.random.choice([{}, dict(strip_accents=False)]))


class Sentencepiece(Shape):
    """KoBERT: words begin with a lower block, the special tokens stand in another order, the class is its own."""

    files = [1, 0, 0, 0, 0]

    def tokens(self, case):
        body = ["▁", *("▁" + c for c in HANGUL), *HANGUL, "입니다", "▁하이", *PUNCTUATION]
        return ["[UNK]", "[PAD]", "[CLS]", "[SEP]", "[MASK]", *dict.fromkeys(body)]

    def configuration(self, case):
        return dict(do_lower_case=False, tokenizer_class="KoBertTokenizer", remove_space=True, keep_accents=False)


class Unigram(Shape):
    """The same as transformers saves it: a tokenizer.json with another model."""

    files = [0, 2, 0, 0, 1]

    def tokens(self, case):
        return Sentencepiece.tokens(self, case)

    def configuration(self, case):
        return dict(tokenizer_class="PreTrainedTokenizerFast", unk_token="[UNK]", pad_token="[PAD]")

    def finish(self, case):
        path = case.path if case.kind == "file" else os.path.join(case.path, "tokenizer.json")
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        document["model"] = dict(
            type="Unigram", unk_id=0, byte_fallback=False, vocab=[[t, -float(i)] for i, t in enumerate(case.tokens)]
        )
        document["normalizer"] = None
        document["pre_tokenizer"] = dict(type="Metaspace", replacement="▁", prepend_scheme="always", split=True)
        document["decoder"] = document["pre_tokenizer"]
        with open(path, "w", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False)


SHAPES = {
    "random": None,
    "single characters": Characters(),
    "chinese": Chinese(),
    "repeated entries": Repeated(),
    "sentencepiece list": Sentencepiece(),
    "unigram": Unigram(),
}
