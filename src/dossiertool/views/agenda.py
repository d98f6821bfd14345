"""The agenda of a case or of the school: everything that somebody has to do or look at on a day."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from dossiertool.model.case import number_of
from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.record import Record
from dossiertool.views.agenda_case import (
    consent_items,
    consult_items,
    look_back_items,
    message_items,
    need_items,
    question_items,
    signal_items,
    team_items,
)
from dossiertool.views.agenda_group import groepsplan_items, school_items
from dossiertool.views.agenda_plans import after_plan_items, plan_items
from dossiertool.views.agenda_rights import request_items, retention_items
from dossiertool.views.people import hider

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dossiertool.model.case import Case
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.schoolbestand import Schoolbestand
    from dossiertool.views.item import Item

OF_SCHOOL = "school"  # stands where a case has its number


def agenda_of(case: Case, today: date, school: Schoolbestand, *, names: bool = False) -> list[Item]:
    """Return all items of a case, near and far, in no order; `item.due` chooses and sorts.

    Names of pupils and parents are replaced by what they are, unless `names` asks for them; then the
    items carry the first name of the pupil as well.
    """
    if isinstance(case, Groepsplan):
        found, naam = groepsplan_items(case, today, school), None
    else:
        found, naam = _dossier_items(case, today, school), case.leerling.roepnaam
    hide = hider(case)
    return [
        replace(
            item,
            wie=item.wie if names else tuple(dict.fromkeys(map(hide, item.wie))),
            naam=naam if names else None,
        )
        for item in _completed(chain(found, retention_items(case, today, school)), case, number_of(case), today)
    ]


def agenda_of_school(school: Schoolbestand, today: date) -> list[Item]:
    """Return all items of a school file, in no order."""
    return [
        replace(item, sleutel=f"{school.naam}:{item.sleutel}")
        for item in _completed(school_items(school), school, OF_SCHOOL, today)
    ]


def _dossier_items(dossier: Dossier, today: date, school: Schoolbestand) -> Iterator[Item]:
    yield from signal_items(dossier, today)
    yield from message_items(dossier, today)
    yield from question_items(dossier)
    yield from consult_items(dossier)
    yield from look_back_items(dossier)
    yield from need_items(dossier, school)
    yield from plan_items(dossier)
    yield from after_plan_items(dossier)
    yield from team_items(dossier, school)
    yield from consent_items(dossier)
    yield from request_items(dossier)


def _completed(found: Iterable[Item], case: Record, number: str, today: date) -> Iterator[Item]:
    for item in found:
        sleutel = f"{item.soort}:{_lasting(case, item.pad)}"
        yield replace(item, nummer=number, te_laat=item.datum < today, sleutel=sleutel)


def _lasting(case: Record, pad: str) -> str:
    """Return a field path with kenmerken for indexes: the same when a record is added before this one."""
    here: object = case
    steps = []
    for step in pad.split("."):
        if isinstance(here, tuple):
            here = here[int(step)]
            name = getattr(here, "kenmerk", None) or getattr(here, "code", None)
            steps.append(str(name or step))
        else:
            here = getattr(here, step)
            steps.append(step)
    return ".".join(steps)
