"""Seals closed dossiers, a few or a whole year at once, and writes the receipt of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dossiertool.actions.finished import write_document
from dossiertool.actions.school import Keeper
from dossiertool.actions.signal import waiting_for
from dossiertool.archive.documents import with_pdfs, word_documents
from dossiertool.archive.papers import School, receipt
from dossiertool.archive.standing import attachments_of, is_closed
from dossiertool.errors import DossierError, Refused, Tampered
from dossiertool.files.load import parse_case
from dossiertool.model.case import number_of
from dossiertool.model.dossier import Dossier
from dossiertool.model.retention import retention_of
from dossiertool.vault.format.entry import Approval
from dossiertool.vault.format.grants import is_number
from dossiertool.vault.format.roles import Act
from dossiertool.vault.refusals import not_here
from dossiertool.vault.sealing import ToSeal, reopen, require_archivist, seal
from dossiertool.vault.seals import Looked, look_before, with_checkpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from dossiertool.actions.unlock import Unlocked
    from dossiertool.model.case import Case
    from dossiertool.vault.seals import Seal

    Printer = Callable[[Sequence[Mapping[str, bytes]]], list[dict[str, bytes] | DossierError]]
    """Adds to the Word files of each case the PDF of each."""

_NOBODY = Keeper()
BATCH = 25
"""Dossiers that are rendered together: one call of LibreOffice, and what a killed call has to do again."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How to seal: the day of the documents, and until when a dossier is kept.

    That is `retain_until` of who knows better, else it follows from the dossier and the terms of the `keeper`.
    `folder` is where receipts go, None for no receipts; with `pdf` each also as PDF.
    """

    today: date
    retain_until: date | None = None
    folder: Path | None = None
    pdf: bool = False
    keeper: Keeper = _NOBODY
    printer: Printer = with_pdfs


@dataclass(frozen=True, slots=True)
class Sealed:
    """What became of one number. `al` tells that it was sealed before this call; `fout` that it is not sealed.

    `bewijs` is the receipt that was written now; None when it lay there already, or was not asked for.
    """

    nummer: str
    zegel: Seal | None = None
    al: bool = False
    bewijs: Path | None = None
    fout: DossierError | None = None


@dataclass(frozen=True, slots=True)
class _Ready:
    number: str
    version: int
    case: Case
    documents: dict[str, bytes]


def seal_cases(opened: Unlocked, numbers: Sequence[str], wish: Wish, *, now: datetime) -> Iterator[Sealed]:
    """Seal these dossiers and yield what became of each, in order; may be repeated until all are sealed.

    Raises:
        InvalidInput: LibreOffice or pikepdf is not on this computer.
    """
    for start in range(0, len(numbers), BATCH):
        found = [_prepared(opened, number, wish) for number in numbers[start : start + BATCH]]
        ready = [one for one in found if isinstance(one, _Ready)]
        printed = iter(wish.printer([one.documents for one in ready]) if ready else [])
        outcomes = [
            _sealed(opened, one, next(printed), wish, now) if isinstance(one, _Ready) else one for one in found
        ]
        if any(one.zegel is not None and one.zegel.checkpoint is None for one in outcomes):
            opened.vault.checkpoint(opened.key, now=now)  # a receipt names the one that covers its seal
        for outcome in outcomes:
            yield _with_receipt(opened, outcome, wish)


def reopen_sealed(opened: Unlocked, number: str, reason: str, *, by: str | None, now: datetime) -> None:
    """Break the seal of a dossier, so that it can be written again; `by` decided so, else whose key this is.

    Raises:
        NotFound: it is not there, or not for this key. Refused: not a beheerder, or not sealed.
        InvalidInput: no name or reason that can be kept.
    """
    name = by or opened.vault.trust.directory.signer(opened.key.signer.public.kid).name
    reopen(opened.vault, opened.key, number, Approval(name, reason), now=now)


def _prepared(opened: Unlocked, number: str, wish: Wish) -> _Ready | Sealed:
    """Look whether a dossier may be sealed, and make its Word files."""
    try:
        if not is_number(number):
            raise not_here(number)
        found = look_before(opened.vault, opened.key, number)
        if isinstance(found, Looked):
            if found.differs:
                raise altered_seal(number, found.differs)
            return Sealed(number, found.seal, al=True)
        require_archivist(found.role, Act.SEAL)
        case = parse_case(found.text.decode(), number)
        if number_of(case) != number or not is_closed(case):
            raise Refused(
                f"{number} is nog niet afgesloten en kan dus niet worden verzegeld.",
                "Sluit het dossier eerst af: dossiertool sluit dossier DOEL",
            )
        if isinstance(case, Dossier) and (lying := waiting_for(opened, number, case, today=wish.today)):
            raise Refused(
                f"Bij {number} wacht nog een signaal (aantal: {len(lying)}). Na het verzegelen kan het er niet "
                "meer bij.",
                f"Neem het op: dossiertool kluis signaal neem-in {number}. Heropen zo nodig het dossier.",
            )
        return _Ready(number, found.version, case, word_documents(case, wish.today))
    except DossierError as problem:
        return Sealed(number, fout=problem)


def _sealed(
    opened: Unlocked, ready: _Ready, printed: dict[str, bytes] | DossierError, wish: Wish, now: datetime
) -> Sealed:
    if isinstance(printed, DossierError):
        return Sealed(ready.number, fout=printed)
    follows = retention_of(ready.case, wish.keeper.terms, wish.today).all_from
    until = wish.retain_until or follows
    if wish.retain_until is not None and wish.retain_until < (first := follows or now.date()):
        return Sealed(ready.number, fout=_too_short(ready.number, first))
    what = ToSeal(
        ready.version, printed, attachments_of(ready.case), None if until is None else until.isoformat()
    )
    try:
        return Sealed(ready.number, seal(opened.vault, opened.key, ready.number, what, now=now))
    except DossierError as problem:
        return Sealed(ready.number, fout=problem)


def _with_receipt(opened: Unlocked, outcome: Sealed, wish: Wish) -> Sealed:
    """Write the receipt of a sealed dossier, unless one lies there."""
    if outcome.zegel is None:
        return outcome
    done = outcome.zegel
    if done.checkpoint is None:
        done = with_checkpoint(opened.vault, done)
    outcome = replace(outcome, zegel=done)
    if wish.folder is None:
        return outcome
    target = wish.folder / f"zegelbewijs-{outcome.nummer}.docx"
    if target.exists():
        return outcome
    try:
        write_document(target, receipt(done, school_of(opened, wish.keeper.naam)), pdf=wish.pdf)
    except DossierError as problem:
        return replace(outcome, fout=problem)
    return replace(outcome, bewijs=target)


def _too_short(number: str, first: date) -> Refused:
    return Refused(
        f"{number} is niet verzegeld: de gekozen bewaartermijn is te kort. Kies {first} of later.",
        "Moet het eerder weg, bijvoorbeeld omdat ouders daarom vragen? Verzegel zonder --bewaar-tot, en kondig "
        "de vernietiging aan met --eerder: dan blijft zichtbaar dat het eerder ging, en waarom.",
    )


def school_of(opened: Unlocked, naam: str | None = None) -> School:
    """Return how the school is called, by its file or else by the vault, and its fingerprint."""
    return School(naam or opened.vault.trust.directory.root.name, opened.vault.fingerprint)


def altered_seal(number: str, names: Sequence[str]) -> DossierError:
    """Say which files of a sealed dossier are not what was sealed."""
    return Tampered(
        f"{number} is verzegeld, maar dit is beschadigd of gewijzigd: {', '.join(names)}.",
        "Zet een reservekopie van de kluis terug.",
    )
