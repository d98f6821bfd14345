"""Gives the index of a folder of packs: as made with the wheel, from the cache, or compiled now.

Compiling takes about a second, reading what was compiled some ten milliseconds. Which of the three it is
makes no difference to what is found: each is known by the content of the packs it was made from.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool import cache as disk_cache
from dossiertool.text.index import Index
from dossiertool.text.places import DATA, NO_SLIPS, NOT_FORMS, SETS, VERBS, pack_files
from dossiertool.text.storing import pack_up, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dossiertool.text.index import Compiled

_KIND = "taal"
_HERE = Path(__file__).resolve().parent
# The modules that decide what packs compile into: when one changes, what was compiled before is not used.
_COMPILER = (
    "compiling",
    "index",
    "matching",
    "morphology",
    "pack",
    "patterns",
    "phrases",
    "places",
    "rarity",
    "rule",
    "slips",
    "storing",
)
PREBUILT = "index.bin"
FOLDERS = ("", "groepsplan")  # of packs, below text/data


@cache
def shipped_index(name: str = "") -> Index:
    """Return the index of the packs that travel with the program; `name` is a folder below them."""
    return Index(_compiled(DATA / name))


def _compiled(folder: Path) -> Compiled:
    key = content_key(folder)
    prebuilt = folder / PREBUILT
    if prebuilt.is_file():
        content = prebuilt.read_bytes()
        if content.startswith(key):
            return unpack(content[len(key) :])
    return kept_or_made(key, lambda: _made(folder))


def kept_or_made(key: bytes, make: Callable[[], Compiled]) -> Compiled:
    """Return what was compiled from the content that `key` is a digest of: from the cache, else made now."""
    kept = disk_cache.load(_KIND, key)
    if kept is not None:
        return unpack(kept)
    made = make()
    disk_cache.store(_KIND, key, pack_up(made))
    return made


def _made(folder: Path) -> Compiled:
    from dossiertool.text.compiling import compile_folder  # noqa: PLC0415  only when nothing was kept

    return compile_folder(folder)


def prebuild(folder: Path, target: Path) -> None:
    """Write the index of a folder of packs to `target`, for the wheel."""
    target.write_bytes(content_key(folder) + pack_up(_made(folder)))


def content_key(folder: Path) -> bytes:
    """Return a digest of everything the index of this folder depends on."""
    words = (*pack_files(folder), SETS, VERBS, NOT_FORMS, NO_SLIPS)
    return _digest_of(words, _COMPILER)


def forms_key(*more: str) -> bytes:
    """Return a digest of what any pack compiles with: the forms of words, and modules of this room."""
    return _digest_of((SETS, VERBS, NOT_FORMS), (*_COMPILER, *more))


def _digest_of(words: Iterable[Path], modules: Iterable[str]) -> bytes:
    """Return a digest of files with words and of modules of this room."""
    digest = hashlib.sha256()
    for path in (*words, *(_HERE / f"{name}.py" for name in modules)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.digest()
