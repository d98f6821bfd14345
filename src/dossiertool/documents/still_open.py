"""The dossier as a new document may know it: without what belongs to closed needs only.

A closed need can follow a pupil for a whole school career (R150). So every document is made of this part of
the dossier, whatever template asks for it. What was closed is still there for `toon`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiertool.model.dossier import Dossier

_TIED = ("factoren", "hulpvragen", "gesprekken", "besluiten", "logboek")


def still_open(dossier: Dossier) -> Dossier:
    """Return the dossier without its closed needs, and without what is tied to closed needs only.

    That is: signals, factors, questions, conversations, decisions and lines of the log, also within
    signals, pictures and registrations. What is tied to no need stays, and so do goals: see `plan_context`.
    """
    closed = {need.kenmerk for need in dossier.behoeften if not need.is_open}
    if not closed:
        return dossier

    def kept(items: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(item for item in items if not item.behoeften or set(item.behoeften) - closed)

    def within(items: Iterable[Any], *fields: str) -> tuple[Any, ...]:
        return tuple(
            item.model_copy(update={field: kept(getattr(item, field)) for field in fields}) for item in items
        )

    return dossier.model_copy(
        update={
            **{field: kept(getattr(dossier, field)) for field in _TIED},
            "behoeften": tuple(need for need in dossier.behoeften if need.is_open),
            "signalen": within(kept(dossier.signalen), "factoren"),
            "beelden": within(dossier.beelden, "factoren"),
            "aanmeldingen": within(dossier.aanmeldingen, "factoren", "hulpvragen"),
        }
    )
