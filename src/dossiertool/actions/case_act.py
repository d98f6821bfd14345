"""What acts on a case share: the case that comes out, and what is refused before anything is changed.

An act takes a case and gives a changed one; nothing here knows where a case is kept. `actions.amend` puts the
outcome where the case is held.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.dossier import Dossier

NOTHING = "Er is niets veranderd."


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


def need_of(dossier: Dossier, kenmerk: str) -> tuple[int, Behoefte]:
    """Return a need with its place among the needs of the dossier. Raises NotFound when it has no such need."""
    for place, need in enumerate(dossier.behoeften):
        if need.kenmerk == kenmerk:
            return place, need
    names = ", ".join(need.kenmerk for need in dossier.behoeften)
    raise NotFound(
        "Dit dossier heeft geen behoefte met dat kenmerk.",
        f"Kies uit: {names}." if names else "In dit dossier staat geen behoefte.",
    )


def with_need(dossier: Dossier, place: int, need: Behoefte) -> Dossier:
    """Return the dossier with this need at that place, in place of what stood there."""
    needs = dossier.behoeften
    return dossier.model_copy(update={"behoeften": (*needs[:place], need, *needs[place + 1 :])})


def require_said(fields: Mapping[str, tuple[object, str]]) -> None:
    """Raise InvalidInput that names each field that is empty, with what to type."""
    missing = {field: how for field, (value, how) in fields.items() if not value}
    if missing:
        raise InvalidInput(
            f"Er ontbreekt: {', '.join(missing)}. {NOTHING}", f"Typ erbij: {'; '.join(missing.values())}"
        )


def require_day(day: date, first: date, field: str, today: date) -> None:
    """Raise InvalidInput when a day lies before the last change of this need."""
    """Raise InvalidInput when a day must still come, or lies before `first`, the day that `field` holds."""
    if day > today:
        raise InvalidInput(
            f"De dag bij --datum moet nog komen. {NOTHING}", "Kies vandaag of een dag die is geweest."
        )
    if day < first:
        raise InvalidInput(f"De dag bij --datum ligt vóór {field}. {NOTHING}", "Kijk de datum na.")


def require_in_order(need: Behoefte, day: date) -> None:
    """Raise InvalidInput when a day lies before the last change of this need."""
    last = max((change.datum for change in need.wijzigingen), default=day)
    if day < last:
        raise InvalidInput(
            f"De dag bij --datum ligt vóór de laatste wijziging van behoefte {need.kenmerk}. {NOTHING}",
            "Kijk de datum na.",
        )
