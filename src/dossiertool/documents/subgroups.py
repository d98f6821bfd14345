"""The subgroups of a class: what each aims at and how it works, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents import goals
from dossiertool.documents.words import capital, full_date, number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dossiertool.model.doel import Doel
    from dossiertool.model.groep import Subgroep
    from dossiertool.model.groepsplan import Groepsplan
    from dossiertool.model.kinds import Partij

# What is said of a subgroup, and how the table calls it.
_APPROACH = {
    "doeltekst": "Doel",
    "doelscore_tekst": "Score om te halen",
    "nodig": "Nodig",
    "lesstof": "Lesstof",
    "aanpak": "Uitleg en hulp",
    "materiaal": "Materiaal",
    "wanneer": "Wanneer",
}
# What the table says of a goal; whatever else is filled in gets the goal a card of its own.
_IN_THE_TABLE = {"kenmerk", "titel", "omschrijving", "streefdatum", "van", "behoefte", "termijn"}


def subgroup_heading(group: Subgroep) -> str:
    """Return `Subgroep A: zelf vragen maken`; a name that is itself `subgroep 1` stands alone."""
    if group.naam and group.naam.lower().startswith("subgroep"):
        return capital(group.naam)
    return f"Subgroep {group.kenmerk}: {group.naam}" if group.naam else f"Subgroep {group.kenmerk}"


def subgroups(plan: Groepsplan, names: Mapping[Partij, str]) -> list[dict[str, Any]]:
    """Return the subgroups with `kop`, `aantal`, `doeltekst` and `doelkaarten`.

    Their goals are numbered on from those of the class. `doelkaarten` are the goals of which more is known
    than a text and a day.
    """
    found = []
    first = len(plan.doelen) + 1
    for group in plan.subgroepen:
        heading = subgroup_heading(group)
        doelen = [{**goal, "kop": heading} for goal in goals.goals(group.doelen, names, first, plan.factoren)]
        found.append(
            {
                **group.model_dump(mode="json"),
                "kop": heading,
                "aantal": len(group.leerlingen),
                "doelen": doelen,
                "doeltekst": "\n".join(_in_short(goal, first + i) for i, goal in enumerate(group.doelen)),
                "doelscore_tekst": _score(plan, group),
                "doelkaarten": [
                    shown for goal, shown in zip(group.doelen, doelen, strict=True) if _needs_card(goal)
                ],
            }
        )
        first += len(group.doelen)
    return found


def approach(
    groups: Sequence[dict[str, Any]], kept: Callable[[str, str | None], str | None]
) -> list[dict[str, Any]]:
    """Return the approach as rows (`kop`, `teksten`, one per subgroup); adds the same to each as `regels`.

    What no subgroup has is no row. A text that `kept` does not give back is not here.
    """
    texts = {
        (name, group["kenmerk"]): kept(f"{group['kop']}, {heading.lower()}", group[name])
        for name, heading in _APPROACH.items()
        for group in groups
    }
    for group in groups:
        group["regels"] = [
            {"kop": heading, "tekst": text}
            for name, heading in _APPROACH.items()
            if (text := texts[name, group["kenmerk"]])
        ]
    rows = [
        {"kop": heading, "teksten": [texts[name, group["kenmerk"]] for group in groups]}
        for name, heading in _APPROACH.items()
    ]
    return [row for row in rows if any(row["teksten"])]


def _in_short(goal: Doel, nummer: int) -> str:
    title = f"{capital(goal.titel)}. " if goal.titel else ""
    day = f" (uiterlijk {full_date(goal.streefdatum)})" if goal.streefdatum else ""
    return f"Doel {nummer}: {title}{goal.omschrijving.rstrip('.')}{day}."


def _score(plan: Groepsplan, group: Subgroep) -> str:
    """Return the score to reach; nothing when the table of scores already says it."""
    return "" if plan.toetsen or group.doelscore is None else f"minstens {number(group.doelscore)}"


def _needs_card(goal: Doel) -> bool:
    more = goal.model_dump(exclude=_IN_THE_TABLE)
    return any(value not in (None, (), [], False) for value in more.values())
