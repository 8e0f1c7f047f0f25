"""Encodes comments as a library of Hugging Face does, for `kc-vocab verify`.

usage: verify.py libraries               prints the libraries that are there, each with its version
       verify.py LIBRARY DIRECTORY       comments from standard input, one a line; ids to standard output, a line each

LIBRARY is tokenizers, without special tokens around a comment, or transformers or transformers-slow, with them.
"""

import importlib.metadata
import importlib.util
import os
import sys

os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_VERBOSITY="error", TOKENIZERS_PARALLELISM="true")
BATCH = 10_000


def libraries():
    names = [name for name in ("tokenizers", "transformers") if importlib.util.find_spec(name)]
    versions = {name: importlib.metadata.version(name) for name in names}
    # From 5 on transformers has one implementation.
    if versions.get("transformers", "5").split(".")[0] < "5":
        versions["transformers-slow"] = versions["transformers"]
    return versions


def encoder(library, directory):
    if library == "tokenizers":
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(os.path.join(directory, "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return lambda texts: [e.ids for e in tokenizer.encode_batch(texts, add_special_tokens=False)]
    from transformers import AutoTokenizer

    options = {"use_fast": False} if library == "transformers-slow" else {}
    tokenizer = AutoTokenizer.from_pretrained(directory, local_files_only=True, **options)
    return lambda texts: tokenizer(texts, verbose=False)["input_ids"]


def batches(stream):
    batch = []
    for line in stream:
        batch.append(line[:-1].decode("utf-8", "replace"))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def main(arguments):
    if arguments == ["libraries"]:
        for name, version in libraries().items():
            print(name, version)
        return
    library, directory = arguments
    encode = encoder(library, directory)
    for batch in batches(sys.stdin.buffer):
        for ids in encode(batch):
            sys.stdout.write(" ".join(map(str, ids)) + "\n")


main(sys.argv[1:])
