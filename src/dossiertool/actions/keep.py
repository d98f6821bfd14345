"""Keeps cases in the vault: save and fetch."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossiertool.actions.changed import changed_fields
from dossiertool.actions.kept_text import case_of
from dossiertool.errors import HasFindings, InvalidInput, NotFound, Refused, Tampered
from dossiertool.files.load import load_case, parse_case
from dossiertool.files.source import read_text
from dossiertool.files.write import dump_json, dump_yaml, write_new, write_over
from dossiertool.model.added_views import with_views_kept
from dossiertool.model.case import number_of
from dossiertool.model.dossier import Dossier
from dossiertool.model.kept_attachments import with_attachments_kept
from dossiertool.vault.attachments import ids_of
from dossiertool.vault.grants import is_number
from dossiertool.vault.lines import EXPORT
from dossiertool.vault.log import note_reading
from dossiertool.vault.refusals import not_here, stale

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from dossiertool.actions.unlock import Unlocked
    from dossiertool.files.load import CaseFile
    from dossiertool.model.case import Case
    from dossiertool.vault.changes import Beside
    from dossiertool.vault.dossiers import Opened
    from dossiertool.vault.transaction import Transaction

_SHOWN = 8  # fields named after a refusal
_TRIES = 5  # when others save at the same moment


@dataclass(frozen=True, slots=True)
class Kept:
    """A case that is safe in the vault.

    `nieuw` is false when the newest version already said exactly this. `leesbaar` is the readable file if
    it still lies there; `omdat` says why, when it should have gone. `teruggezet` counts the views that the
    file had changed or left out, and that the vault kept beside the new ones; `bijlagen` the attachments of
    which the file said something else than the vault, which is as it was.
    """

    nummer: str
    versie: int
    nieuw: bool
    leesbaar: Path | None
    omdat: str | None = None
    teruggezet: int = 0
    bijlagen: int = 0


def save_case(opened: Unlocked, path: Path, *, now: datetime, move: bool = False) -> Kept:
    """Save the case in this file as the next version; with `move` the readable file is then removed.

    A file that names the version it was fetched as (`kluisversie`) is saved only on top of that version;
    when it stays, that number becomes the version it now is.

    Raises:
        InvalidInput: the file cannot be read, or has comments that `move` would lose.
        HasFindings: it does not fit the model; nothing is saved.
        Refused: the number belongs to another pupil in this vault, or the vault has a newer version.
    """
    file = file_to_keep(path, move=move)
    kept = replace(keep_case(opened, file.case, now=now), leesbaar=path)
    if not move:
        renumbered = file.renumbered(kept.versie)
        if renumbered is not None:
            with suppress(InvalidInput):  # changed meanwhile, or not ours to write: then the number stays
                write_over(path, file.text.encode(), renumbered.encode())
        return kept
    return moved(kept, path, file.text)


def moved(kept: Kept, path: Path, text: str) -> Kept:
    """Remove the readable file of what is safe now, if it still holds this text."""
    omdat = _removed(path, text)
    return replace(kept, leesbaar=path if omdat else None, omdat=omdat)


def file_to_keep(path: Path, *, move: bool) -> CaseFile:
    """Read a case that is to be saved. Raises InvalidInput and HasFindings as `save_case`."""
    file = load_case(path)
    if move and file.has_comments():
        raise InvalidInput(
            f"In {path} staan opmerkingen achter #. Die bewaart de kluis niet.",
            "Laat --verplaats weg, of haal de opmerkingen eerst uit het bestand.",
        )
    return file


def keep_case(opened: Unlocked, made: Case, *, now: datetime) -> Kept:
    """Save a case as the next version, on top of the version it says it was made from.

    Raises:
        InvalidInput: it would come out of the vault otherwise than it went in.
        Refused: the number belongs to another pupil in this vault, the vault has a newer version, or the case
            names an attachment that is not in the vault.
    """
    number = number_of(made)
    newest = _newest(opened, number)
    present = _present(opened, number) if newest else None
    case, restored, altered = made, 0, 0
    if isinstance(case, Dossier) and isinstance(present, Dossier):
        case, restored = with_views_kept(present, case)
    if isinstance(case, Dossier):
        before = present if isinstance(present, Dossier) else None
        case, altered, unknown = with_attachments_kept(before, case)
        if unknown or (newest and before is None and ids_of(opened.vault, opened.key, number)):
            _require_same_pupil(present, made)
            _require_newest(opened, made, newest)
            raise _other_attachments(number, unknown)
    content = content_of(case)
    if newest and opened.vault.fetch(opened.key, number) == content:
        return Kept(number, newest, nieuw=False, leesbaar=None, teruggezet=restored, bijlagen=altered)
    _require_same_pupil(present, made)
    _require_newest(opened, case, newest)
    saved = opened.vault.save(opened.key, number, content, now=now, expected_version=newest)
    return Kept(number, saved.version, nieuw=True, leesbaar=None, teruggezet=restored, bijlagen=altered)


def change_newest(
    opened: Unlocked,
    number: str,
    change: Callable[[Dossier], Dossier],
    *,
    now: datetime,
    beside: Callable[[Transaction, Opened], Beside],
) -> int:
    """Save the newest version of a dossier, changed, as the next one, and return which that is.

    Somebody who saves at the same moment is not in the way: the change is then made in what they saved.

    Raises:
        NotFound: no such dossier, or not for this key. Refused: the role may not write, or others go on saving.
        InvalidInput: it is a groepsplan, or would come out of the vault otherwise than it went in.
    """
    for left in reversed(range(_TRIES)):
        case = newest_case(opened, number)
        if case is None:
            raise not_here(number)
        if not isinstance(case, Dossier):
            raise InvalidInput(f"{number} is een groepsplan.", "Dit kan alleen bij een dossier.")
        content = content_of(change(case))
        try:
            saved = opened.vault.save(
                opened.key, number, content, now=now, expected_version=case.kluisversie, beside=beside
            )
        except Refused:
            if not left or _newest(opened, number) == case.kluisversie:
                raise
        else:
            return saved.version
    raise stale(number)


def newest_case(opened: Unlocked, number: str) -> Case | None:
    """Return the newest version of a case, which says which one it is; None when it is not there for this key.

    Raises:
        Tampered: the data is damaged or altered.
        HasFindings: it does not fit the model of this version.
    """
    newest = _newest(opened, number)
    if not newest:
        return None
    return read_case(opened, number).model_copy(update={"kluisversie": newest})


def fetch_case(opened: Unlocked, number: str, out: Path, *, now: datetime, version: int | None = None) -> Path:
    """Write a case from the vault to a new file that only its owner may read: JSON or YAML by its name.

    The file says which version it is, so that it cannot be saved over a newer one. The log says who
    fetched it, before it is there.

    Raises:
        NotFound: no such number, or not for this key.
        Tampered: the data is damaged or altered.
        InvalidInput: the file exists or cannot be written, or its name ends otherwise.
    """
    if out.suffix.lower() not in {".yaml", ".yml", ".json"}:
        example = number if is_number(number) else "NUMMER"
        raise InvalidInput(
            f"De naam {out} eindigt niet op .yaml of .json.",
            f"Kies bijvoorbeeld: {out.with_name(f'{example}.dossier.yaml')}",
        )
    as_json = out.suffix.lower() == ".json"
    newest = _newest(opened, number)
    raw = opened.vault.fetch(opened.key, number, version=version)
    try:
        case = case_of(raw, number)
    except HasFindings:  # an older model wrote this; nothing may stand between a school and its records
        if not as_json:
            raise InvalidInput(
                f"Deze versie van dossiertool kan {number} niet als YAML schrijven.",
                "Haal het op als JSON: kies een bestandsnaam die op .json eindigt.",
            ) from None
        note_reading(opened.vault, opened.key, number, version or newest, EXPORT, now=now)
        write_new(out, raw, private=True)
        return out
    case = case.model_copy(update={"kluisversie": version or newest})
    note_reading(opened.vault, opened.key, number, version or newest, EXPORT, now=now)
    write_new(out, (dump_json if as_json else dump_yaml)(case).encode(), private=True)
    return out


def read_case(opened: Unlocked, number: str) -> Case:
    """Return a case from the vault without writing it anywhere.

    Raises:
        NotFound: no such number, or not for this key.
        Tampered: the data is damaged or altered.
        HasFindings: it does not fit the model of this version.
    """
    return case_of(opened.vault.fetch(opened.key, number), number)


def _newest(opened: Unlocked, number: str) -> int:
    """Return the newest version of this number, 0 when it is not there (or not for this key)."""
    return opened.vault.newest(opened.key, number)


def content_of(case: Case) -> bytes:
    """Return what the vault keeps: the case as JSON, proven to come back as it is.

    Raises:
        InvalidInput: it would not.
    """
    kept = case.model_copy(update={"kluisversie": None})
    content = dump_json(kept).strip()
    if parse_case(content, number_of(case)) != kept:
        raise InvalidInput(
            f"{number_of(case)} is niet bewaard: het zou anders uit de kluis komen dan het erin ging.",
            "Dit is een fout in dossiertool. Geef het nummer van uw versie door: dossiertool --version",
        )
    return content.encode()


def _other_attachments(number: str, unknown: list[int]) -> Refused:
    """Refuse attachments that the vault does not hold, by their place in the file."""
    which = ", ".join(f"bijlagen.{place}" for place in unknown[:_SHOWN])
    told = (
        f"niet in de kluis staat {which}" if unknown else "deze versie kan de bijlagen in de kluis niet lezen"
    )
    return Refused(
        f"{number} is niet bewaard: {told}.",
        f"Haal dat deel van bijlagen uit het bestand. Een bestand voegt u toe met: "
        f"dossiertool kluis bijlage voeg {number} BESTAND"
        if unknown
        else "Werk dossiertool bij.",
    )


def _require_newest(opened: Unlocked, case: Case, newest: int) -> None:
    number, made_from = number_of(case), case.kluisversie
    if made_from in (None, newest):
        return
    if not newest:
        raise Refused(
            f"{number} is niet bewaard: het komt uit een kluis, maar staat niet in deze.",
            "Is dit de goede kluis? Haal dan de regel kluisversie uit het bestand en bewaar opnieuw.",
        )
    raise Refused(
        f"{number} is niet bewaard: u haalde versie {made_from} op, maar in de kluis staat nu versie {newest}."
        f"{_changed_since(opened, number, made_from)}",
        "Haal de nieuwste versie op in een ander bestand, neem uw wijzigingen daarin over en bewaar dat.",
    )


def _changed_since(opened: Unlocked, number: str, version: int | None) -> str:
    """Say which fields the newest version has otherwise, by name; empty when that cannot be told."""
    try:
        old = opened.vault.fetch(opened.key, number, version=version)
        fields = changed_fields(old, opened.vault.fetch(opened.key, number))
    except (NotFound, Tampered, ValueError, RecursionError):
        return ""
    more = f" en nog {len(fields) - _SHOWN}" if len(fields) > _SHOWN else ""
    return f" Sindsdien veranderd: {', '.join(fields[:_SHOWN])}{more}." if fields else ""


def _present(opened: Unlocked, number: str) -> Case | None:
    """Return what the vault holds under this number; None when an older model wrote it."""
    try:
        return read_case(opened, number)
    except HasFindings:
        return None


def _require_same_pupil(present: Case | None, case: Case) -> None:
    """Refuse the number of another pupil; a name or date may be corrected in a file that was fetched."""
    if not isinstance(case, Dossier) or not isinstance(present, Dossier):
        return
    was, new = present.leerling, case.leerling
    other_name, other_birthday = was.roepnaam != new.roepnaam, was.geboortedatum != new.geboortedatum
    if (other_name and other_birthday) or (case.kluisversie is None and (other_name or other_birthday)):
        raise Refused(
            f"{case.dossiernummer} is niet bewaard: in de kluis hoort dit nummer bij een andere leerling.",
            "Kijk het dossiernummer na. Wilt u een naam of geboortedatum verbeteren? Haal het dossier op uit "
            "de kluis en verbeter één van de twee daarin. Bewaar dat.",
        )


def _removed(path: Path, text: str) -> str | None:
    """Remove the readable file; return why not, when it changed meanwhile or the system refuses."""
    try:
        if path.is_symlink():
            return "het is een verwijzing naar een ander bestand"
        if path.stat().st_nlink > 1:
            return "het staat ook onder een andere naam op de schijf"
        if read_text(path) != text:
            return "het is intussen veranderd"
        path.unlink()
    except (OSError, InvalidInput):
        return "het kan niet worden weggehaald"
    return None
