"""Goals, measures and moments as they are agreed, with what the pages need to show them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossiertool.documents.words import enumeration, full_date, joined
from dossiertool.model.kinds import Partij
from dossiertool.model.maatregel import Doelgroep

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from dossiertool.model.doel import Communicatie, Doel, Evaluatiemoment
    from dossiertool.model.factor import Factor
    from dossiertool.model.maatregel import Maatregel


def goals(
    doelen: Sequence[Doel],
    names: Mapping[Partij, str],
    first: int = 1,
    factoren: Sequence[Factor] = (),
) -> list[dict[str, Any]]:
    """Return the goals with `nummer` (from `first`), `van_wie`, `besproken`, `onderweg` and `helpt`.

    `van_wie` says who work on it, and is empty when that is the pupil alone; `besproken` says with whom it
    was talked over, and when; `onderweg` holds sub-goals and measurements in the order of time; `helpt` are
    the texts of the factors that help with it, as far as they are in `factoren`.
    """
    helping = {factor.kenmerk: factor.omschrijving for factor in factoren if factor.kenmerk}
    return [
        {
            **doel.model_dump(mode="json"),
            "nummer": nummer,
            "van_wie": ""
            if doel.van == (Partij.LEERLING,)
            else enumeration(names[party] for party in doel.van),
            "besproken": _talked_over(doel.gecommuniceerd, names),
            "onderweg": _on_the_way(doel),
            "helpt": [helping[name] for name in doel.helpende_factoren if name in helping],
        }
        for nummer, doel in enumerate(doelen, start=first)
    ]


def _talked_over(told: Sequence[Communicatie], names: Mapping[Partij, str]) -> str:
    """Return `Noor en ouders op 27 oktober 2026 en school op 28 oktober 2026`."""
    return enumeration(
        f"{enumeration(names[party] for party in names if any(one.van is party for one in on_day))} "
        f"op {full_date(day)}"
        for day in sorted({one.datum for one in told})
        for on_day in [[one for one in told if one.datum == day]]
    )


def _on_the_way(doel: Doel) -> list[dict[str, Any]]:
    steps = [
        {"datum": step.datum.isoformat(), "soort": "Tussendoel", "tekst": step.omschrijving, "wie_bron": ""}
        for step in doel.tussendoelen
    ]
    steps += [
        {
            "datum": measured.datum.isoformat(),
            "soort": "Gemeten",
            "tekst": measured.waarde,
            "wie_bron": joined(measured.door, measured.instrument),
        }
        for measured in doel.metingen
    ]
    return sorted(steps, key=lambda step: step["datum"])


def measures(maatregelen: Sequence[Maatregel], doelen: Sequence[Doel] = ()) -> list[dict[str, Any]]:
    """Return the measures with `doelnummers`: the numbers of their goals (1 en 3), empty without."""
    numbers = {doel.kenmerk: str(nummer) for nummer, doel in enumerate(doelen, start=1)}
    return [
        {
            **measure.model_dump(mode="json"),
            "doelnummers": enumeration(numbers[goal] for goal in measure.doelen if goal in numbers),
        }
        for measure in maatregelen
    ]


# Who does something else, and how the plan calls their part; what is for no one of these is the school's.
_OWN_PARTS = {
    Doelgroep.LEERLING: "Wat {} gaat doen, en met wie",
    Doelgroep.OUDERS: "Wat ouders gaan doen, en met wie",
}


def per_group(maatregelen: Sequence[dict[str, Any]], roepnaam: str) -> list[dict[str, Any]]:
    """Return the measures in parts with `kop`: of the pupil, of the parents, and of the school (R121).

    When all are of the school there is one part without `kop`.
    """
    parts = [
        {
            "kop": heading.format(roepnaam),
            "maatregelen": [one for one in maatregelen if one["doelgroep"] == group.value],
        }
        for group, heading in _OWN_PARTS.items()
    ]
    rest = [one for one in maatregelen if one["doelgroep"] not in {group.value for group in _OWN_PARTS}]
    parts.append({"kop": "Wat school gaat doen" if len(rest) < len(maatregelen) else "", "maatregelen": rest})
    return [part for part in parts if part["maatregelen"]]


def moments(evaluatiemomenten: Iterable[Evaluatiemoment], today: date) -> list[dict[str, Any]]:
    """Return the moments in the order of time; the first that is not over has `volgende`."""
    found = sorted(evaluatiemomenten, key=lambda moment: moment.datum)
    following = next((moment for moment in found if moment.datum >= today), None)
    return [{**moment.model_dump(mode="json"), "volgende": moment is following} for moment in found]


def following(found: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the next moment, or None when all are over."""
    return next((moment for moment in found if moment["volgende"]), None)
