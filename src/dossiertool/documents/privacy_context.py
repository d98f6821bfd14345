"""What the sheet about privacy may print: what the school file says, and what the law says, apart (R154)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from dossiertool.model.schoolbestand import Schoolbestand
    from dossiertool.model.schoolregels import Bewaartermijn

SUBJECTS = ("gezondheid", "toestemming", "rechten")
_PLAIN = {
    "leerlingadministratie": "Inschrijving, uitschrijving en verzuim",
    "leerlingadministratie_po": "Inschrijving, uitschrijving en verzuim op de basisschool",
    "begeleiding": "Het dossier over de hulp: signalen, plannen, gesprekken en verslagen",
    "doorverwijzing_vso": "Een verwijzing naar het speciaal onderwijs",
    "gezondheid_swv": "Wat het samenwerkingsverband zelf bewaart over gezondheid",
    "toestemming": "Toestemming, verzoeken, en wat met wie is gedeeld",
    "groepsplan": "Plannen voor een hele groep",
}


def privacy_data(
    school: Schoolbestand,
    today: date,
    *,
    law: Mapping[str, Sequence[str]],
    proposed: Collection[str] = (),
) -> dict[str, Any]:
    """Return the data of the sheet; nothing in it is about one pupil.

    It is a concept while nobody is named to turn to, or the school has not settled a term that is its own
    to choose.

    Args:
        school: the settings of the school.
        today: agreements with a partner that ended before this day are left out.
        law: for each of `SUBJECTS` what the law says, each statement with its place.
        proposed: categories of which the term is still a proposal of the program.
    """
    person = school.privacy_aanspreekpunt
    return {
        "vandaag": today.isoformat(),
        "concept": person is None or not person.contact or bool(proposed),
        "school": {
            "naam": school.naam,
            "vestiging": None,
            "samenwerkingsverband": school.samenwerkingsverband,
        },
        "aanspreekpunt": person and person.model_dump(mode="json"),
        **{subject: list(law.get(subject, ())) for subject in SUBJECTS},
        "partners": [
            {"naam": one.naam, "afspraken": one.afspraken}
            for one in school.partners
            if one.geldig_tot is None or one.geldig_tot >= today
        ],
        "bewaartermijnen": [
            {
                "wat": _PLAIN.get(term.categorie) or term.categorie.replace("_", " ").capitalize(),
                "hoelang": _how_long(term),
                "waarom": None if term.categorie in proposed else term.grondslag,
                "in_wet": term.in_wet,
            }
            for term in school.bewaartermijnen
        ],
        "lezers_bij_inzage": school.leeslogboek_bij_inzage,
    }


def _how_long(term: Bewaartermijn) -> str:
    said = f"{term.jaren} jaar vanaf {term.vanaf}" if term.jaren else f"tot {term.vanaf}"
    return f"{said}, daarna binnen {term.uiterlijk_weken} weken weg" if term.uiterlijk_weken else said
