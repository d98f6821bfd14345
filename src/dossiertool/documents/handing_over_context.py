"""What papers print that go out of the school or to the family: inzage, information, uittreksel, overdracht.

Who may have them is decided before (`checks/handing_over.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents.choose import as_dossier
from dossiertool.documents.invitation_context import contact_of
from dossiertool.documents.people import people_with, pupil
from dossiertool.documents.portion import portion
from dossiertool.documents.reading import block, sections
from dossiertool.documents.words import capital, full_date, joined, words
from dossiertool.errors import InvalidInput, NotFound, Refused
from dossiertool.model.kinds import Partij
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dossiertool.documents.others import Others
    from dossiertool.model.akkoord import Toestemming
    from dossiertool.model.case import Case
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.uitwisseling import Overdracht
    from dossiertool.model.values import Naam
    from dossiertool.views.summary import Summary

# What a reader of the whole has no use for: what the file is, and what the program keeps for itself.
_NOT_READ = frozenset({"soort", "dossiernummer", "kluisversie", "schooljaar", "aanvaard", "school", "leerling"})


def inspection_data(
    dossier: Dossier, reader: Naam, others: Others, today: date, *, readings: Sequence[tuple[str, str]] = ()
) -> dict[str, Any]:
    """Return the data of an inzage: everything about this pupil in the order of the model, closed needs too.

    `readings` are (when, who) of the log of reading, where the school shows it. What `others` leaves out is
    counted, and the paper says so (R154).
    """
    fields = {
        name: getattr(dossier, name)
        for name in type(dossier).model_fields
        if name not in _NOT_READ and getattr(dossier, name)
    }
    if "betrokkenen" in fields:
        fields["betrokkenen"] = others.people(dossier.betrokkenen, reader)
    found = sections({"leerling": dossier.leerling, "school": dossier.school, **fields}, others.said)
    if readings:
        title = "Wie het dossier heeft gelezen"
        found.append({"titel": title, "blokken": [block(title, readings, ("Wanneer", "Wie"))]})
    left_out = {
        "Naam van een andere leerling": others.names,
        "Hoe iemand anders te bereiken is": others.contacts,
    }
    return {
        **_head(dossier, today),
        "voor": reader,
        "secties": found,
        "weggelaten": [{"wat": what, "aantal": count} for what, count in left_out.items() if count],
        "bijlagen": bool(dossier.bijlagen),
    }


def information_data(
    dossier: Dossier, reader: Naam, found: Summary, others: Others, today: date
) -> dict[str, Any]:
    """Return the data of the sheet for a parent without gezag: how things are going, of what is open now.

    Names of other pupils are left out by `others`.
    """
    said = others.said
    agreements = [
        (
            capital(said(one.wie or "school")),
            "\n".join(filter(None, (said(one.wat), one.wanneer and capital(said(one.wanneer))))),
        )
        for one in found.afspraken
    ]
    results = [
        (
            capital(said(one.omschrijving)),
            joined(words(one.doelbereik.value), full_date(one.beoordeeld_op) if one.beoordeeld_op else None),
        )
        for one in found.resultaten
    ]
    blocks = (
        block("Afspraken die nu lopen", agreements, ("Wie", "Wat")),
        block("Hoe ver de doelen zijn", results, ("Doel", "Hoe ver")),
    )
    return {
        **_head(dossier, today),
        "voor": reader,
        "secties": [{"titel": one["titel"], "blokken": [one]} for one in blocks if one["regels"]],
        "weggelaten": [],
        "bijlagen": False,
    }


def extract_data(dossier: Dossier, consent: Toestemming, others: Others, today: date) -> dict[str, Any]:
    """Return the data of what a receiver gets: the parts of this consent, and no other.

    Names of other pupils are left out by `others`.
    """
    return {
        **_head(dossier, today),
        "voor": consent.ontvanger,
        "doel": consent.doel,
        "grondslag": consent.grondslag.value,
        "secties": sections(portion(dossier, consent.onderdelen), others.said),
    }


def transfer_data(case: Case, kenmerk: str | None, others: Others | None, today: date) -> dict[str, Any]:
    """Return the data of the newest transfer: the parts that were agreed on.

    Names of other pupils are left out by `others`, where the caller knows any.

    Raises:
        InvalidInput: a groepsplan, or a kenmerk: a transfer has none.
        NotFound: the dossier has no transfer.
        Refused: pupil or parents have not agreed by today, or nothing says which parts go along.
    """
    dossier = as_dossier(case)
    if kenmerk is not None:
        raise InvalidInput("Een overdracht heeft geen kenmerk.", "Laat --kenmerk weg.")
    transfer = transfer_of(dossier)
    missing = transfer.without_yes_of(dossier.leerling.age_on(today), today)
    if missing:
        who = "de leerling" if missing is Partij.LEERLING else "een ouder of voogd"
        raise Refused(
            f"Er staat niet dat {who} akkoord is met deze overdracht. Er is niets geschreven.",
            "Bespreek wat er meegaat. Vul daarna akkoord_leerling_op en akkoord_ouders_op in bij overdrachten.",
        )
    if not transfer.onderdelen:
        raise Refused(
            "Bij deze overdracht staat niet welke onderdelen van het dossier meegaan.",
            "Vul onderdelen in bij overdrachten: niet meer dan de volgende school nodig heeft.",
        )
    chosen = portion(dossier, transfer.onderdelen, with_closed=transfer.met_afgesloten)
    return {
        **_head(dossier, today),
        "voor": transfer.naar,
        "overdracht": transfer.model_dump(mode="json"),
        "secties": sections(chosen, others.said if others else str),
    }


def transfer_of(dossier: Dossier) -> Overdracht:
    """Return the newest transfer.

    Raises:
        NotFound: there is none.
    """
    if not dossier.overdrachten:
        raise NotFound(
            "Dit dossier heeft geen overdracht.",
            "Zet er een in met: dossiertool nieuw overdracht --in BESTAND",
        )
    return max(dossier.overdrachten, key=lambda one: one.datum)


def _head(dossier: Dossier, today: date) -> dict[str, Any]:
    lead = contact_of(dossier)
    return {
        "vandaag": today.isoformat(),
        "concept": False,
        "dossiernummer": dossier.dossiernummer,
        "schooljaar": dossier.schooljaar,
        "school": dossier.school.model_dump(mode="json"),
        "leerling": pupil(dossier.leerling, people_with(dossier.betrokkenen, Rol.OUDER, today)),
        "aanspreekpunt": lead and lead.model_dump(mode="json"),
    }
