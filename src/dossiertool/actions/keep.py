"""Keeps cases in the vault: begin, save, fetch, list."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.actions.fill import number_of
from dossiertool.errors import HasFindings, InvalidInput, Refused
from dossiertool.files.comments import has_comments
from dossiertool.files.load import load_case, parse_case
from dossiertool.files.source import read_text
from dossiertool.files.write import dump_json, dump_yaml, make_folder, write_new
from dossiertool.model.dossier import Dossier
from dossiertool.vault.keyfile import lock, unlock
from dossiertool.vault.keys import new_personal_key
from dossiertool.vault.recovery import RecoveryKey, new_recovery_key
from dossiertool.vault.vault import Vault

if TYPE_CHECKING:
    from datetime import datetime

    from dossiertool.files.load import Case
    from dossiertool.vault.keys import Opener, PersonalKey
    from dossiertool.vault.vault import Stored

MIN_PASSPHRASE = 12


@dataclass(frozen=True, slots=True)
class Kept:
    """A case that was saved: its number, its version, and the readable file if that still exists."""

    nummer: str
    versie: int
    leesbaar: Path | None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list; what names a pupil is filled in only when asked for."""

    stored: Stored
    naam: str | None = None
    open_behoeften: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What is in a vault: the lines, and how many dossiers are too damaged to tell their number."""

    rows: list[Row]
    beschadigd: int


def begin_vault(folder: Path, key_file: Path, passphrase: str) -> str:
    """Make a vault, and a key file unless there is one; return the recovery key as text, for once.

    Raises:
        InvalidInput: the folder is in use, the passphrase too short, or something cannot be written.
        Tampered: there is a key file and the passphrase does not open it.
    """
    recovery = new_recovery_key()
    if key_file.exists():
        Vault.begin(folder, owner=open_key(key_file, passphrase).public, recovery=recovery.public).close()
        return recovery.text
    if len(passphrase) < MIN_PASSPHRASE:
        raise InvalidInput(
            f"De wachtzin is korter dan {MIN_PASSPHRASE} tekens.", "Kies een zin van vier of meer woorden."
        )
    key = new_personal_key()
    make_folder(key_file.parent, private=True)
    write_new(key_file, lock(key, passphrase), private=True)
    try:
        Vault.begin(folder, owner=key.public, recovery=recovery.public).close()
    except BaseException:
        key_file.unlink()
        raise
    return recovery.text


def open_key(key_file: Path, passphrase: str) -> PersonalKey:
    """Return the key in this file.

    Raises:
        InvalidInput: there is no such file, or it is no key file.
        Tampered: wrong passphrase, or a damaged file.
    """
    try:
        content = key_file.read_bytes()
    except OSError:
        raise InvalidInput(
            f"Het sleutelbestand {key_file} kan niet worden gelezen.",
            "Noem het met --sleutel BESTAND. Hebt u er nog geen? Begin met: dossiertool kluis begin",
        ) from None
    return unlock(content, passphrase)


def open_recovery(text: str) -> Opener:
    """Return the recovery key that was typed over from paper. Raises InvalidInput on a typing mistake."""
    return RecoveryKey.from_text(text)


def save_case(vault: Vault, key: Opener, path: Path, *, now: datetime, move: bool = False) -> Kept:
    """Save the case in this file as the next version; with `move` the readable file is then removed.

    Raises:
        InvalidInput: the file cannot be read, or has comments that `move` would lose.
        HasFindings: it does not fit the model; nothing is saved.
        Refused: the number belongs to another pupil in this vault.
    """
    case = load_case(path).case
    if move and path.suffix != ".json" and has_comments(read_text(path)):
        raise InvalidInput(
            f"In {path} staan opmerkingen achter #. Die bewaart de kluis niet.",
            "Laat --verplaats weg, of haal de opmerkingen eerst uit het bestand.",
        )
    number = number_of(case)
    version = _version_of_same(vault, key, case)
    saved = vault.save(key, number, dump_json(case).strip().encode(), now=now, expected_version=version)
    if move:
        path.unlink()
    return Kept(saved.number, saved.version, None if move else path)


def fetch_case(vault: Vault, key: Opener, number: str, out: Path, *, version: int | None = None) -> Path:
    """Write a case from the vault to a new file that only its owner may read: JSON or YAML by its name.

    Raises:
        NotFound: no such number, or not for this key.
        Tampered: the data is damaged or altered.
        InvalidInput: the file exists or cannot be written.
    """
    text = vault.fetch(key, number, version=version).decode()
    if out.suffix != ".json":
        try:
            text = dump_yaml(parse_case(text, number))
        except HasFindings:
            raise InvalidInput(
                f"Deze versie van dossiertool kan {number} niet als YAML schrijven.",
                "Haal het op als JSON: kies een bestandsnaam die op .json eindigt.",
            ) from None
    write_new(out, text.encode(), private=True)
    return out


def read_case(vault: Vault, key: Opener, number: str) -> Case:
    """Return a case from the vault without writing it anywhere. Raises as `fetch_case`."""
    return parse_case(vault.fetch(key, number).decode(), number)


def list_cases(vault: Vault, key: Opener, *, names: bool = False) -> Listed:
    """Return what this key can open, by number; with `names` also who it is about.

    Raises:
        Tampered: with `names`: a dossier is damaged or altered.
    """
    listing = vault.list(key)
    rows = [
        _named(stored, read_case(vault, key, stored.number)) if names else Row(stored)
        for stored in listing.dossiers
    ]
    return Listed(rows, len(listing.damaged))


def _named(stored: Stored, case: Case) -> Row:
    if isinstance(case, Dossier):
        return Row(stored, case.leerling.roepnaam, sum(need.is_open for need in case.behoeften))
    return Row(stored, f"groepsplan {case.klas}")


def _version_of_same(vault: Vault, key: Opener, case: Case) -> int:
    """Return the newest version of this case, 0 when it is new; refuse a number of another pupil."""
    number = number_of(case)
    stored = next((s for s in vault.list(key).dossiers if s.number == number), None)
    if stored is None:
        return 0
    present = read_case(vault, key, number)
    if isinstance(case, Dossier) and isinstance(present, Dossier):
        was, new = present.leerling, case.leerling
        if (was.roepnaam, was.geboortedatum) != (new.roepnaam, new.geboortedatum):
            raise Refused(
                f"{number} is niet bewaard: in de kluis hoort dit nummer bij een andere leerling.",
                "Kijk het dossiernummer na. Zijn roepnaam of geboortedatum verbeterd? Bewaar dit dossier dan "
                "onder een ander nummer.",
            )
    return stored.version
