"""Who agreed with a document, on whose behalf, and who has yet to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dossiertool.documents.people import people_with
from dossiertool.documents.voices import views_of
from dossiertool.model.akkoord import Akkoord
from dossiertool.model.kinds import Antwoord, Partij
from dossiertool.model.persoon import Rol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.persoon import Contactpersoon
    from dossiertool.model.zienswijze import Zienswijze


class Asked(NamedTuple):
    """Someone whose answer is needed, and on whose behalf."""

    wie: str
    functie: str | None
    van: Partij


def party_of(answer: Akkoord, dossier: Dossier) -> Partij | None:
    """Return on whose behalf this is: as the answer says, else by exact name, else None."""
    return answer.van or dossier.party_of(answer.wie)


def refusals(akkoorden: Sequence[Akkoord], dossier: Dossier) -> list[tuple[Partij, Akkoord]]:
    """List the answers of those who did not agree and said why, each with its party."""
    return [
        (party, answer)
        for answer in akkoorden
        if answer.antwoord is Antwoord.NIET_AKKOORD
        and answer.opmerking
        and (party := party_of(answer, dossier)) is not None
    ]


def agreement(
    akkoorden: Sequence[Akkoord],
    dossier: Dossier,
    school: Contactpersoon | None,
    today: date,
    *,
    ended: bool = False,
    zienswijzen: Sequence[Zienswijze] = (),
) -> list[dict[str, Any]]:
    """Return the answers, then an open line for everyone who still has to answer.

    Asked are the pupil, each parent with custody (or of whom that is not known), and `school`: the one to
    turn to, who signs for the school. A document that has `ended` asks nobody any more. An answer has
    `zienswijzen`: of who did not agree, how that person sees it (R133).
    """
    parents = {person.naam for person in dossier.betrokkenen if person.rol is Rol.OUDER}
    answers = [(answer, party_of(answer, dossier)) for answer in akkoorden]

    def answered(asked: Asked) -> bool:
        names = {answer.wie for answer, party in answers if party is asked.van}
        if asked.wie in parents:
            # A name that is no parent's own (`ouders`, `Ellen en Rob`) answers for the parents together.
            return bool(names - (parents - {asked.wie}))
        return bool(names)

    waiting = [asked for asked in _to_ask(dossier, school, today) if not answered(asked)]
    open_lines = [] if ended else [Akkoord(**asked._asdict()) for asked in waiting]
    kept = [answer for answer in akkoorden if answer.antwoord or not ended]
    return [
        {
            **answer.model_dump(mode="json"),
            "zienswijzen": views_of(answer, party_of(answer, dossier), zienswijzen)
            if answer.antwoord is Antwoord.NIET_AKKOORD
            else [],
        }
        for answer in (*kept, *open_lines)
    ]


def _to_ask(dossier: Dossier, school: Contactpersoon | None, today: date) -> list[Asked]:
    parents = people_with(dossier.betrokkenen, Rol.OUDER, today)
    return [
        Asked(dossier.leerling.roepnaam, "leerling", Partij.LEERLING),
        *(
            [
                Asked(person.naam, person.functie, Partij.OUDERS)
                for person in parents
                if person.gezag is not False
            ]
            or [Asked("Ouders", None, Partij.OUDERS)]
        ),
        Asked(school.naam, "namens de school", Partij.LERAAR)
        if school
        else Asked("Namens de school", None, Partij.LERAAR),
    ]
