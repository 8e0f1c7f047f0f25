"""Random tokenizers as people keep them: a case is what lies on disk, and texts that try it."""

import json
import os

from tokenizer_alphabets import (
    ACCENTED,
    DIGITS,
    EMOJI,
    HAN,
    HANGUL,
    JAMO,
    KANA,
    LATIN,
    LETTERS,
    LOOSE_JAMO,
    MARKS,
    ODD_SPACE,
    PUNCTUATION,
)
from tokenizer_shapes import SHAPES

CLASSES = {
    "BertTokenizer": 8,
    "BertTokenizerFast": 4,
    "ElectraTokenizer": 4,
    "ElectraTokenizerFast": 2,
    "PreTrainedTokenizerFast": 6,
    "DistilBertTokenizer": 1,
    "ConvBertTokenizerFast": 0.5,
    "MobileBertTokenizer": 0.5,
    "FunnelTokenizer": 0.3,
    "MPNetTokenizer": 0.3,
    "OwnTokenizer": 0.3,
    None: 2,
}
ROLES = ["pad", "unk", "cls", "sep", "mask"]
NAMINGS = [
    dict(pad="[PAD]", unk="[UNK]", cls="[CLS]", sep="[SEP]", mask="[MASK]"),
    dict(pad="[PAD]", unk="[UNK]", cls="[CLS]", sep="[SEP]", mask="[MASK]"),
    dict(pad="[PAD]", unk="[UNK]", cls="[CLS]", sep="[SEP]", mask="[MASK]"),
    dict(pad="<pad>", unk="<unk>", cls="<s>", sep="</s>", mask="<mask>"),
    dict(pad="[채움]", unk="[모름]", cls="[처음]", sep="[끝]", mask="[가림]"),
    dict(pad="PAD", unk="UNK", cls="CLS", sep="CLSS", mask="M"),
]
EXTRA_NAMES = ["[BOS]", "[EOS]", "<s>", "</s>", "[사람]", "[NAME]", "<나이>", "[S1]", "[MASK2]", "[MASK]x"]
ADDED_NAMES = [
    "이모지",
    "뷁",
    "ㅋㅋ",
    "abc",
    "Abc",
    "aB",
    "가나",
    "가나다",
    "하이",
    "[가]",
    "刑法",
    "😀",
    "a.b",
    "é",
    "  x",
    "x y",
    "입니",
    "C",
    "##가",
]


def maybe(random, probability, value):
    return value if random.random() < probability else None


class Case:
    """One tokenizer on disk and what is asked of it."""

    def __init__(self, random, folder):
        self.random = random
        self.folder = folder
        self.texts = []
        self.tags = {}
        self.flags = {}

    def tag(self, dimension, value):
        self.tags[dimension] = str(value)
        return value

    def choose(self, dimension, values, weights=None):
        return self.tag(dimension, self.random.choices(values, weights)[0])


def make_tokens(case, names, extra):
    """The list of tokens by id; what can never be used is among them now and then."""
    random = case.random
    letters = [c for c in LETTERS + PUNCTUATION + ACCENTED + HAN + KANA + LOOSE_JAMO if random.random() < 0.85]
    letters += [e for e in EMOJI if len(e) == 1]
    lower = [c.lower() for c in letters if c.lower() != c and len(c.lower()) == 1]
    mark = case.mark
    inside = [mark + c for c in letters + lower + list(MARKS) if random.random() < 0.8]
    words = ["".join(random.choices(LETTERS, k=random.randint(2, 4))) for _ in range(30)]
    words += ["".join(random.choices("가나하이ㅋabAB", k=random.randint(2, 3))) for _ in range(20)]
    longer = words[::2] + [mark + w for w in words[1::2]] + ["do", "not", "n", "t", "s", "m", "ve", "re"]
    longer += [mark + "n", mark + "t"]
    body = letters + lower + inside + longer + [f"[unused{i}]" for i in range(random.choice([0, 3]))]
    body += random.sample(ADDED_NAMES[:16], random.randint(0, 4))
    body = list(dict.fromkeys(t for t in body if t not in names and t not in extra))
    if random.random() < 0.5:
        random.shuffle(body)
    return place_special(case, list(names), list(extra), body)


