"""Which document of a case file is meant: the newest that still holds, or the one that is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from dossiertool.errors import InvalidInput, NotFound
from dossiertool.model.case import HANDED_OUT, SCHOOL_PAPERS, SOORTEN, documents_of
from dossiertool.model.dossier import Dossier
from dossiertool.model.evaluatie import Evaluatie
from dossiertool.model.gesprek import Gesprek
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.handelingsplan import Handelingsplan
from dossiertool.model.kinds import Planstatus
from dossiertool.model.ot_aanmelding import OTAanmelding
from dossiertool.model.ot_verslag import OTVerslag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dossiertool.model.case import Case

D = TypeVar("D", Handelingsplan, OTAanmelding, OTVerslag, Evaluatie)

OUT_OF_SCHOOL = "overdracht"
"""The kind that another school reads: names of other pupils are left out of it."""
_SEVERAL = {
    "handelingsplan": "handelingsplannen",
    "ot-aanmelding": "aanmeldingen",
    "ot-verslag": "verslagen",
    "evaluatie": "evaluaties",
}


def known_soort(soort: str) -> str:
    """Return the kind of document as we write it (`ot_aanmelding` → ot-aanmelding).

    Raises:
        InvalidInput: there is no such kind.
    """
    written = soort.replace("_", "-")
    if written not in (*SOORTEN, *HANDED_OUT, *SCHOOL_PAPERS):
        known = ", ".join((*SOORTEN, *SCHOOL_PAPERS))
        raise InvalidInput("Zo'n document kan dossiertool niet maken.", f"Kies uit: {known}.")
    return written


def of_whole_school(soort: str) -> InvalidInput:
    """Return the refusal to make a paper of the whole school of one case."""
    return InvalidInput(
        f"Een {soort} gaat over de hele school, niet over één dossier of groepsplan.",
        f"Typ: dossiertool vul {soort} school.yaml",
    )


def as_groepsplan(case: Case, kenmerk: str | None) -> Groepsplan:
    """Return the case as the groepsplan it must be.

    Raises:
        InvalidInput: it is a dossier, or a kenmerk is asked of a file that is one document.
    """
    if not isinstance(case, Groepsplan):
        raise InvalidInput(
            "Dit bestand is een dossier, geen groepsplan.", "Kies een bestand dat eindigt op .groepsplan.yaml."
        )
    if kenmerk is not None:
        raise InvalidInput("Een groepsplan heeft geen kenmerk.", "Laat --kenmerk weg.")
    return case


def as_dossier(case: Case) -> Dossier:
    """Return the case as the dossier it must be.

    Raises:
        InvalidInput: it is a groepsplan.
    """
    if not isinstance(case, Dossier):
        raise InvalidInput(
            "Dit bestand is een groepsplan, geen dossier.", "Kies een bestand dat eindigt op .dossier.yaml."
        )
    return case


def is_over(soort: str, whole: Dossier, shown: Dossier, kenmerk: str | None) -> bool:
    """Tell whether there is such a document, or the one that is named, but not in what may still be shown."""

    def names(dossier: Dossier) -> set[str | None]:
        if soort == "uitnodiging":
            return {talk.kenmerk for talk in dossier.gesprekken}
        return {each.kenmerk for each in documents_of(dossier) if each.soort == soort}

    gone = names(whole) - names(shown)
    return kenmerk in gone if kenmerk is not None else bool(gone)


def handelingsplan(dossier: Dossier, kenmerk: str | None) -> Handelingsplan:
    """Return the handelingsplan to print; see `_choose`."""
    return _choose(dossier, Handelingsplan, kenmerk, "handelingsplan")


def aanmelding(dossier: Dossier, kenmerk: str | None) -> OTAanmelding:
    """Return the OT-aanmelding to print; see `_choose`."""
    return _choose(dossier, OTAanmelding, kenmerk, "ot-aanmelding")


def verslag(dossier: Dossier, kenmerk: str | None) -> OTVerslag:
    """Return the OT-verslag to print; see `_choose`."""
    return _choose(dossier, OTVerslag, kenmerk, "ot-verslag")


def evaluatie(dossier: Dossier, kenmerk: str | None) -> Evaluatie:
    """Return the evaluatie to print; see `_choose`."""
    return _choose(dossier, Evaluatie, kenmerk, "evaluatie")


def gesprek(dossier: Dossier, kenmerk: str | None) -> Gesprek:
    """Return the conversation to invite to: the one with this kenmerk, or else the newest.

    Raises:
        NotFound: there is none, or none with this kenmerk.
        InvalidInput: two are on the same newest day.
    """
    talks = dossier.gesprekken
    if not talks:
        raise NotFound("Dit dossier heeft geen gesprekken.", "Zet het gesprek eerst in het dossier.")
    if kenmerk is not None:
        for talk in talks:
            if talk.kenmerk == kenmerk:
                return talk
        raise NotFound("Dit dossier heeft geen gesprek met dat kenmerk.", _talks(talks))
    newest = max(talk.datum for talk in talks)
    found = [talk for talk in talks if talk.datum == newest]
    if len(found) > 1:
        raise InvalidInput(f"Er zijn {len(found)} gesprekken met dezelfde datum.", _talks(found))
    return found[0]


def _talks(talks: Sequence[Gesprek]) -> str:
    named = [talk.kenmerk for talk in talks if talk.kenmerk]
    if len(named) < len(talks):
        return "Geef elk gesprek een kenmerk, zoals G1, en kies het met --kenmerk."
    return f"Kies met --kenmerk: {', '.join(named)}."


def _choose(dossier: Dossier, kind: type[D], kenmerk: str | None, soort: str) -> D:
    """Return the document with this kenmerk, or else the newest that is not vervangen.

    Raises:
        NotFound: there is none, or none with this kenmerk.
        InvalidInput: two are equally new.
    """
    documents = [found.record for found in documents_of(dossier) if isinstance(found.record, kind)]
    if not documents:
        raise NotFound(
            f"Dit dossier heeft geen {_SEVERAL[soort]}.",
            "Zet er eerst een in het dossier, of kies een ander document.",
        )
    if kenmerk is not None:
        for document in documents:
            if document.kenmerk == kenmerk:
                return document
        raise NotFound(f"Dit dossier heeft geen {soort} met dat kenmerk.", _choice(documents))
    current = [document for document in documents if document.status is not Planstatus.VERVANGEN]
    if not current:
        raise NotFound(f"Alle {_SEVERAL[soort]} in dit dossier zijn vervangen.", _choice(documents))
    newest = max(map(_date, current))
    found = [document for document in current if _date(document) == newest]
    if len(found) > 1:
        raise InvalidInput(f"Er zijn {len(found)} {_SEVERAL[soort]} met dezelfde datum.", _choice(found))
    return found[0]


def _date(document: Handelingsplan | OTAanmelding | OTVerslag | Evaluatie) -> date:
    if isinstance(document, Handelingsplan):
        return document.vastgesteld_op or document.startdatum
    return document.datum


def _choice(documents: Sequence[D]) -> str:
    return f"Kies met --kenmerk: {', '.join(document.kenmerk for document in documents)}."
