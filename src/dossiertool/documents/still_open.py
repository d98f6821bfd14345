"""The dossier as a new document may know it: without what belongs to closed needs only.

A closed need can follow a pupil for a whole school career (R150). So every document, every form and every next
step is made of this part of the dossier, whatever template asks for it. What was closed is still there for
`toon --afgesloten`, for the archive and for whoever asks to see the dossier (docs/decisions/0028).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.model.kinds import Behoeftestatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.evaluatie import Evaluatie
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.maatregel import Maatregel
    from dossiertool.model.values import Kenmerk

_TIED = ("factoren", "hulpvragen", "gesprekken", "besluiten", "logboek")


def still_open(dossier: Dossier) -> Dossier:
    """Return the dossier without its closed needs, and without what is tied to closed needs only.

    That is: whole documents about closed needs; goals, with their measures and results; signals, factors,
    questions, conversations, decisions and lines of the log, also within signals, pictures and registrations;
    and views and requests about any of these. What is tied to no need stays.
    """
    closed = {need.kenmerk for need in dossier.behoeften if not need.is_open}
    if not closed:
        return dossier

    def kept(items: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(_of_open_needs(item, closed) for item in items if not is_only_for(item.behoeften, closed))

    def within(items: Iterable[Any], *fields: str) -> tuple[Any, ...]:
        return tuple(
            item.model_copy(update={field: kept(getattr(item, field)) for field in fields}) for item in items
        )

    plans = tuple(_plan(plan, closed) for plan in dossier.plannen if not is_only_for(plan_needs(plan), closed))
    parts: dict[str, Any] = {
        **{field: kept(getattr(dossier, field)) for field in _TIED},
        "behoeften": tuple(need for need in dossier.behoeften if need.is_open),
        "signalen": within(kept(dossier.signalen), "factoren"),
        "beelden": within(dossier.beelden, "factoren"),
        "plannen": plans,
        "aanmeldingen": within(kept(dossier.aanmeldingen), "factoren", "hulpvragen"),
        "verslagen": kept(dossier.verslagen),
        "evaluaties": tuple(
            _evaluation(dossier, one, closed)
            for one in dossier.evaluaties
            if not is_only_for(dossier.needs_of(one), closed)
        ),
    }
    gone = closed | _kenmerken(dossier) - _kenmerken(dossier.model_copy(update=parts))
    parts["zienswijzen"] = tuple(view for view in dossier.zienswijzen if view.over not in gone)
    parts["verzoeken"] = tuple(one for one in dossier.verzoeken if one.onderdeel not in gone)
    for field in ("plannen", "aanmeldingen", "evaluaties"):
        parts[field] = tuple(
            one.model_copy(
                update={"zienswijzen": tuple(view for view in one.zienswijzen if view.over not in gone)}
            )
            for one in parts[field]
        )
    return dossier.model_copy(update=parts)


def as_it_was(dossier: Dossier, of: Collection[Kenmerk] | None = None) -> Dossier:
    """Return the dossier as if no need was ever closed, or none of these: for archive and inzage.

    What is made of this holds the history of the pupil. Nobody gets it as a new document, but for what pupil
    and parents chose to give along to a next school (R046).
    """
    needs = (
        need
        if need.is_open or (of is not None and need.kenmerk not in of)
        else need.model_copy(update={"status": Behoeftestatus.IN_BEHANDELING})
        for need in dossier.behoeften
    )
    return dossier.model_copy(update={"behoeften": tuple(needs)})


def plan_needs(plan: Handelingsplan) -> tuple[str, ...]:
    """Return the needs that a plan works on: its own list, else those of its goals."""
    return plan.behoeften or tuple(goal.behoefte for goal in plan.doelen if goal.behoefte)


def is_only_for(needs: Collection[str], closed: Collection[str]) -> bool:
    """Tell whether something is about needs, and all of those are closed."""
    return bool(needs) and all(need in closed for need in needs)


def _of_open_needs(item: Any, closed: Collection[str]) -> Any:
    """Return a part without the closed needs that it is about too."""
    left = tuple(need for need in item.behoeften if need not in closed)
    return item if left == item.behoeften else item.model_copy(update={"behoeften": left})


def _plan(plan: Handelingsplan, closed: Collection[str]) -> Handelingsplan:
    goals = tuple(goal for goal in plan.doelen if goal.behoefte not in closed)
    gone = {goal.kenmerk for goal in plan.doelen} - {goal.kenmerk for goal in goals}
    return plan.model_copy(
        update={
            "behoeften": tuple(need for need in plan.behoeften if need not in closed),
            "doelen": goals,
            "maatregelen": _measures(plan.maatregelen, gone),
        }
    )


def _evaluation(dossier: Dossier, found: Evaluatie, closed: Collection[str]) -> Evaluatie:
    plan = dossier.plan(found.plan)
    shown = _plan(plan, closed) if plan else None
    gone = _lost(plan.doelen, shown.doelen) if plan and shown else set()
    measures = _lost(plan.maatregelen, shown.maatregelen) if plan and shown else set()
    return found.model_copy(
        update={
            "behoeften": tuple(need for need in found.behoeften if need not in closed),
            "doelen": tuple(result for result in found.doelen if result.doel not in gone),
            "maatregelen": tuple(
                one for one in found.maatregelen if one.maatregel is None or one.maatregel not in measures
            ),
            "nieuwe_maatregelen": _measures(found.nieuwe_maatregelen, gone),
        }
    )


def _measures(measures: Iterable[Maatregel], gone: Collection[str]) -> tuple[Maatregel, ...]:
    """Return the measures without those that are only for goals that are gone."""
    return tuple(one for one in measures if not one.doelen or set(one.doelen) - set(gone))


def _lost(before: Iterable[Any], after: Iterable[Any]) -> set[str]:
    return {one.kenmerk for one in before if one.kenmerk} - {one.kenmerk for one in after}


def _kenmerken(dossier: Dossier) -> set[str]:
    """Return the kenmerken of everything that a view or a request can be about."""
    fields = ("signalen", "behoeften", "gesprekken", "plannen", "aanmeldingen", "verslagen", "evaluaties")
    return {one.kenmerk for field in fields for one in getattr(dossier, field) if one.kenmerk}
