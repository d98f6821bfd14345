"""Makes a package of a sealed dossier: a bag that is readable and can be checked without us, for decades.

A package is plaintext. It is built under a name that says nothing beside its place, for its owner alone, and
gets its name when it is whole; what a killed call left there the next call removes.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from dataclasses import dataclass
from importlib.resources import files as package_files
from typing import TYPE_CHECKING

from dossiertool.archive import bag
from dossiertool.archive.judge import (
    CHECKPOINT,
    ENTRIES,
    KEY,
    LIST,
    MANIFEST,
    RECORDS,
    SIGNATURE,
    SIGNED,
    judge,
    list_of,
    numbered,
    tags_of,
)
from dossiertool.archive.parcel import FolderFiles
from dossiertool.disk import alone, settle
from dossiertool.errors import Tampered
from dossiertool.files.write import cannot_write, refuse_existing
from dossiertool.resources import resource
from dossiertool.vault.crypto.encoding import sha256_hex
from dossiertool.vault.format.packing import Package, as_der

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from dossiertool.vault.crypto.keys import SigningPair
    from dossiertool.vault.seals import Seal

_TEMPORARY = ".dossiertool-pakket-"
README = "LEESMIJ.txt"
_FILE, _FOLDER = 0o600, 0o700


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a package: the seal, every sealed file by its path, the signed history."""

    seal: Seal
    files: Mapping[str, bytes]
    entries: list[bytes]
    records: list[bytes]


@dataclass(frozen=True, slots=True)
class Maker:
    """Who makes a package, and when (a time as the format writes it); `dir` is the newest directory record."""

    signer: SigningPair
    name: str
    at: str
    dir: str
    fingerprint: str
    school: str


def write_package(
    target: Path, contents: Contents, maker: Maker, before_end: Callable[[], None] = lambda: None
) -> None:
    """Write a package under a new name: whole or not at all.

    `before_end` is called when it is built and looked at, just before it gets its name.

    Raises:
        InvalidInput: the name is taken, or nothing can be written there.
        Tampered: what was written is not what was read back.
    """
    refuse_existing(target)
    sweep(target.absolute().parent)
    mark = secrets.token_hex(8)
    building = target.absolute().parent / f"{_TEMPORARY}{mark}"
    slot = building.with_name(f"{building.name}.slot")
    try:
        with alone(slot):
            try:
                building.mkdir(mode=_FOLDER)
                _fill(building, contents, maker)
                _look_over(building)
                before_end()
                refuse_existing(target)
                building.rename(target)
                settle(target.absolute().parent)
            finally:
                shutil.rmtree(building, ignore_errors=True)
                with contextlib.suppress(OSError):
                    slot.unlink()
    except OSError as problem:
        raise cannot_write(target, problem) from None


def sweep(folder: Path) -> None:
    """Remove what killed calls left half built in a folder: it is readable."""
    with contextlib.suppress(OSError):
        for slot in folder.glob(f"{_TEMPORARY}{'[0-9a-f]' * 16}.slot"):
            building = slot.with_suffix("")
            with contextlib.suppress(OSError), alone(slot):  # else somebody is at work there
                if not building.is_symlink():
                    shutil.rmtree(building, ignore_errors=True)
                slot.unlink()


def _fill(folder: Path, contents: Contents, maker: Maker) -> None:
    seal = contents.seal
    told = _readme(seal, maker)
    kind = "groepsplan" if seal.number.startswith("G") else "dossier"
    beside = {
        "uitleg/format.md": resource("docs", "format.md").read_bytes(),
        "uitleg/lezer.py": resource("docs", "lezer.py").read_bytes(),
        "uitleg/controleer.py": resource("docs", "controleer.py").read_bytes(),
        "uitleg/dossier.schema.json": resource("schemas", f"{kind}.schema.json").read_bytes(),
    }
    payload = {**{f"dossier/{name}": content for name, content in contents.files.items()}, **beside}
    for name, content in payload.items():
        _write(folder / name, content)
    with _private():
        bag.make(
            folder,
            {
                "Bag-Software-Agent": "dossiertool",
                "Bagging-Date": maker.at[:10],
                "External-Description": "Verzegeld leerlingdossier. Niet versleuteld.",
                "External-Identifier": seal.number,
                "Internal-Sender-Identifier": secrets.token_hex(16),
                "Source-Organization": maker.school,
            },
        )
        tags = {
            README: told,
            MANIFEST: seal.manifest_jws,
            CHECKPOINT: seal.checkpoint[1] if seal.checkpoint else b"",
            **numbered(RECORDS, 0, contents.records),
            **numbered(ENTRIES, 1, contents.entries),
        }
        for name, content in tags.items():
            _write(folder / name, content)
        listed = list_of(FolderFiles(folder))
        signed = Package(
            at=maker.at,
            dir=maker.dir,
            id=seal.manifest.id,
            list=sha256_hex(listed),
            seal=seal.hash,
            vault=seal.manifest.vault,
            version=seal.manifest.version,
        )
        text, signature = signed.signed(maker.signer)
        last = {LIST: listed, SIGNED: text, SIGNATURE: signature, KEY: as_der(maker.signer.public)}
        for name, content in last.items():
            _write(folder / name, content)
        # In one order, so that there is one spelling; BagIt's own follows the order of the disk.
        (folder / bag.TAGMANIFEST).write_bytes(tags_of(FolderFiles(folder)))
    for path in folder.rglob("*"):
        path.chmod(_FOLDER if path.is_dir() else _FILE)


def _look_over(folder: Path) -> None:
    """Refuse to give a package its name when it is not what readers accept."""
    if not judge(FolderFiles(folder)).holds or not bag.is_valid(folder):
        raise Tampered(
            "Het pakket kwam anders van de schijf dan het erop ging. Er is geen pakket gemaakt.",
            "Laat de schijf nakijken en probeer het opnieuw.",
        )


def _readme(seal: Seal, maker: Maker) -> bytes:
    text = package_files("dossiertool.archive").joinpath("data/LEESMIJ.txt").read_text(encoding="utf-8")
    title = f"PAKKET VAN DOSSIER {seal.number}"
    return text.format(
        nummer=seal.number,
        streep="=" * len(title),
        door=seal.by,
        op=seal.at,
        maker=maker.name,
        gemaakt=maker.at,
        vingerafdruk=maker.fingerprint,
        zegel=seal.hash,
        tot=seal.retain_until or "niet bepaald",
    ).encode()


@contextlib.contextmanager
def _private() -> Iterator[None]:
    """Let nobody else read what other libraries write here."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=_FOLDER)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _FILE)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