def place_special(case, names, extra, body):
    random = case.random
    where = case.choose("specials at", ["front", "front, shuffled", "scattered", "end"], [6, 2, 1, 1])
    # What a bare list lacks, nobody can name.
    missing = case.choose("missing special", ["none", "one", "extra"], [8, case.files != "vocab.txt file", 1])
    if missing == "one":
        names.remove(random.choice(names))
    if missing == "extra":
        extra = []
    if where == "front":
        return names + extra + body
    if where == "end":
        return body + names + extra
    both = names + extra
    random.shuffle(both)
    if where == "front, shuffled":
        return both + body
    for token in both:
        body.insert(random.randint(0, len(body)), token)
    return body


UNUSABLE = {
    "none": [],
    "blank": [""],
    "repeated": [None],
    "U+2028": ["\u2028", "##\u2028"],
    "control": ["\x01", "##\x1f", "가\x02"],
    "space at end": ["가 ", "나\u3000", " "],
    "space before": [" 가", "\u00a0나"],
    "carriage return": ["가\r"],
}


def spoil(case, tokens):
    kind = case.choose("unusable entries", list(UNUSABLE), [12, 1, 1, 1, 1, 1, 1, 0.3])
    for entry in UNUSABLE[kind]:
        tokens.insert(case.random.randint(6, len(tokens)), case.random.choice(tokens) if entry is None else entry)


def added_token(case, content):
    random = case.random
    special = random.random() < 0.4
    flags = dict(
        single_word=random.random() < 0.2,
        lstrip=random.random() < 0.2,
        rstrip=random.random() < 0.2,
        normalized=(not special) if random.random() < 0.7 else special,
    )
    return dict(content=content, special=special, **flags)


def as_named(case, text, typed=True, strings=0.7):
    """A special token as a string or as the dictionary that some versions write, in a configuration with its type."""
    random = case.random
    if random.random() < strings:
        return text
    value = dict(
        content=text,
        lstrip=random.random() < 0.2,
        normalized=random.random() < 0.3,
        rstrip=random.random() < 0.2,
        single_word=random.random() < 0.1,
    )
    if typed:
        value["__type"] = "AddedToken"
    return value


def normalizer(case, flags):
    bert = dict(
        type="BertNormalizer",
        clean_text=case.random.random() < 0.9,
        handle_chinese_chars=flags["tokenize_chinese_chars"],
        strip_accents=flags["strip_accents"],
        lowercase=flags["do_lower_case"],
    )
    kind = case.choose("normalizer", ["bert", "nfc", "nfkc", "null"], [12, 3, 1, 0.5])
    if kind == "bert":
        return bert
    if kind == "null":
        return None
    return dict(type="Sequence", normalizers=[dict(type=kind.upper()), bert])


def template(parts, ids):
    def pieces(names):
        return [{"Sequence" if n in "AB" else "SpecialToken": dict(id=n, type_id=int(n == "B"))} for n in names]

    used = sorted({n for n in parts if n not in "AB"})
    return dict(
        type="TemplateProcessing",
        single=pieces(parts),
        pair=pieces(parts) + pieces(["B"]),
        special_tokens={n: dict(id=n, ids=[ids[n]], tokens=[n]) for n in used},
    )


def post_processor(case, names, extra, ids):
    cls, sep = names["cls"], names["sep"]
    kinds = ["null", "bert", "template", "template other", "template none", "template doubled"]
    kind = case.choose("post_processor", kinds, [2, 3, 6, 1, 0.5, 0.5])
    if kind == "null" or cls not in ids or sep not in ids:
        return None
    if kind == "bert":
        return dict(type="BertProcessing", sep=[sep, ids[sep]], cls=[cls, ids[cls]])
    others = [n for n in extra if n in ids] or [cls]
    shapes = {
        "template": [cls, "A", sep],
        "template other": [others[0], "A", others[-1]],
        "template none": ["A"],
        "template doubled": [cls, "A", sep, sep],
    }
    return template(shapes[kind], ids)


def decoder(case):
    kind = case.choose("decoder", ["wordpiece", "no cleanup", "other prefix", "null"], [8, 2, 1, 1])
    if kind == "null":
        return None
    prefix = case.random.choice(["@@", "##", "_"]) if kind == "other prefix" else case.mark
    return dict(type="WordPiece", prefix=prefix, cleanup=kind != "no cleanup")


