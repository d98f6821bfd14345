"""Tries the template as `vul` would: what only shows when a document is made, shows here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dossiertool.documents.fields.stand_in import everything, nothing, some, stand_in
from dossiertool.documents.lint.problem import Problem, Remark
from dossiertool.documents.plain import PlainData
from dossiertool.documents.render import compiled
from dossiertool.documents.template.compiled import FAST
from dossiertool.documents.template.filling import filled
from dossiertool.documents.template.machine import Machine
from dossiertool.documents.template.problem import TORN, TemplateProblem
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from dossiertool.documents.fields.tree import Group
    from dossiertool.documents.template.place import Place

_DAY = date(2026, 12, 11)
_CHOICES = (everything, nothing, *map(some, range(4)))
_OTHERWISE = "Haal deze invulcode weg, of kies een ander veld."


class Attempt(NamedTuple):
    """How the template is filled in (`snel` or `docxtpl`), or why it cannot be."""

    route: str | None
    problem: Problem | None


def attempt(raw: bytes, name: str, fields: Group | None) -> Attempt:
    """Compile the template and, when the names are known, make a few documents of it, from full to empty."""
    try:
        ready = compiled(raw, name)
    except TemplateProblem as problem:
        return Attempt(None, _problem(problem.what, problem.hint, problem.place))
    except InvalidInput as problem:
        return Attempt(None, _problem(problem.message.removeprefix(f"Sjabloon {name}: "), problem.hint))
    if fields is None or ready.way != FAST:
        return Attempt(ready.way, None)
    for choice in _CHOICES:
        data = PlainData({"vandaag": _DAY, **stand_in(fields, choice)})
        try:
            filled(ready, Machine(data, _DAY), _DAY)
        except TemplateProblem as problem:
            if choice is everything or problem.what == TORN:
                return Attempt(None, _problem(problem.what, problem.hint, problem.place))
        except InvalidInput as problem:
            if choice is everything:
                return Attempt(None, _problem(problem.message, problem.hint))
    return Attempt(ready.way, None)


def _problem(what: str, hint: str | None, place: Place | None = None) -> Problem:
    span = (0, len(place.text)) if place is not None else None
    return Problem(Remark("SJAB-19", f"{what[:1].upper()}{what[1:]}", hint or _OTHERWISE), place, span)
