"""Looks at an exported package without the vault: who sealed, when, is it whole, which file differs.

Nothing in a package is believed before the signature of somebody in its directory says so, and the directory
itself stands or falls with the fingerprint of the school, which people compare (`docs/format.md` §12).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossiertool.archive.bag import TAGMANIFEST
from dossiertool.vault.crypto.encoding import from_base64url, sha256_hex
from dossiertool.vault.crypto.envelope import Unreadable
from dossiertool.vault.format.chain import Chain
from dossiertool.vault.format.checkpoint import read_checkpoint
from dossiertool.vault.format.directory import Directory
from dossiertool.vault.format.manifest import TEXT, id_of, read_manifest
from dossiertool.vault.format.packing import as_der, read_package, vault_of
from dossiertool.vault.seals import seal_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dossiertool.vault.format.checkpoint import Checkpoint
    from dossiertool.vault.format.manifest import Manifest
    from dossiertool.vault.format.packing import Package

DATA = "data/dossier"
MANIFEST = "zegel/manifest.jws"
RECORDS, ENTRIES = "zegel/sleutellijst", "zegel/ketting"
CHECKPOINT = "zegel/ijkpunt.jws"
LIST, SIGNED, SIGNATURE, KEY = (
    "zegel/bestanden.sha256",
    "zegel/pakket.txt",
    "zegel/pakket.sig",
    "zegel/pakket.der",
)
UNLISTED = frozenset({LIST, SIGNED, SIGNATURE, KEY, TAGMANIFEST})
_MOST = 10_000


@dataclass(slots=True)
class Verdict:
    """What a look at a package found. What could not be told stays None.

    `missing`, `different` and `unknown` name files by their path in the package; `faults` says in Dutch what is
    wrong with the signatures. A package holds when all four are empty.
    """

    number: str | None = None
    sealed_by: str | None = None
    sealed_at: str | None = None
    seal: str | None = None
    version: int | None = None
    packed_by: str | None = None
    packed_at: str | None = None
    fingerprint: str | None = None
    checkpoint: Checkpoint | None = None
    missing: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether everything is as it was sealed and packed."""
        return not (self.missing or self.different or self.unknown or self.faults)


def judge(files: Mapping[str, bytes]) -> Verdict:
    """Return what a look at these files of a package, by their path, found. Never raises for what they hold."""
    verdict = Verdict()
    try:
        directory, vault = _directory(files)
    except Unreadable:
        verdict.faults.append("de sleutellijst klopt niet")
        _compare_list(files, verdict, None)
        return verdict
    verdict.fingerprint = directory.fingerprint
    package = _package(files, directory, vault, verdict)
    _compare_list(files, verdict, package)
    _compare_tags(files, verdict)
    manifest = _manifest(files, directory, vault, verdict)
    if manifest is not None:
        _compare_manifest(files, manifest, verdict)
        _compare_chain(files, (directory, vault), (manifest, package), verdict)
    for names in (verdict.missing, verdict.different, verdict.unknown):
        names[:] = sorted(set(names))
    return verdict


def list_of(files: Mapping[str, bytes]) -> bytes:
    """Return the list of all files of a package but the unlisted ones, as `sha256sum` writes it."""
    names = sorted(name for name in files if name not in UNLISTED)
    return "".join(f"{sha256_hex(files[name])}  {name}\n" for name in names).encode()


def tags_of(files: Mapping[str, bytes]) -> bytes:
    """Return what the manifest of the tag files must hold: nothing else vouches for it."""
    names = sorted(name for name in files if not name.startswith("data/") and name != TAGMANIFEST)
    return "".join(f"{sha256_hex(files[name])}  {name}\n" for name in names).encode()


def numbered(folder: str, first: int, contents: Iterable[bytes]) -> dict[str, bytes]:
    """Return the names of a numbered series of signed objects."""
    return {f"{folder}/{n:04}.jws": content for n, content in enumerate(contents, start=first)}


def _series(files: Mapping[str, bytes], folder: str, first: int) -> list[bytes]:
    """Return a numbered series, from the first number on, up to the first that is not there."""
    found = []
    for n in range(first, first + _MOST):
        name = f"{folder}/{n:04}.jws"
        if name not in files:
            break
        found.append(files[name])
    return found


def _directory(files: Mapping[str, bytes]) -> tuple[Directory, str]:
    records = _series(files, RECORDS, 0)
    if not records:
        raise Unreadable("no directory")
    vault = vault_of(records[0])
    return Directory.follow(records, vault), vault


