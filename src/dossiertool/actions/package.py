"""Hands out a sealed dossier as a package, and looks at seals: in the vault, and of a package without it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossiertool.actions.seal import school_of
from dossiertool.archive.judge import judge
from dossiertool.archive.package import Contents, Maker, write_package
from dossiertool.archive.parcel import files_of
from dossiertool.errors import Tampered
from dossiertool.files.write import refuse_existing
from dossiertool.vault.format.fields import to_minute
from dossiertool.vault.format.lines import EXPORT
from dossiertool.vault.log import note_reading
from dossiertool.vault.seals import contents, look, look_at_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from dossiertool.actions.unlock import Unlocked
    from dossiertool.vault.seals import Looked


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at one seal found: `verzegeld` false when there is none. Times are UTC, as claimed.

    `anders`, `ontbreekt` and `onbekend` name files; `fouten` say what is wrong with the signatures.
    """

    doel: str
    nummer: str | None
    verzegeld: bool
    door: str | None = None
    op: str | None = None
    ijkpunt: int | None = None
    zegel: str | None = None
    bewaren_tot: str | None = None
    vingerafdruk: str | None = None
    gemaakt_door: str | None = None
    gemaakt_op: str | None = None
    anders: list[str] = field(default_factory=list)
    ontbreekt: list[str] = field(default_factory=list)
    onbekend: list[str] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)

    @property
    def klopt(self) -> bool:
        """Whether there is a seal, and nothing differs."""
        return self.verzegeld and not (self.anders or self.ontbreekt or self.onbekend or self.fouten)


def export_package(
    opened: Unlocked, number: str, target: Path, *, school: str | None = None, now: datetime
) -> Path:
    """Write a sealed dossier as a package into a new folder; the log says so before the folder is there.

    `school` is how the school is called, when its file says so.

    Raises:
        NotFound: it is not there, or not for this key. Refused: it is not sealed.
        InvalidInput: the folder exists or cannot be written.
        Tampered: the data is damaged or altered.
    """
    refuse_existing(target)
    vault, key = opened.vault, opened.key
    seal, files, entries, records = contents(vault, key, number)
    if seal.checkpoint is None:
        vault.checkpoint(key, now=now)
        seal, files, entries, records = contents(vault, key, number)
    called = school_of(opened, school)
    directory = vault.trust.directory
    by = directory.signer(key.signer.public.kid)
    maker = Maker(key.signer, by.name, to_minute(now), directory.hash, called.fingerprint, called.naam)
    write_package(
        target,
        Contents(seal, files, entries, records),
        maker,
        before_end=lambda: note_reading(vault, key, number, seal.manifest.version, EXPORT, now=now),
    )
    return target


def check_package(path: Path, fingerprint: str | None = None) -> Checked:
    """Look at a package, a folder or a zip, without the vault.

    With `fingerprint`, as it stands on the seal receipt, it must be of that school.

    Raises:
        InvalidInput: no package stands there. Tampered: it holds what no package may hold.
    """
    verdict = judge(files_of(path))
    fouten = list(verdict.faults)
    wanted = None if fingerprint is None else "".join(fingerprint.split())
    if wanted is not None and wanted != verdict.fingerprint:
        fouten.append("de vingerafdruk is niet die van deze school")
    return Checked(
        doel=str(path),
        nummer=verdict.number,
        verzegeld=verdict.seal is not None,
        door=verdict.sealed_by,
        op=verdict.sealed_at,
        ijkpunt=verdict.checkpoint.n if verdict.checkpoint else None,
        zegel=verdict.seal,
        vingerafdruk=verdict.fingerprint,
        gemaakt_door=verdict.packed_by,
        gemaakt_op=verdict.packed_at,
        anders=verdict.different,
        ontbreekt=verdict.missing,
        onbekend=verdict.unknown,
        fouten=fouten,
    )


def check_seals(opened: Unlocked, numbers: Sequence[str], *, everything: bool) -> Iterator[Checked]:
    """Look at the seals of these dossiers; of all that are sealed when none is named.

    With `everything` each sealed file is decrypted; else the signed hashes of the stored envelopes must do.

    Raises:
        NotFound: a number is not there, or not for this key.
    """
    fingerprint = opened.vault.fingerprint
    if not numbers:
        for found in look_at_all(opened.vault, opened.key, decrypt_all=everything):
            yield _checked(found, fingerprint)
    for number in numbers:
        yield _checked(look(opened.vault, opened.key, number, decrypt_all=everything), fingerprint)


def _checked(looked: Looked | Tampered, fingerprint: str) -> Checked:
    if isinstance(looked, Tampered):
        return Checked("kluis", None, verzegeld=True, vingerafdruk=fingerprint, fouten=[looked.message])
    seal = looked.seal
    if seal is None:
        return Checked(looked.number, looked.number, verzegeld=False, vingerafdruk=fingerprint)
    return Checked(
        doel=looked.number,
        nummer=looked.number,
        verzegeld=True,
        door=seal.by,
        op=seal.at,
        ijkpunt=seal.checkpoint[0].n if seal.checkpoint else None,
        zegel=seal.hash,
        bewaren_tot=seal.retain_until,
        vingerafdruk=fingerprint,
        anders=list(looked.differs),
    )
