"""What every document of one pupil shares: the dossier, its people, its open needs, its signals and factors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents.people import parents_word, people_with, pupil
from dossiertool.documents.words import capital, full_date
from dossiertool.model.kinds import Partij
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.factor import Factor
    from dossiertool.model.feit import Feit
    from dossiertool.model.signaal import Signaal
    from dossiertool.model.values import Kenmerk
    from dossiertool.model.zienswijze import Hulpvraag


def pupil_data(dossier: Dossier, today: date) -> dict[str, Any]:
    """Return the fields of the dossier and the views that every document of it shares.

    Two things are in no document unless it asks for them itself: diagnoses, and what a teacher learned of
    the own approach (R058).
    """
    parents = people_with(dossier.betrokkenen, Rol.OUDER, today)
    fields = dossier.model_dump(mode="json")
    return {
        **fields,
        "diagnoses": [],
        "evaluaties": [{**report, "reflectie_leraar": None} for report in fields["evaluaties"]],
        "vandaag": today.isoformat(),
        "dossier_afgesloten": _closing(dossier),
        "niveau": dossier.niveau_on(today).value,
        "leerling": pupil(dossier.leerling, parents),
        "ouders": [person.model_dump(mode="json") for person in parents],
        "externen": [
            person.model_dump(mode="json") for person in people_with(dossier.betrokkenen, Rol.EXTERN, today)
        ],
    }


def _closing(dossier: Dossier) -> str:
    """Return when the dossier was closed and what was overruled then, as one text; empty while it is open."""
    closing = dossier.afsluiting
    if closing is None:
        return ""
    said = f"Dit dossier is afgesloten op {full_date(closing.datum)} door {closing.door}."
    overruled = [
        f"{each.code.replace(':', ' ')} ({each.reden.rstrip('.')}; {each.door})" for each in closing.doorgezet
    ]
    return f"{said} Toen stond nog open: {'; '.join(overruled)}." if overruled else said


def columns(maatregelen: Sequence[dict[str, Any]], akkoorden: Sequence[dict[str, Any]]) -> dict[str, bool]:
    """Return which columns the tables need: goals beside measures, room to sign beside answers."""
    return {
        "maatregelen_met_doel": any(measure["doelnummers"] for measure in maatregelen),
        "akkoord_open": any(answer["antwoord"] is None for answer in akkoorden),
    }


def names(dossier: Dossier) -> dict[Partij, str]:
    """Return how a sentence calls each party: Noor, ouders, school."""
    return {Partij.LEERLING: dossier.leerling.roepnaam, Partij.OUDERS: "ouders", Partij.LERAAR: "school"}


def headings(dossier: Dossier, today: date) -> dict[Partij, str]:
    """Return how a heading calls each party: Noor, Moeder, School."""
    parents = people_with(dossier.betrokkenen, Rol.OUDER, today)
    return {
        Partij.LEERLING: dossier.leerling.roepnaam,
        Partij.OUDERS: capital(parents_word(parents)),
        Partij.LERAAR: "School",
    }


def needs(dossier: Dossier, kenmerken: Sequence[Kenmerk]) -> list[Behoefte]:
    """Return the open needs a document is about; a closed need is never printed as a present one."""
    found = (dossier.behoefte(kenmerk) for kenmerk in kenmerken)
    return [need for need in found if need and need.is_open]


def needs_data(
    dossier: Dossier, kenmerken: Sequence[Kenmerk], today: date, *, more_of_pupil: bool = False
) -> dict[str, Any]:
    """Return `nodig` and `nodig_per_partij`: the needs of pupil, parents and teacher apart (R103).

    A need of two parties stands with both. With `more_of_pupil` the pupil has a part without needs too,
    because the document says there what the pupil needs in class.
    """
    found = needs(dossier, kenmerken)
    parents = people_with(dossier.betrokkenen, Rol.OUDER, today)
    have = "nodig heeft" if len(parents) == 1 else "nodig hebben"
    titles = {
        Partij.LEERLING: f"Wat {dossier.leerling.roepnaam} nodig heeft",
        Partij.OUDERS: f"Wat {parents_word(parents)} {have}",
        Partij.LERAAR: "Wat de leraar nodig heeft",
    }
    parts = [
        {
            "partij": party.value,
            "kop": title,
            "behoeften": [need.model_dump(mode="json") for need in found if party in need.van],
        }
        for party, title in titles.items()
    ]
    return {
        "nodig": [need.model_dump(mode="json") for need in found],
        "nodig_per_partij": [
            part
            for part in parts
            if part["behoeften"] or (more_of_pupil and part["partij"] == Partij.LEERLING.value)
        ],
    }


def signals(
    dossier: Dossier, own: Sequence[Feit], named: Sequence[Kenmerk], about: Sequence[Kenmerk]
) -> list[Signaal]:
    """Return the signals a document names; without those and facts of its own, the signals of its needs."""
    if own or named:
        return [signal for signal in dossier.signalen if signal.kenmerk in named]
    return [signal for signal in dossier.signalen if set(about) & set(signal.behoeften)]


def factors(dossier: Dossier, factoren: Iterable[Factor], kenmerken: Sequence[Kenmerk]) -> list[Factor]:
    """Leave out factors of other needs, and of needs that are closed."""
    about = _about(dossier, kenmerken)
    return [factor for factor in factoren if not factor.behoeften or about & set(factor.behoeften)]


def questions(dossier: Dossier, asked: Iterable[Hulpvraag], kenmerken: Sequence[Kenmerk]) -> list[Hulpvraag]:
    """Leave out questions of other needs, and of needs that are closed."""
    about = _about(dossier, kenmerken)
    return [question for question in asked if not question.behoeften or about & set(question.behoeften)]


def _about(dossier: Dossier, kenmerken: Sequence[Kenmerk]) -> set[Kenmerk]:
    open_needs = {need.kenmerk for need in dossier.behoeften if need.is_open}
    return open_needs & set(kenmerken) if kenmerken else open_needs
