"""Saves cases in the vault, each as its next version."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossiertool.actions.fetch import newest_case, read_case
from dossiertool.actions.keep_refused import other_attachments, require_newest, require_same_pupil, require_word
from dossiertool.errors import HasFindings, InvalidInput, Refused
from dossiertool.files.load import load_case, parse_case
from dossiertool.files.source import read_text
from dossiertool.files.write import dump_json, write_over
from dossiertool.model.added_views import with_views_kept
from dossiertool.model.case import number_of
from dossiertool.model.dossier import Dossier
from dossiertool.model.kept_attachments import with_attachments_kept
from dossiertool.model.reopening import reopened_without_a_word
from dossiertool.vault.attachments import ids_of
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
    from dossiertool.vault.store.transaction import Transaction

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


def file_to_keep(path: Path, *, move: bool) -> CaseFile:
    """Read a case that is to be saved. Raises InvalidInput and HasFindings as `save_case`."""
    file = load_case(path)
    if move and file.has_comments():
        raise InvalidInput(
            f"In {path} staan opmerkingen achter #. Die bewaart de kluis niet.",
            "Laat --verplaats weg, of haal de opmerkingen eerst uit het bestand.",
        )
    return file


def moved(kept: Kept, path: Path, text: str) -> Kept:
    """Remove the readable file of what is safe now, if it still holds this text."""
    omdat = _removed(path, text)
    return replace(kept, leesbaar=path if omdat else None, omdat=omdat)


def keep_case(opened: Unlocked, made: Case, *, now: datetime) -> Kept:
    """Save a case as the next version, on top of the version it says it was made from.

    Raises:
        InvalidInput: it would come out of the vault otherwise than it went in.
        Refused: the number belongs to another pupil in this vault, the vault has a newer version, the case
            names an attachment that is not in the vault, or what was closed is open again and nothing says why.
    """
    number = number_of(made)
    newest = opened.vault.newest(opened.key, number)
    present = _present(opened, number) if newest else None
    case, restored, altered = made, 0, 0
    if isinstance(case, Dossier) and isinstance(present, Dossier):
        case, restored = with_views_kept(present, case)
    if isinstance(case, Dossier):
        before = present if isinstance(present, Dossier) else None
        case, altered, unknown = with_attachments_kept(before, case)
        if unknown or (newest and before is None and ids_of(opened.vault, opened.key, number)):
            require_same_pupil(present, made)
            require_newest(opened, made, newest)
            raise other_attachments(number, unknown)
    content = content_of(case)
    if newest and opened.vault.fetch(opened.key, number) == content:
        return Kept(number, newest, nieuw=False, leesbaar=None, teruggezet=restored, bijlagen=altered)
    require_same_pupil(present, made)
    require_newest(opened, case, newest)
    if isinstance(case, Dossier) and isinstance(present, Dossier):
        require_word(number, reopened_without_a_word(present, case))
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
            if not left or opened.vault.newest(opened.key, number) == case.kluisversie:
                raise
        else:
            return saved.version
    raise stale(number)


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


def _present(opened: Unlocked, number: str) -> Case | None:
    """Return what the vault holds under this number; None when an older model wrote it."""
    try:
        return read_case(opened, number)
    except HasFindings:
        return None


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
