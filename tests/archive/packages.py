"""What somebody may do to a package, and lies that make its lists fit again: for the tests."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from dossiertool.archive.bag import MANIFEST, TAGMANIFEST
from dossiertool.archive.judge import KEY, LIST, SIGNATURE, SIGNED, list_of, tags_of
from dossiertool.vault.crypto.encoding import from_base64url, sha256_hex, strict_json
from dossiertool.vault.format.packing import Package, as_der

if TYPE_CHECKING:
    from collections.abc import Callable

    from dossiertool.vault.crypto.keys import SigningPair

    Files = dict[str, bytes]


def lied(files: Files) -> Files:
    """Make every list of a package fit what is in it, as somebody without a key can."""
    files = dict(files)
    payload = sorted(name for name in files if name.startswith("data/"))
    if MANIFEST in files:
        files[MANIFEST] = "".join(f"{sha256_hex(files[n])}  {n}\n" for n in payload).encode()
    if LIST in files:
        files[LIST] = list_of(files)
    if TAGMANIFEST in files:
        files[TAGMANIFEST] = tags_of(files)
    return files


def signed_again(files: Files, signer: SigningPair) -> Files:
    """Make every list fit and sign with a key that is not in the directory."""
    files = lied(files)
    says = strict_json(from_base64url(files[SIGNED].split(b".")[1].decode()))
    package = Package(**{name: says[name] for name in says if name != "p"})
    package = replace(package, list=sha256_hex(files[LIST]))
    files[SIGNED], files[SIGNATURE] = package.signed(signer)
    files[KEY] = as_der(signer.public)
    return {**files, TAGMANIFEST: tags_of(files)}


def _changed(chance: random.Random, files: Files, _other: Files) -> Files:
    name = chance.choice(sorted(files))
    content = bytearray(files[name] or b"\0")
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return {**files, name: bytes(content)}


def _truncated(chance: random.Random, files: Files, _other: Files) -> Files:
    name = chance.choice(sorted(name for name in files if files[name]))
    return {**files, name: files[name][: chance.randrange(len(files[name]))]}


def _longer(chance: random.Random, files: Files, _other: Files) -> Files:
    name = chance.choice(sorted(files))
    return {**files, name: files[name] + chance.choice([b"\n", b" ", b"\0", b"x" * 50])}


def _removed(chance: random.Random, files: Files, _other: Files) -> Files:
    name = chance.choice(sorted(files))
    return {n: content for n, content in files.items() if n != name}


def _added(chance: random.Random, files: Files, _other: Files) -> Files:
    folder = chance.choice(
        ["", "data/", "data/dossier/", "data/dossier/documenten/", "zegel/", "zegel/ketting/"]
    )
    name = chance.choice(["fetch.txt", "nieuw.txt", "0099.jws", "manifest-md5.txt", "x.pdf"])
    return {**files, f"{folder}{name}": b"erbij"}


def _renamed(chance: random.Random, files: Files, _other: Files) -> Files:
    name = chance.choice(sorted(files))
    new = chance.choice([name + "x", name.upper(), "data/dossier/" + name.rpartition("/")[2], "../" + name])
    moved = {n: content for n, content in files.items() if n != name}
    return {**moved, new: files[name]}


def _exchanged(chance: random.Random, files: Files, _other: Files) -> Files:
    one, two = chance.sample(sorted(files), 2)
    return {**files, one: files[two], two: files[one]}


def _swapped(chance: random.Random, files: Files, other: Files) -> Files:
    name = chance.choice(sorted(set(files) & set(other)))
    return {**files, name: other[name]}


def _folder_swapped(chance: random.Random, files: Files, other: Files) -> Files:
    top = chance.choice(["zegel/", "data/dossier/", "zegel/ketting/", "data/"])
    kept = {name: content for name, content in files.items() if not name.startswith(top)}
    return kept | {name: content for name, content in other.items() if name.startswith(top)}


def _points_elsewhere(chance: random.Random, files: Files, _other: Files) -> Files:
    name = chance.choice([MANIFEST, TAGMANIFEST, LIST])
    line = f"{'0' * 64}  {chance.choice(['../../etc/passwd', '/etc/passwd', '~/x', 'data/../../x'])}\n"
    return {**files, name: files[name] + line.encode()}


def _sorted_otherwise(chance: random.Random, files: Files, _other: Files) -> Files:
    name = chance.choice([MANIFEST, TAGMANIFEST, LIST])
    lines = files[name].splitlines(keepends=True)
    chance.shuffle(lines)
    return {**files, name: b"".join(lines)}


KINDS: tuple[Callable[[random.Random, Files, Files], Files], ...] = (
    _changed,
    _changed,
    _changed,
    _truncated,
    _longer,
    _removed,
    _added,
    _renamed,
    _exchanged,
    _swapped,
    _folder_swapped,
    _points_elsewhere,
    _sorted_otherwise,
)
