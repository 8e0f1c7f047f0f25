"""``python -m kc_vocab`` and the console script: the command itself."""

import sys

from kc_vocab._command import execute
from kc_vocab._errors import KcVocabError


def main() -> None:
    """Becomes the command, with the arguments of this process."""
    try:
        execute()
    except KcVocabError as problem:
        sys.exit(f"error: {problem}")


if __name__ == "__main__":
    main()
