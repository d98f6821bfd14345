"""Closes one need of a dossier: a case goes in, a changed case comes out (R150)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossiertool.actions.case_act import (
    NOTHING,
    Changed,
    need_of,
    require_day,
    require_in_order,
    require_said,
    with_need,
)
from dossiertool.checks.check import check_dossier
from dossiertool.documents.choose import as_dossier
from dossiertool.errors import NotFound, Refused
from dossiertool.files.structure import made
from dossiertool.findings import Klasse, Niveau
from dossiertool.model.behoefte import Blik, Wijziging
from dossiertool.model.kinds import Behoeftestatus, Partij, Sluitreden

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.model.case import Case
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.schoolbestand import Schoolbestand

_IN_WORDS = {
    Sluitreden.BEHAALD: "Het doel is behaald.",
    Sluitreden.NIET_MEER_NODIG: "De hulp is niet meer nodig.",
    Sluitreden.BASISAANBOD: "De hulp hoort nu bij wat elke leerling krijgt.",
    Sluitreden.OVERGEDRAGEN: "De hulp is overgedragen.",
    Sluitreden.ONJUIST: "De behoefte klopte niet.",
}
_SAID = ("leerling", "ouders", "ouder", "vader", "moeder", "voogd", "verzorger")


@dataclass(frozen=True, slots=True)
class NeedClosing:
    """What people decided about a need; what is None or empty was not said.

    Attributes:
        reden: why it can be closed.
        toelichting: that reason in own words; without it what the need says already, else a plain sentence.
        door: who decided.
        met: with whom: the pupil, a parent, others.
        bewijs: the kenmerk of an evaluation, or what was seen or measured.
        datum: the day of closing.
    """

    reden: Sluitreden | None
    door: str | None
    met: tuple[str, ...]
    bewijs: str | None
    datum: date
    toelichting: str | None = None


def close_need(
    case: Case, kenmerk: str, said: NeedClosing, *, today: date, school: Schoolbestand | None = None
) -> Changed:
    """Close one need of a dossier (R150).

    Evidence that is no evaluation is recorded as a look at the need on that day.

    Raises:
        InvalidInput: something was not said, the day cannot be, or the case is a groepsplan.
        NotFound: the dossier has no such need.
        Refused: the need is closed already, neither pupil nor parent was there, or a rule about closing would
            object to the outcome; the case is as it was.
    """
    dossier = as_dossier(case)
    require_said(
        {
            "reden": (said.reden, f"--reden {'|'.join(Sluitreden)}"),
            "door": (said.door, "--door NAAM: wie heeft dit besloten?"),
            "afgesloten_met": (said.met, "--met NAAM: met welke leerling en ouders is dit besproken?"),
            "sluitbewijs": (said.bewijs, "--bewijs E1 of een zin: waaruit blijkt het?"),
        }
    )
    place, need = need_of(dossier, kenmerk)
    if not need.is_open:
        raise Refused(
            f"Behoefte {kenmerk} is al afgesloten. {NOTHING}",
            f"Hulp weer nodig? dossiertool heropen behoefte DOEL {kenmerk} --signaal … --reden … --door …",
        )
    require_day(said.datum, need.geopend_op, "geopend_op", today)
    require_in_order(need, said.datum)
    if not any(_is_family(dossier, name) for name in said.met):
        raise Refused(
            f"Bij --met staat geen leerling en geen ouder. {NOTHING}",
            "Sluit een behoefte met de leerling of een ouder erbij. Nog niet besproken? Doe dat eerst. "
            "Schrijf de naam zoals die in het dossier staat, of: leerling, ouders.",
        )
    text = said.toelichting or need.reden or _IN_WORDS[_known(said.reden)]
    change = made(
        Wijziging,
        datum=said.datum,
        status=Behoeftestatus.AFGESLOTEN,
        door=said.door,
        reden=text,
        sluitreden=said.reden,
        met=said.met,
        bewijs=said.bewijs,
    )
    closed = need.model_copy(
        update={
            "status": Behoeftestatus.AFGESLOTEN,
            "bekeken": (*need.bekeken, *_looks(dossier, kenmerk, said)),
            "wijzigingen": (*need.wijzigingen, change),
            "afgesloten_op": said.datum,
            "reden": text,
            "sluitreden": said.reden,
            "sluitbewijs": said.bewijs,
            "afgesloten_met": said.met,
            "opnieuw_bekijken_op": None,
        }
    )
    after = with_need(dossier, place, closed)
    _require_no_objection(dossier, after, today=today, school=school)
    return Changed(after, dossier.dossiernummer, "sluit_behoefte", said.datum, kenmerk)


def _looks(dossier: Dossier, kenmerk: str, said: NeedClosing) -> tuple[Blik, ...]:
    """Return the look at the need that the evidence is; none when it is an evaluation of the dossier."""
    evaluations = {one.kenmerk: one for one in dossier.evaluaties}
    if said.bewijs in evaluations:
        if kenmerk in dossier.needs_of(evaluations[said.bewijs]):
            return ()
        raise Refused(
            f"Evaluatie {said.bewijs} gaat niet over behoefte {kenmerk}. {NOTHING}",
            "Noem een evaluatie die over deze behoefte gaat, of schrijf in een zin wat u zag of mat.",
        )
    if re.fullmatch("[A-Z]{1,3}[0-9]{1,3}", said.bewijs or ""):
        raise NotFound(
            "Dit dossier heeft geen evaluatie met dat kenmerk.",
            f"Kies uit: {', '.join(evaluations)}." if evaluations else "Schrijf in een zin wat u zag of mat.",
        )
    return (made(Blik, datum=said.datum, stand=said.bewijs, door=said.door, nog_nodig=False),)


def _is_family(dossier: Dossier, name: str) -> bool:
    known = dossier.party_of(name) in (Partij.LEERLING, Partij.OUDERS)
    return known or name.casefold() in _SAID


def _require_no_objection(
    before: Dossier, after: Dossier, *, today: date, school: Schoolbestand | None
) -> None:
    """See that no rule about closing has more to say about the outcome than it had before."""
    known = {(one.code, one.pad, one.melding) for one in _about_closing(before, today, school)}
    for one in _about_closing(after, today, school):
        if (one.code, one.pad, one.melding) not in known:
            raise Refused(f"{one.melding} {NOTHING}", f"{one.suggestie} ({one.code})")


def _about_closing(dossier: Dossier, today: date, school: Schoolbestand | None) -> list[Any]:
    return [
        one
        for one in check_dossier(dossier, today=today, school=school)
        if one.klasse is Klasse.SLUITING and one.niveau is Niveau.FOUT
    ]


def _known(reason: Sluitreden | None) -> Sluitreden:
    assert reason is not None  # noqa: S101  `require_said` has looked
    return reason