def _package(files: Mapping[str, bytes], directory: Directory, vault: str, verdict: Verdict) -> Package | None:
    """Return what was signed of the package as a whole."""
    try:
        signed, signature = files[SIGNED], files[SIGNATURE]
        package, by = read_package(signed, signature, directory, vault)
    except (KeyError, Unreadable):
        verdict.faults.append("de handtekening onder het pakket klopt niet")
        return None
    verdict.packed_by, verdict.packed_at = by.name, package.at
    if files.get(KEY) != as_der(by.sig):
        verdict.different.append(KEY)
    return package


def _compare_list(files: Mapping[str, bytes], verdict: Verdict, package: Package | None) -> None:
    """Compare every file with the list, and the list with what was signed."""
    found = files.get(LIST)
    if found is None:
        verdict.missing.append(LIST)
        return
    if package is not None and sha256_hex(found) != package.list:
        verdict.faults.append("de lijst van bestanden is niet de lijst die is ondertekend")
    said: dict[str, str] = {}
    for line in found.decode("utf-8", "replace").split("\n"):
        digest, _, name = line.partition("  ")
        if name:
            said[name] = digest
    for name, digest in said.items():
        if name not in files:
            verdict.missing.append(name)
        elif sha256_hex(files[name]) != digest:
            verdict.different.append(name)
    verdict.unknown += [name for name in files if name not in said and name not in UNLISTED]


def _compare_tags(files: Mapping[str, bytes], verdict: Verdict) -> None:
    """Compare the manifest of the tag files with what it must be."""
    found = files.get(TAGMANIFEST)
    if found is None:
        verdict.missing.append(TAGMANIFEST)
    elif found != tags_of(files):
        verdict.different.append(TAGMANIFEST)


def _manifest(
    files: Mapping[str, bytes], directory: Directory, vault: str, verdict: Verdict
) -> Manifest | None:
    try:
        manifest, _ = read_manifest(files[MANIFEST], directory, vault)
    except (KeyError, Unreadable):
        verdict.faults.append("de handtekening onder de lijst van het zegel klopt niet")
        return None
    verdict.number = manifest.number
    return manifest


def _compare_manifest(files: Mapping[str, bytes], manifest: Manifest, verdict: Verdict) -> None:
    """Compare every sealed file with what was sealed."""
    sealed = {f"{DATA}/{line.name}": line for line in manifest.files}
    for name, line in sealed.items():
        if name not in files:
            verdict.missing.append(name)
        elif not line.fits(files[name]):
            verdict.different.append(name)
    verdict.unknown += [name for name in files if name.startswith(f"{DATA}/") and name not in sealed]


def _compare_chain(
    files: Mapping[str, bytes],
    known: tuple[Directory, str],
    signed: tuple[Manifest, Package | None],
    verdict: Verdict,
) -> None:
    """Follow the chain to the seal, and see that it is the seal of this manifest and this package."""
    (directory, vault), (manifest, package) = known, signed
    try:
        entries = _series(files, ENTRIES, 1)
        chain = Chain.follow(entries, directory, id=manifest.id, vault=vault)
        done = seal_of(chain)
        if done is None:
            raise Unreadable("not sealed")
        said = chain.versions[chain.now.version]
        text = files.get(f"{DATA}/{TEXT}", b"")
        named = {one.id for one in chain.now.att}
        beside = {line.att for line in manifest.files} - {None}
        if manifest.version != chain.now.version or named != beside | {id_of(files[MANIFEST])}:
            raise Unreadable("another manifest than was sealed")
        if sha256_hex(from_base64url(manifest.salt), text) != said.doc:
            verdict.different.append(f"{DATA}/{TEXT}")
        verdict.sealed_by, verdict.sealed_at = done.by.name, done.entry.at
        verdict.seal, verdict.version = done.hash, chain.now.version
        if package is not None and (package.id, package.seal, package.version) != (
            chain.id,
            done.hash,
            chain.now.version,
        ):
            verdict.faults.append("de handtekening onder het pakket hoort bij een ander zegel")
        if files.get(CHECKPOINT):
            checkpoint, _ = read_checkpoint(files[CHECKPOINT], directory, vault)
            if checkpoint.n <= done.entry.after:
                raise Unreadable("a checkpoint from before the seal")
            verdict.checkpoint = checkpoint
    except (Unreadable, ValueError):
        verdict.faults.append("de ketting tot en met het zegel klopt niet")
