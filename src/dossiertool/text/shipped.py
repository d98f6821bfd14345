"""Gives the index of a folder of packs: as made with the wheel, from the cache, or compiled now.

Compiling takes about a second, reading what was compiled some ten milliseconds. Which of the three it is
makes no difference to what is found: each is known by the content of the packs it was made from.
"""

from __future__ import annotations

import hashlib
import marshal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossiertool import cache as disk_cache
from dossiertool.findings import Klasse, Niveau
from dossiertool.text import compiling, morphology
from dossiertool.text.index import Compiled, Index
from dossiertool.text.pack import DATA, SETS, pack_files
from dossiertool.text.patterns import Forms
from dossiertool.text.rule import Head, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_KIND = "taal"
_HERE = Path(__file__).resolve().parent
# The modules that decide what packs compile into: when one changes, what was compiled before is not used.
_COMPILER = (
    "compiling",
    "index",
    "morphology",
    "pack",
    "patterns",
    "phrases",
    "rarity",
    "rule",
    "slips",
    "shipped",
)
_FORMAT = 4  # of marshal: readable by every Python from 3.4
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
    return kept_or_made(key, lambda: compiling.compile_folder(folder))


def kept_or_made(key: bytes, make: Callable[[], Compiled]) -> Compiled:
    """Return what was compiled from the content that `key` is a digest of: from the cache, else made now."""
    kept = disk_cache.load(_KIND, key)
    if kept is not None:
        return unpack(kept)
    made = make()
    disk_cache.store(_KIND, key, pack_up(made))
    return made


def prebuild(folder: Path, target: Path) -> None:
    """Write the index of a folder of packs to `target`, for the wheel."""
    target.write_bytes(content_key(folder) + pack_up(compiling.compile_folder(folder)))


def content_key(folder: Path) -> bytes:
    """Return a digest of everything the index of this folder depends on."""
    words = (*pack_files(folder), SETS, morphology.TABLE, morphology.NOT_FORMS, compiling.NO_SLIPS)
    return _digest_of(words, _COMPILER)


def forms_key(*more: str) -> bytes:
    """Return a digest of what any pack compiles with: the forms of words, and modules of this room."""
    return _digest_of((SETS, morphology.TABLE, morphology.NOT_FORMS), (*_COMPILER, *more))


def _digest_of(words: Iterable[Path], modules: Iterable[str]) -> bytes:
    """Return a digest of files with words and of modules of this room."""
    digest = hashlib.sha256()
    for path in (*words, *(_HERE / f"{name}.py" for name in modules)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.digest()


def pack_up(made: Compiled) -> bytes:
    """Return a compiled index as bytes."""
    rules = [
        (*rule[:2], rule.klasse.value, rule.niveau.value, *(_plain(value) for value in rule[4:]))
        for rule in made.rules
    ]
    heads = [(h.code, h.klasse.value, h.niveau.value, *h[3:]) for h in made.heads.values()]
    return marshal.dumps((rules, [tuple(forms) for forms in made.sets], *made[2:-1], heads), _FORMAT)


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, Forms) else value


def unpack(body: bytes) -> Compiled:
    """Return the compiled index that `pack_up` made bytes of."""
    rules, sets, *rest, heads = marshal.loads(body)  # noqa: S302  # our own, known by its digest
    tops = {h[0]: Head(h[0], Klasse(h[1]), Niveau(h[2]), *h[3:]) for h in heads}
    return Compiled._make(([_rule(row) for row in rules], [Forms(*forms) for forms in sets], *rest, tops))


def _rule(row: tuple[Any, ...]) -> Rule:
    values = dict(zip(Rule._fields, row, strict=True))
    for field in ("niet_bij", "alleen_bij"):
        if values[field] is not None:
            values[field] = Forms(*values[field])
    values |= {"klasse": Klasse(values["klasse"]), "niveau": Niveau(values["niveau"])}
    return Rule(**values)
