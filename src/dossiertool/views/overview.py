"""Where a case stands: what `toon` shows of a dossier. A closed need is not in it unless asked (R150)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.views.goals import Goal, goal_of, open_goals
from dossiertool.views.live import concerns_open_need, judgements
from dossiertool.views.missing import Missing, missing
from dossiertool.views.steps import returns_of, steps_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from dossiertool.findings import Finding
    from dossiertool.model.afsluiting import Afsluiting
    from dossiertool.model.behoefte import Behoefte, Wijziging
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.gesprek import Gesprek
    from dossiertool.model.kinds import Behoeftestatus
    from dossiertool.views.steps import Back, Step


@dataclass(frozen=True, slots=True)
class Noticed:
    """A signal that no need came out of yet."""

    kenmerk: str
    datum: date
    onderwerp: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A step in the life of a need: only in its history."""

    datum: date
    status: Behoeftestatus
    door: str
    reden: str | None
    met: tuple[str, ...]
    bewijs: str | None
    signaal: str | None


@dataclass(frozen=True, slots=True)
class Overruled:
    """What stood in the way of closing the dossier, why it was closed all the same, and who decided."""

    code: str
    reden: str
    door: str


@dataclass(frozen=True, slots=True)
class Closing:
    """One time that the whole dossier was closed, and when it was opened again."""

    datum: date
    door: str
    reden: str
    doorgezet: tuple[Overruled, ...]
    heropend_op: date | None
    heropend_door: str | None
    heropend_reden: str | None


@dataclass(frozen=True, slots=True)
class Need:
    """One need with its steps; its history only when that was asked."""

    kenmerk: str
    omschrijving: str
    status: Behoeftestatus
    geopend_op: date
    maanden_open: int
    bekeken_op: date
    afgesloten_op: date | None
    reden: str | None
    stappen: tuple[Step, ...]
    terug: tuple[Back, ...]
    geschiedenis: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who was invited to a conversation, and whether they came; None while that is not recorded."""

    naam: str
    aanwezig: bool | None


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation: when, and who was invited (R093)."""

    kenmerk: str | None
    datum: date
    is_geweest: bool
    genodigden: tuple[Guest, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A dossier at a glance."""

    nummer: str
    naam: str
    klas: str
    schooljaar: str
    niveau: str
    regiehouder: str | None
    dagen_tot_plan: int | None
    signalen: tuple[Noticed, ...]
    gesprekken: tuple[Talk, ...]
    behoeften: tuple[Need, ...]
    afgesloten: tuple[Need, ...]
    aantal_afgesloten: int
    afsluitingen: tuple[Closing, ...]
    doelen: tuple[Goal, ...]
    ontbreekt: tuple[Missing, ...]


def overview_of(
    dossier: Dossier,
    today: date,
    findings: Iterable[Finding],
    titles: Mapping[str, str],
    *,
    closed: bool = False,
) -> Overview:
    """Return where a dossier stands on this day.

    Args:
        dossier: the dossier.
        today: the day on which ages are counted.
        findings: what the checks say; only steps not taken are kept, grouped.
        titles: what people call each document, by its path; the dossier itself by "".
        closed: whether closed needs are in it too.
    """
    done = [need for need in dossier.behoeften if not need.is_open]
    return Overview(
        nummer=dossier.dossiernummer,
        naam=dossier.leerling.roepnaam,
        klas=dossier.leerling.klas,
        schooljaar=dossier.schooljaar,
        niveau=dossier.niveau_on(today),
        regiehouder=dossier.regiehouder.naam if dossier.regiehouder else None,
        dagen_tot_plan=_days_to_plan(dossier),
        signalen=tuple(
            Noticed(signal.kenmerk, signal.datum, signal.onderwerp)
            for signal in dossier.signalen
            if not signal.behoeften
        ),
        gesprekken=tuple(
            _talk(dossier, talk, today)
            for talk in sorted(dossier.gesprekken, key=lambda talk: talk.datum)
            if talk.genodigden and concerns_open_need(dossier, talk.behoeften)
        ),
        behoeften=tuple(
            _need(dossier, need, today, history=closed) for need in dossier.behoeften if need.is_open
        ),
        afgesloten=tuple(_need(dossier, need, today, history=True) for need in done) if closed else (),
        aantal_afgesloten=len(done),
        afsluitingen=tuple(
            _closing(one) for one in dossier.afsluitingen if closed or one is dossier.afsluiting
        ),
        doelen=tuple(
            goal_of(plan.kenmerk, doel, judgements(dossier, plan, doel)) for plan, doel in open_goals(dossier)
        ),
        ontbreekt=missing(findings, titles),
    )


def _talk(dossier: Dossier, talk: Gesprek, today: date) -> Talk:
    """Return who was invited and who came, without the name of the pupil (N13)."""
    own = (dossier.leerling.roepnaam, dossier.leerling.full_name)
    guests = [
        Guest("leerling" if guest.naam in own else guest.naam, guest.aanwezig) for guest in talk.genodigden
    ]
    return Talk(talk.kenmerk, talk.datum, talk.datum < today, tuple(guests))


def _days_to_plan(dossier: Dossier) -> int | None:
    """Return the days from the first signal to the first plan; None while one of them is missing (R018)."""
    if not dossier.signalen or not dossier.plannen:
        return None
    first = min(signaal.datum for signaal in dossier.signalen)
    return (min(plan.vastgesteld_op or plan.startdatum for plan in dossier.plannen) - first).days


def _closing(one: Afsluiting) -> Closing:
    again = one.heropend
    return Closing(
        datum=one.datum,
        door=one.door,
        reden=one.reden,
        doorgezet=tuple(Overruled(each.code, each.reden, each.door) for each in one.doorgezet),
        heropend_op=again.datum if again else None,
        heropend_door=again.door if again else None,
        heropend_reden=again.reden if again else None,
    )


def _change(one: Wijziging) -> Change:
    return Change(one.datum, one.status, one.door, one.reden, one.met, one.bewijs, one.signaal)


def _need(dossier: Dossier, need: Behoefte, today: date, *, history: bool) -> Need:
    until = need.afgesloten_op or today
    months = (until.year - need.geopend_op.year) * 12 + until.month - need.geopend_op.month
    return Need(
        kenmerk=need.kenmerk,
        omschrijving=need.omschrijving,
        status=need.status,
        geopend_op=need.geopend_op,
        maanden_open=max(0, months - (until.day < need.geopend_op.day)),
        bekeken_op=dossier.last_look_at(need),
        afgesloten_op=need.afgesloten_op,
        reden=need.reden,
        stappen=steps_of(dossier, need),
        terug=returns_of(need),
        geschiedenis=tuple(map(_change, need.wijzigingen)) if history else (),
    )