def make_document(case, tokens, names, extra, flags, added):
    """A tokenizer.json; the later of two equal tokens counts, so that the earlier one's id is free."""
    ids = {token: number for number, token in enumerate(tokens)}
    limit = case.choose("max_input_chars_per_word", [100, 10, 200], [8, 1, 1])
    specials = [n for n in [*names.values(), *extra] if n in ids]
    listed = case.choose("specials in tokenizer.json", ["all", "some", "none"], [8, 1, 1])
    if listed == "some":
        specials = specials[::2]
    if listed == "none":
        specials = []
    entries = [
        dict(id=ids[n], content=n, single_word=False, lstrip=False, rstrip=False, normalized=False, special=True)
        for n in specials
    ]
    entries += [dict(id=number, **token) for number, token in added.items() if token["content"] not in specials]
    everything = {**ids, **{t["content"]: number for number, t in added.items()}}
    document = dict(
        version="1.0",
        truncation=None,
        padding=None,
        added_tokens=sorted(entries, key=lambda e: e["id"]),
        normalizer=normalizer(case, flags),
        pre_tokenizer=dict(type="BertPreTokenizer"),
        post_processor=post_processor(case, names, extra, everything),
        decoder=decoder(case),
        model=dict(
            type="WordPiece",
            unk_token=names["unk"],
            continuing_subword_prefix=case.mark,
            max_input_chars_per_word=limit,
            vocab={token: number for number, token in enumerate(tokens) if ids[token] == number},
        ),
    )
    return with_rare_parts(case, document)


def with_rare_parts(case, document):
    kinds = [
        "none",
        "truncation",
        "padding",
        "no model type",
        "other prefix",
        "no prefix",
        "unknown not there",
        "specials normalized",
        "other normalizer",
        "other splitter",
    ]
    kind = case.choose("rare parts", kinds, [30] + [1] * (len(kinds) - 1))
    model = document["model"]
    match kind:
        case "truncation":
            document["truncation"] = dict(direction="Right", max_length=4, strategy="LongestFirst", stride=0)
        case "padding":
            document["padding"] = dict(
                strategy=dict(Fixed=8),
                direction="Right",
                pad_to_multiple_of=None,
                pad_id=0,
                pad_type_id=0,
                pad_token="[PAD]",
            )
        case "no model type":
            del model["type"]
        case "other prefix":
            model["continuing_subword_prefix"] = "@@"
        case "no prefix":
            model["continuing_subword_prefix"] = ""
        case "unknown not there":
            model["unk_token"] = "[NOT]"
        case "specials normalized":
            for token in document["added_tokens"]:
                token["normalized"] = True
        case "other normalizer":
            document["normalizer"] = case.random.choice(
                [dict(type="Lowercase"), dict(type="NFD"), dict(type="Strip", strip_left=True, strip_right=True)]
            )
        case "other splitter":
            document["pre_tokenizer"] = case.random.choice(
                [dict(type="Whitespace"), dict(type="WhitespaceSplit"), None]
            )
    return document


def choose_flags(case, prefix):
    return dict(
        do_lower_case=case.choose(prefix + "do_lower_case", [True, False], [2, 3]),
        strip_accents=case.choose(prefix + "strip_accents", [None, True, False], [1, 1, 3]),
        tokenize_chinese_chars=case.choose(prefix + "tokenize_chinese_chars", [True, False], [4, 1]),
    )


def stated(case, flags):
    """What of the flags the configuration says: a key may be absent, or say otherwise than tokenizer.json."""
    random = case.random
    how = case.choose("flags in configuration", ["all", "some", "contradicting", "null", "none"], [6, 3, 2, 0.5, 2])
    if how == "none":
        return {}
    if how == "contradicting":
        flags = choose_flags(case, "configured ")
    if how == "null":
        flags = {**flags, "strip_accents": None}
    return {k: v for k, v in flags.items() if how != "some" or random.random() < 0.5}


