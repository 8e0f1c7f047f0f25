"""Puts the library and its launcher into the wheel, and names the systems that it runs on."""

import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class NativeFiles(BuildHookInterface):
    """What scripts/package built; compiling it needs Swift, which pip cannot bring."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the files."""
        built = os.environ.get("KC_VOCAB_NATIVE")
        for name in ("libkcvocab.so", "kc-vocab"):
            file = Path(built or "", name)
            if not built or not file.exists():
                raise FileNotFoundError(
                    f"{name} is not built: a wheel is made by scripts/package of the project, which needs Swift 6.2 or newer; "
                    "on Linux x86_64 with glibc 2.28 or newer install the wheel instead"
                )
            build_data["force_include"][str(file.resolve())] = f"kc_vocab/{name}"
        build_data["pure_python"] = False
        build_data["tag"] = os.environ["KC_VOCAB_WHEEL_TAG"]
