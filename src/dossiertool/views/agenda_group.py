"""What a groepsplan and the school file ask of people."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from dossiertool.dates import school_year_of
from dossiertool.model.kinds import Planstatus
from dossiertool.views.agenda_plans import goal_items, measure_items, moment_items
from dossiertool.views.item import Item, Soort
from dossiertool.views.live import held
from dossiertool.views.people import first_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossiertool.model.groepsplan import Groepsplan
    from dossiertool.model.schoolbestand import Schoolbestand

_REMINDER = (6, 1)  # 1 June: in time for one more discussion before the summer


def groepsplan_items(plan: Groepsplan, today: date, school: Schoolbestand) -> Iterator[Item]:
    """Yield what a groepsplan that is in use asks: moments, goals, measures and discussions (R066)."""
    if plan.status in (Planstatus.VERVANGEN, Planstatus.AFGESLOTEN):
        return
    owner = first_named(plan.aanspreekpunt.naam if plan.aanspreekpunt else None)
    of_plan = "van het groepsplan"
    yield from moment_items(plan.evaluatiemomenten, partial(held, plan.evaluaties), "", of_plan, owner)
    said = [(one.datum, each) for one in plan.evaluaties for each in one.doelen]
    goals = [(f"doelen.{i}", doel) for i, doel in enumerate(plan.doelen)]
    goals += [
        (f"subgroepen.{i}.doelen.{j}", doel)
        for i, group in enumerate(plan.subgroepen)
        for j, doel in enumerate(group.doelen)
    ]
    for pad, doel in goals:
        about = [(day, each) for day, each in said if each.doel == doel.kenmerk]
        who = first_named(doel.monitor.wie if doel.monitor else None) or owner
        yield from goal_items(doel, about, pad, of_plan, who)
    yield from measure_items(list(enumerate(plan.maatregelen)), set(), "maatregelen", of_plan, owner)
    for i, talk in enumerate(plan.besprekingen):
        if talk.datum >= today:
            yield Item(
                datum=talk.datum,
                soort=Soort.BESPREKING,
                wat=f"Bespreking van het groepsplan ({talk.fase})",
                pad=f"besprekingen.{i}",
                wie=owner,
            )
    yield from _too_few_discussions(plan, school, owner)


def school_items(school: Schoolbestand) -> Iterator[Item]:
    """Yield what the school file asks: protocols to look at again, agreements with partners that end."""
    for i, protocol in enumerate(school.protocollen):
        if protocol.herzien_op is not None:
            yield Item(
                datum=protocol.herzien_op,
                soort=Soort.PROTOCOL,
                wat=f"Protocol opnieuw bekijken: {protocol.naam}",
                pad=f"protocollen.{i}.herzien_op",
                wie=first_named(protocol.beheerder),
                kenmerk=protocol.code,
            )
    for i, partner in enumerate(school.partners):
        if partner.geldig_tot is not None:
            yield Item(
                datum=partner.geldig_tot,
                soort=Soort.PARTNER,
                wat=f"Afspraken lopen af: {partner.naam}",
                pad=f"partners.{i}.geldig_tot",
                kenmerk=partner.code,
            )


def _too_few_discussions(plan: Groepsplan, school: Schoolbestand, wie: tuple[str, ...]) -> Iterator[Item]:
    asked = school.termijnen.groepsbesprekingen
    day = date(int(plan.schooljaar[-4:]), *_REMINDER)
    count = sum(
        school_year_of(talk.datum) == plan.schooljaar and talk.datum <= day for talk in plan.besprekingen
    )
    if count < asked:
        yield Item(
            datum=day,
            soort=Soort.BESPREKING,
            wat=f"Groepsplan bespreken met de coördinator: {count} van de {asked} keer staat erin",
            pad="besprekingen",
            wie=wie,
        )