def configuration(case, names, bos_eos, extra, flags, added):
    random = case.random
    config = dict(stated(case, flags))
    kind = case.choose("tokenizer_class", list(CLASSES), list(CLASSES.values()))
    if kind:
        config["tokenizer_class"] = kind
    custom = names["unk"] != "[UNK]"
    naming = case.choose("names in configuration", ["all", "some", "none"], [7, 2, 0.3 if custom else 3])
    for role, name in names.items():
        if naming == "all" or (naming == "some" and random.random() < 0.5):
            config[role + "_token"] = as_named(case, name)
    for role, name in bos_eos.items():
        if random.random() < 0.7:
            config[role + "_token"] = as_named(case, name)
    if extra and random.random() < 0.7:
        config["additional_special_tokens"] = [as_named(case, n) for n in extra]
    if added and case.choose("added_tokens_decoder", [True, False]):
        config["added_tokens_decoder"] = {str(i): t for i, t in added.items()}
        if random.random() < 0.6:
            for number, token in enumerate(case.tokens):
                if token in names.values():
                    config["added_tokens_decoder"][str(number)] = dict(
                        content=token, special=True, single_word=False, lstrip=False, rstrip=False, normalized=False
                    )
    rare_settings(case, config)
    cleanup = case.choose("clean_up_tokenization_spaces", [None, True, False], [4, 1, 1])
    if cleanup is not None:
        config["clean_up_tokenization_spaces"] = cleanup
    return config


def rare_settings(case, config):
    """Keys that some configurations have."""
    settings = {
        "none": {},
        "other role": {"image_token": "[S1]"},
        "extra list": {"extra_special_tokens": ["[S1]", "[NAME]"]},
        "extra dict": {"extra_special_tokens": {"name_token": "[NAME]"}},
        "mask null": {"mask_token": None},
        "split_special_tokens": {"split_special_tokens": True},
        "add_bos_token": {"add_bos_token": True, "bos_token": "[BOS]"},
        "never_split": {"never_split": ["가나"], "do_basic_tokenize": True},
        "no basic tokenize": {"do_basic_tokenize": False},
        "short": {"model_max_length": 4, "truncation_side": "left", "padding_side": "left"},
    }
    config.update(settings[case.choose("rare settings", list(settings), [30] + [1] * (len(settings) - 1))])


def special_tokens_map(case, names, bos_eos, extra):
    random = case.random
    kind = case.choose("special_tokens_map", ["absent", "same", "some", "other"], [4, 3, 1, 1])
    if kind == "absent":
        return None
    known = {**names, **bos_eos}
    kept = [r for r in known if kind != "some" or random.random() < 0.5]
    value = {r + "_token": as_named(case, known[r], typed=False) for r in kept}
    if kind == "other":
        value[random.choice(ROLES) + "_token"] = random.choice(EXTRA_NAMES)
    if extra and random.random() < 0.7:
        value["additional_special_tokens"] = list(extra)
    return value


def make_texts(case, names, extra, added, tokens):
    random = case.random
    marked = [*names.values(), *extra, *(t["content"] for t in added.values())]

    def piece():
        kind = random.choices(range(10), [6, 3, 2, 1, 1, 2, 2, 4, 1, 3])[0]
        return [
            lambda: "".join(random.choices(HANGUL, k=random.randint(1, 4))),
            lambda: "".join(random.choices(LATIN, k=random.randint(1, 4))),
            lambda: "".join(random.choices(JAMO + ACCENTED + KANA, k=random.randint(1, 3))),
            lambda: random.choice("가eo") + "".join(random.choices(MARKS + LOOSE_JAMO, k=random.randint(1, 3))),
            lambda: random.choice(ODD_SPACE),
            lambda: random.choice(HAN) + random.choice(["", "가"]),
            lambda: random.choice(PUNCTUATION + DIGITS),
            lambda: random.choice([str.lower, str.upper, str, str, str, str])(random.choice(marked)),
            lambda: random.choice(EMOJI),
            lambda: random.choice(tokens),
        ][kind]()

    def line():
        parts = []
        for _ in range(random.randint(1, 9)):
            parts += [piece(), random.choice(["", "", " ", " ", "  "])]
        return "".join(parts).replace("\n", " ").replace("\r", " ")

    long = random.choice(HANGUL + "aㅋ") * random.choice([9, 10, 11, 99, 100, 101, 200, 201, 1000])
    fixed = ["", " ", long + " " + random.choice(HANGUL), "do not n't . , ' s 's a ' b"]
    case.texts = fixed + [m + "가" + m for m in marked[:2]] + [line() for _ in range(14)]


def write(path, value):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1))


def listed(case):
    """A vocab.txt, sometimes as another system's editor leaves it."""
    kinds = ["LF", "CRLF", "none at the end", "blank line at the end", "byte order mark"]
    kind = case.choose("line ends", kinds, [12, 1, 1, 0.5, 0.5])
    lines = "".join(token + "\n" for token in case.tokens)
    return {
        "LF": lines,
        "CRLF": lines.replace("\n", "\r\n"),
        "none at the end": lines[:-1],
        "blank line at the end": lines + "\n",
        "byte order mark": "\ufeff" + lines,
    }[kind]


