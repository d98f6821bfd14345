"""Attachments of a dossier in the vault: add, fetch, list, and no longer name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.actions.fetch import newest_case
from dossiertool.actions.file_kind import ENDINGS, kind_of
from dossiertool.actions.keep import change_newest
from dossiertool.bsn import find_bsn
from dossiertool.errors import InvalidInput, NotFound, Refused, Tampered
from dossiertool.files.safe_name import safe_name
from dossiertool.files.source import read_raw
from dossiertool.files.write import refuse_existing, write_new
from dossiertool.model.bijlage import Kluisbijlage
from dossiertool.model.dossier import Dossier
from dossiertool.vault.attachments import MAX_FILE, adding, leaving_out, new_id, read_file
from dossiertool.vault.format.lines import EXPORT, READ
from dossiertool.vault.log import note_reading
from dossiertool.vault.refusals import not_here

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from dossiertool.actions.unlock import Unlocked
    from dossiertool.model.bijlage import Mediatype

MAX_FILES = 200  # an entry names each, and an entry has an end
_SHORTEST = 4  # signs of a code that are enough to name an attachment


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment, and the version of the dossier that this is about."""

    nummer: str
    versie: int
    bijlage: Kluisbijlage


def attach(
    opened: Unlocked, number: str, path: Path, *, now: datetime, today: date, name: str | None = None
) -> Attached:
    """Put a file beside a dossier, as its next version, and read it back.

    `name` is how it is to be called; otherwise it keeps the name of the file, without folders.

    Raises:
        InvalidInput: the file cannot be read, is too large or of a kind that is not kept; or a groepsplan.
        NotFound: no such dossier, or not for this key. Refused: the role may not write, or there are too many.
        Tampered: what was read back is not what was written.
    """
    content = read_raw(path, MAX_FILE)
    if len(content) > MAX_FILE:
        raise InvalidInput(
            f"{path} is groter dan {MAX_FILE // 1024**2} MB.",
            "Scan opnieuw met minder kleur of 150 dpi, of verdeel het over twee bestanden. Een video of "
            "geluid bewaart u ergens anders; zet in het dossier waar.",
        )
    kind = kind_of(content, path)
    made = _record(safe_name(name or path.name, ENDINGS[kind]), kind, len(content), today, _me(opened))

    def change(dossier: Dossier) -> Dossier:
        if len(dossier.bijlagen) >= MAX_FILES:
            raise Refused(
                f"Bij {number} staan al {MAX_FILES} bijlagen. Meer kan niet.",
                "Voeg bestanden samen, of haal een bijlage weg die niet meer nodig is.",
            )
        return dossier.model_copy(update={"bijlagen": (*dossier.bijlagen, made)})

    version = change_newest(opened, number, change, now=now, beside=adding(made.id, content))
    if read_file(opened.vault, opened.key, number, made.id, made.lengte) != content:
        raise Tampered(
            f"De bijlage bij {number} is anders teruggelezen dan zij is geschreven.",
            "Laat de schijf nakijken en voeg het bestand opnieuw toe.",
        )
    return Attached(number, version, made)


def attachments_of(opened: Unlocked, number: str, *, now: datetime) -> list[Attached]:
    """Return the attachments of the newest version; that somebody looked stands in the log.

    Raises:
        NotFound: no such dossier, or not for this key. InvalidInput: a groepsplan.
    """
    dossier, version = _dossier(opened, number)
    note_reading(opened.vault, opened.key, number, version, READ, now=now)
    return [Attached(number, version, one) for one in dossier.bijlagen]


def fetch_attachment(opened: Unlocked, number: str, wanted: str, out: Path, *, now: datetime) -> Path:
    """Write an attachment to a new file that only its owner may read; in a folder under its own, safe name.

    `wanted` is its code, the beginning of that, or its name. The log says who fetched it, before it is there.

    Raises:
        NotFound: no such dossier or attachment, or not for this key.
        InvalidInput: several have that name, or the file exists or cannot be written.
        Tampered: it is damaged or altered.
    """
    dossier, version = _dossier(opened, number)
    found = _wanted(dossier, number, wanted)
    target = out / safe_name(found.naam, ENDINGS[found.mediatype]) if out.is_dir() else out
    refuse_existing(target)
    content = read_file(opened.vault, opened.key, number, found.id, found.lengte)
    note_reading(opened.vault, opened.key, number, version, EXPORT, now=now, attachment=found.id)
    write_new(target, content, private=True)
    return target


def detach(opened: Unlocked, number: str, wanted: str, *, now: datetime) -> Attached:
    """Save a next version that no longer names this attachment. Raises as `fetch_attachment`, and Refused."""
    dossier, _ = _dossier(opened, number)
    found = _wanted(dossier, number, wanted)

    def change(newest: Dossier) -> Dossier:
        if found not in newest.bijlagen:
            raise _nothing(number)
        left = tuple(one for one in newest.bijlagen if one.id != found.id)
        return newest.model_copy(update={"bijlagen": left})

    version = change_newest(opened, number, change, now=now, beside=leaving_out(found.id))
    return Attached(number, version, found)


def _dossier(opened: Unlocked, number: str) -> tuple[Dossier, int]:
    case = newest_case(opened, number)
    if case is None or case.kluisversie is None:
        raise not_here(number)
    if not isinstance(case, Dossier):
        raise InvalidInput(f"{number} is een groepsplan.", "Bijlagen horen bij een dossier.")
    return case, case.kluisversie


def _wanted(dossier: Dossier, number: str, wanted: str) -> Kluisbijlage:
    named = [one for one in dossier.bijlagen if wanted in (one.id, one.naam)]
    if not named and len(wanted) >= _SHORTEST:
        named = [one for one in dossier.bijlagen if one.id.startswith(wanted.lower())]
    if not named:
        raise _nothing(number)
    if len(named) > 1:
        raise InvalidInput(
            f"Bij {number} passen {len(named)} bijlagen hierop.",
            f"Noem de code uit: dossiertool kluis bijlage lijst {number}",
        )
    return named[0]


def _nothing(number: str) -> NotFound:
    return NotFound(
        f"Bij {number} is er geen bijlage met deze code of naam.",
        f"Kijk welke er zijn met: dossiertool kluis bijlage lijst {number}",
    )


def _me(opened: Unlocked) -> str:
    """Return how the directory calls whoever opened the vault."""
    person = opened.vault.trust.directory.person(opened.key.pair.public.kid)
    return person.name if person else "onbekend"


def _record(naam: str, kind: Mediatype, lengte: int, today: date, door: str) -> Kluisbijlage:
    if any(find_bsn(naam)):
        raise InvalidInput(
            "De naam van dit bestand kan niet in het dossier: er staat een nummer in dat een "
            "burgerservicenummer kan zijn.",
            "Geef de bijlage een andere naam met: --naam NAAM",
        )
    return Kluisbijlage(id=new_id(), naam=naam, mediatype=kind, lengte=lengte, datum=today, door=door)
