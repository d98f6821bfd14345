"""Closes a need or a whole dossier and opens either again: a case goes in, a changed case comes out.

Nothing here knows where a case is kept. `actions.amend` puts the outcome into a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dossiertool.checks.check import check_dossier
from dossiertool.checks.closing import blocks
from dossiertool.documents.choose import as_dossier
from dossiertool.errors import InvalidInput, NotFound, Refused
from dossiertool.files.structure import made
from dossiertool.findings import Klasse, Niveau
from dossiertool.model.afsluiting import Afsluiting, Doorgezet, Heropening
from dossiertool.model.behoefte import Behoefte, Blik, Wijziging
from dossiertool.model.feit import Feit
from dossiertool.model.kinds import Behoeftestatus, Partij, Sluitreden
from dossiertool.model.signaal import Signaal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dossiertool.checks.closing import Block
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
_NOTHING = "Er is niets veranderd."


class Blocked(Refused):
    """A dossier that cannot be closed yet; holds what stands in the way."""

    def __init__(self, number: str, found: Sequence[Block]) -> None:
        """Keep the blocks, for the front-end to show with what to do."""
        count = "1 punt staat" if len(found) == 1 else f"{len(found)} punten staan"
        super().__init__(
            f"Dossier {number} kan nog niet dicht: {count} in de weg. {_NOTHING}",
            "Los op wat hierboven staat. Kan dat echt niet? --toch CODE=REDEN zet één punt door, met uw naam.",
        )
        self.number = number
        self.blocks = tuple(found)


@dataclass(frozen=True, slots=True)
class Changed:
    """A case after an act, and what to say about that.

    Attributes:
        case: the case as it is now.
        nummer: its number.
        daad: what was done: sluit_behoefte, sluit_dossier, heropen_behoefte, heropen_dossier.
        kenmerk: the need, when it is about one.
        datum: the day that was recorded.
        signaal: the kenmerk of the new signal, of a case or need that was opened again.
        doorgezet: the codes of what was overruled.
    """

    case: Dossier
    nummer: str
    daad: str
    datum: date
    kenmerk: str | None = None
    signaal: str | None = None
    doorgezet: tuple[str, ...] = ()


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
    _require_said(
        {
            "reden": (said.reden, f"--reden {'|'.join(Sluitreden)}"),
            "door": (said.door, "--door NAAM: wie heeft dit besloten?"),
            "afgesloten_met": (said.met, "--met NAAM: met welke leerling en ouders is dit besproken?"),
            "sluitbewijs": (said.bewijs, "--bewijs E1 of een zin: waaruit blijkt het?"),
        }
    )
    place, need = _need(dossier, kenmerk)
    if not need.is_open:
        raise Refused(
            f"Behoefte {kenmerk} is al afgesloten. {_NOTHING}",
            f"Hulp weer nodig? dossiertool heropen behoefte DOEL {kenmerk} --signaal … --reden … --door …",
        )
    _require_day(said.datum, need.geopend_op, "geopend_op", today)
    _require_in_order(need, said.datum)
    if not any(_is_family(dossier, name) for name in said.met):
        raise Refused(
            f"Bij --met staat geen leerling en geen ouder. {_NOTHING}",
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
    evaluations = {one.kenmerk: one for one in dossier.evaluaties}
    looks = need.bekeken
    if said.bewijs in evaluations:
        if kenmerk not in dossier.needs_of(evaluations[said.bewijs]):
            raise Refused(
                f"Evaluatie {said.bewijs} gaat niet over behoefte {kenmerk}. {_NOTHING}",
                "Noem een evaluatie die over deze behoefte gaat, of schrijf in een zin wat u zag of mat.",
            )
    elif re.fullmatch("[A-Z]{1,3}[0-9]{1,3}", said.bewijs or ""):
        raise NotFound(
            "Dit dossier heeft geen evaluatie met dat kenmerk.",
            f"Kies uit: {', '.join(evaluations)}." if evaluations else "Schrijf in een zin wat u zag of mat.",
        )
    else:
        look = made(Blik, datum=said.datum, stand=said.bewijs, door=said.door, nog_nodig=False)
        looks = (*looks, look)
    closed = need.model_copy(
        update={
            "status": Behoeftestatus.AFGESLOTEN,
            "bekeken": looks,
            "wijzigingen": (*need.wijzigingen, change),
            "afgesloten_op": said.datum,
            "reden": text,
            "sluitreden": said.reden,
            "sluitbewijs": said.bewijs,
            "afgesloten_met": said.met,
            "opnieuw_bekijken_op": None,
        }
    )
    after = _with_need(dossier, place, closed)
    _require_no_objection(dossier, after, today=today, school=school)
    return Changed(after, dossier.dossiernummer, "sluit_behoefte", said.datum, kenmerk)


def close_dossier(
    case: Case,
    *,
    door: str | None,
    reden: str | None,
    datum: date,
    toch: Mapping[str, str],
    today: date,
) -> Changed:
    """Close a whole dossier (R034): only when nothing stands in the way, or each block is let through.

    `toch` holds the reason for each block that is let through, by its code. Who closes also answers for those.

    Raises:
        Blocked: something stands in the way; the case is as it was.
        Refused: the dossier is closed already, or something is let through that does not stand in the way.
        InvalidInput: something was not said, the day cannot be, or the case is a groepsplan.
    """
    dossier = as_dossier(case)
    if dossier.afsluiting is not None:
        raise Refused(
            f"Dit dossier is al afgesloten. {_NOTHING}",
            "Weer nodig? dossiertool heropen dossier DOEL --signaal … --reden … --door …",
        )
    first = min((need.geopend_op for need in dossier.behoeften), default=datum)
    _require_day(datum, first, "geopend_op", today)
    found = blocks(dossier, datum)
    left = [block for block in found if block.code not in toch]
    if left:
        raise Blocked(dossier.dossiernummer, left)
    unknown = sorted(set(toch) - {block.code for block in found})
    if unknown:
        raise Refused(
            f"Dit staat niet in de weg: {', '.join(unknown)}. {_NOTHING}",
            "Noem bij --toch alleen wat de lijst noemt. Die ziet u zonder --toch.",
        )
    _require_said(
        {
            "door": (door, "--door NAAM: wie heeft dit besloten?"),
            "reden": (reden, "--reden ZIN: waarom kan het dossier dicht?"),
        }
    )
    let_through = tuple(made(Doorgezet, code=block.code, reden=toch[block.code], door=door) for block in found)
    closing = made(Afsluiting, datum=datum, door=door, reden=reden, doorgezet=let_through)
    after = dossier.model_copy(update={"afsluitingen": (*dossier.afsluitingen, closing)})
    codes = tuple(block.code for block in found)
    return Changed(after, dossier.dossiernummer, "sluit_dossier", datum, doorgezet=codes)


def standing_in_the_way(case: Case, *, datum: date) -> list[Block]:
    """Return what stands in the way of closing the dossier on this day."""
    return blocks(as_dossier(case), datum)


@dataclass(frozen=True, slots=True)
class Reopening:
    """Why something is needed again: what was seen, why that asks for it, and who decided."""

    signaal: str | None
    reden: str | None
    door: str | None
    datum: date

    def require_whole(self) -> None:
        """Raise InvalidInput when something was not said."""
        _require_said(
            {
                "signaal": (self.signaal, "--signaal ZIN: wat is er nu gezien, gehoord of gemeten?"),
                "reden": (self.reden, "--reden ZIN: waarom is dit weer nodig?"),
                "door": (self.door, "--door NAAM: wie heeft dit besloten?"),
            }
        )


def reopen_need(case: Case, kenmerk: str, said: Reopening, *, today: date) -> Changed:
    """Open a closed need again, with a new signal; how it was closed stays in its history.

    Raises:
        InvalidInput: something was not said, the day cannot be, or the case is a groepsplan.
        NotFound: the dossier has no such need.
        Refused: the need is open, or the whole dossier is closed.
    """
    dossier = as_dossier(case)
    said.require_whole()
    place, need = _need(dossier, kenmerk)
    if need.is_open:
        raise Refused(f"Behoefte {kenmerk} staat open. {_NOTHING}", "Er is niets te heropenen.")
    if dossier.afsluiting is not None:
        raise Refused(
            f"Het hele dossier is afgesloten. {_NOTHING}",
            "Open eerst het dossier: dossiertool heropen dossier DOEL --signaal … --reden … --door …",
        )
    _require_day(said.datum, need.afgesloten_op or need.geopend_op, "afgesloten_op", today)
    _require_in_order(need, said.datum)
    signal = _signal(dossier, said, (kenmerk,))
    history = need.wijzigingen
    if not history or history[-1].status is not Behoeftestatus.AFGESLOTEN:
        history = (*history, _closing_line(need))
    elif history[-1].reden is None:
        history = (*history[:-1], history[-1].model_copy(update={"reden": need.reden}))
    if not history[-1].met and need.afgesloten_met:
        history = (*history[:-1], history[-1].model_copy(update={"met": need.afgesloten_met}))
    change = made(
        Wijziging,
        datum=said.datum,
        status=Behoeftestatus.OPEN,
        door=said.door,
        reden=said.reden,
        signaal=signal.kenmerk,
    )
    opened = need.model_copy(
        update={
            "status": Behoeftestatus.OPEN,
            "bekeken": (
                *need.bekeken,
                made(Blik, datum=said.datum, stand=said.signaal, door=said.door, nog_nodig=True),
            ),
            "wijzigingen": (*history, change),
            "afgesloten_op": None,
            "reden": None,
            "sluitreden": None,
            "sluitbewijs": None,
            "afgesloten_met": (),
        }
    )
    after = _with_need(dossier, place, opened)
    after = after.model_copy(update={"signalen": (*after.signalen, signal)})
    return Changed(
        after, dossier.dossiernummer, "heropen_behoefte", said.datum, kenmerk, signaal=signal.kenmerk
    )


def reopen_dossier(case: Case, said: Reopening, *, today: date) -> Changed:
    """Open a closed dossier again, with a new signal; that it was closed, and what was overruled, stays.

    Its needs stay closed: each is opened on its own.

    Raises:
        InvalidInput: something was not said, the day cannot be, or the case is a groepsplan.
        Refused: the dossier is open.
    """
    dossier = as_dossier(case)
    said.require_whole()
    closing = dossier.afsluiting
    if closing is None:
        raise Refused(f"Dit dossier is niet afgesloten. {_NOTHING}", "Er is niets te heropenen.")
    _require_day(said.datum, closing.datum, "datum van afsluiten", today)
    signal = _signal(dossier, said, ())
    again = made(Heropening, datum=said.datum, door=said.door, reden=said.reden, signaal=signal.kenmerk)
    after = dossier.model_copy(
        update={
            "afsluitingen": (
                *dossier.afsluitingen[:-1],
                closing.model_copy(update={"heropend": again}),
            ),
            "signalen": (*dossier.signalen, signal),
        }
    )
    done = Changed(after, dossier.dossiernummer, "heropen_dossier", said.datum)
    return replace(done, signaal=signal.kenmerk)


def _closing_line(need: Behoefte) -> Wijziging:
    """Return the line of history for a need that was closed by hand, without one."""
    return Wijziging(
        datum=need.afgesloten_op or need.last_looked_at,
        status=Behoeftestatus.AFGESLOTEN,
        door=", ".join(need.afgesloten_met)[:120] or "niet bekend",
        reden=need.reden,
        sluitreden=need.sluitreden,
        met=need.afgesloten_met,
        bewijs=need.sluitbewijs,
    )


def _signal(dossier: Dossier, said: Reopening, needs: tuple[str, ...]) -> Signaal:
    numbers = [int(each.kenmerk[1:]) for each in dossier.signalen if re.fullmatch("S[0-9]+", each.kenmerk)]
    seen = made(Feit, wat=said.signaal, datum=said.datum, gezien_door=said.door)
    return made(
        Signaal,
        kenmerk=f"S{max(numbers, default=0) + 1}",
        datum=said.datum,
        door=said.door,
        feiten=(seen,),
        behoeften=needs,
    )


def _need(dossier: Dossier, kenmerk: str) -> tuple[int, Behoefte]:
    for place, need in enumerate(dossier.behoeften):
        if need.kenmerk == kenmerk:
            return place, need
    names = ", ".join(need.kenmerk for need in dossier.behoeften)
    raise NotFound(
        "Dit dossier heeft geen behoefte met dat kenmerk.",
        f"Kies uit: {names}." if names else "In dit dossier staat geen behoefte.",
    )


def _with_need(dossier: Dossier, place: int, need: Behoefte) -> Dossier:
    needs = dossier.behoeften
    return dossier.model_copy(update={"behoeften": (*needs[:place], need, *needs[place + 1 :])})


def _is_family(dossier: Dossier, name: str) -> bool:
    known = dossier.party_of(name) in (Partij.LEERLING, Partij.OUDERS)
    return known or name.casefold() in _SAID


def _require_said(fields: Mapping[str, tuple[object, str]]) -> None:
    """Raise InvalidInput that names each field that is empty, with what to type."""
    missing = {field: how for field, (value, how) in fields.items() if not value}
    if missing:
        raise InvalidInput(
            f"Er ontbreekt: {', '.join(missing)}. {_NOTHING}", f"Typ erbij: {'; '.join(missing.values())}"
        )


def _require_day(day: date, first: date, field: str, today: date) -> None:
    if day > today:
        raise InvalidInput(
            f"De dag bij --datum moet nog komen. {_NOTHING}", "Kies vandaag of een dag die is geweest."
        )
    if day < first:
        raise InvalidInput(f"De dag bij --datum ligt vóór {field}. {_NOTHING}", "Kijk de datum na.")


def _require_in_order(need: Behoefte, day: date) -> None:
    last = max((change.datum for change in need.wijzigingen), default=day)
    if day < last:
        raise InvalidInput(
            f"De dag bij --datum ligt vóór de laatste wijziging van behoefte {need.kenmerk}. {_NOTHING}",
            "Kijk de datum na.",
        )


def _require_no_objection(
    before: Dossier, after: Dossier, *, today: date, school: Schoolbestand | None
) -> None:
    """See that no rule about closing has more to say about the outcome than it had before."""
    known = {(one.code, one.pad, one.melding) for one in _about_closing(before, today, school)}
    for one in _about_closing(after, today, school):
        if (one.code, one.pad, one.melding) not in known:
            raise Refused(f"{one.melding} {_NOTHING}", f"{one.suggestie} ({one.code})")


def _about_closing(dossier: Dossier, today: date, school: Schoolbestand | None) -> list[Any]:
    return [
        one
        for one in check_dossier(dossier, today=today, school=school)
        if one.klasse is Klasse.SLUITING and one.niveau is Niveau.FOUT
    ]


def _known(reason: Sluitreden | None) -> Sluitreden:
    assert reason is not None  # noqa: S101  `_require_said` has looked
    return reason