def make_case(random, folder):
    """Makes a case and writes its files under `folder`; `case.path` is what the command is given."""
    case = Case(random, folder)
    shape = SHAPES[case.choose("shape", list(SHAPES), [40, 1, 1, 1, 1, 0.5])]
    kinds = ["vocab.txt", "tokenizer.json", "both", "vocab.txt file", "tokenizer.json file"]
    files = case.files = case.choose("files", kinds, [5, 4, 5, 1, 3] if shape is None else shape.files)
    # A list cannot say how it marks pieces that continue a word.
    marks = [40, 1, 1, 1] if "tokenizer.json" in files else [1, 0, 0, 0]
    case.mark = case.choose("continuations", ["##", "@@", "", "_"], marks)
    # A bare list can only have names that are known without being told.
    names = case.names = dict(random.choice(NAMINGS[:4] if files == "vocab.txt file" else NAMINGS))
    case.tag("names", names["unk"])
    roles = [r for r in ("bos", "eos") if random.random() < 0.2]
    bos_eos = {r: n for r, n in zip(roles, random.sample(EXTRA_NAMES[:4], 2)) if n not in names.values()}
    extra = [n for n in random.sample(EXTRA_NAMES[4:], random.choice([0, 0, 1, 2])) if n not in names.values()]
    case.tag("bos/eos", bool(bos_eos))
    case.tag("additional special", len(extra))
    if shape is None:
        tokens = case.tokens = make_tokens(case, list(names.values()), [*bos_eos.values(), *extra])
        spoil(case, tokens)
    else:
        extra, bos_eos, names = [], {}, dict(NAMINGS[0])
        tokens = case.tokens = shape.tokens(case)
        case.names = names
        case.tag("missing special", "none")
        case.tag("unusable entries", shape.unusable)
    added = make_added(case, tokens)
    flags = choose_flags(case, "")
    write_files(case, shape, names, bos_eos, extra, added, flags)
    if shape:
        shape.finish(case)
    make_texts(case, names, [*extra, *bos_eos.values()], added, tokens)
    return case


def make_added(case, tokens):
    """Added tokens by id: behind the vocabulary or naming entries of it."""
    random = case.random
    count = case.choose("added tokens", [0, 1, 3, 6], [4, 2, 3, 1])
    # Where tokens are repeated, the first that a library adds has the id of an entry.
    added, behind = {}, random.choice([len(tokens), len(set(tokens))])
    for content in random.sample(ADDED_NAMES, count):
        if content in tokens:
            added[len(tokens) - 1 - tokens[::-1].index(content)] = added_token(case, content)
        else:
            added[behind] = added_token(case, content)
            behind += 1
    return added


def write_files(case, shape, names, bos_eos, extra, added, flags):
    files, folder = case.files, case.folder
    case.path = os.path.join(folder, "tokenizer")
    everyone = [*extra, *bos_eos.values()]
    if files.endswith("file"):
        case.path += ".txt" if files.startswith("vocab") else ".json"
        if files.startswith("vocab"):
            write(case.path, listed(case))
            case.flags = flags
        else:
            write(case.path, make_document(case, case.tokens, names, everyone, flags, added))
        case.kind = "file"
        return
    case.kind = "directory"
    os.mkdir(case.path)

    def put(name, value):
        write(os.path.join(case.path, name), value)

    if files in ("vocab.txt", "both"):
        put("vocab.txt", listed(case))
    if files in ("tokenizer.json", "both"):
        put("tokenizer.json", make_document(case, case.tokens, names, everyone, flags, added))
    own = shape.configuration(case) if shape else None
    if own is not None:
        put("tokenizer_config.json", own)
    elif case.choose("tokenizer_config.json", [True, False], [9, 1]):
        put("tokenizer_config.json", configuration(case, names, bos_eos, extra, flags, added))
    named = special_tokens_map(case, names, bos_eos, extra)
    if named is not None:
        put("special_tokens_map.json", named)
    behind = {t["content"]: i for i, t in added.items() if i >= len(case.tokens)}
    if behind and case.choose("added_tokens.json", [True, False]):
        put("added_tokens.json", behind)
    model = case.choose("config.json", [None, "bert", "electra"], [3, 1, 1])
    if model:
        put("config.json", dict(model_type=model))
