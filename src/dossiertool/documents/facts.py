"""Facts and earlier steps in the order of time, each with when and from whom, as a table shows them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from dossiertool.documents.words import NBSP, capital, day_and_month, full_date, joined
from dossiertool.model.factor import SterkeKant
from dossiertool.model.kinds import Domein, Partij, Richting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dossiertool.model.factor import Factor
    from dossiertool.model.feit import Feit
    from dossiertool.model.ot_aanmelding import Eerder
    from dossiertool.model.signaal import Signaal

UNKNOWN_DAY = "Datum onbekend"
# A strength is the pupil's, or of the class, unless it says otherwise.
_WHOSE = {Partij.OUDERS: "ouders", Partij.LERAAR: "school"}


def facts(own: Sequence[Feit], signals: Sequence[Signaal] = ()) -> dict[str, Any]:
    """Return `feiten` (of the document and its signals), `feiten_jaar` and `feiten_met_plaats`.

    Each fact has `moment` (its day or period in words), `wie_bron`, and `signaal`: who gave the signal it
    came with, and when. The year stands apart, once, when all days are in the same year.
    """
    sources: list[tuple[Feit, Signaal | None]] = [(fact, None) for fact in own]
    sources += [(fact, signal) for signal in signals for fact in signal.feiten]
    year = common_year([day for fact, _ in sources for day in (fact.datum, fact.tot) if day])
    rows = []
    for fact, signal in sources:
        rows.append(
            {
                **fact.model_dump(mode="json"),
                "moment": period(fact.datum, fact.tot, fact.wanneer, year),
                "wie_bron": capital(joined(fact.gezien_door, fact.bron)),
                "signaal": f"Signaal van {signal.door}, {full_date(signal.datum)}" if signal else "",
            }
        )
    return {
        "feiten": _in_time(rows),
        "feiten_jaar": year,
        "feiten_met_plaats": any(fact.waar for fact, _ in sources),
    }


def earlier(eerder: Sequence[Eerder]) -> dict[str, Any]:
    """Return `eerder` (what was tried before, with `moment`) and `eerder_jaar`."""
    year = common_year([day for step in eerder for day in (step.datum, step.tot) if day])
    rows = [
        {
            **step.model_dump(mode="json"),
            "moment": period(step.datum, step.tot, step.wanneer, year, runs_on=True),
        }
        for step in eerder
    ]
    return {"eerder": _in_time(rows), "eerder_jaar": year}


def common_year(days: Iterable[date]) -> int | None:
    """Return the year when all these days are in one year."""
    years = {day.year for day in days}
    return years.pop() if len(years) == 1 else None


def period(
    first: date | None, last: date | None, in_words: str | None, year: int | None, *, runs_on: bool = False
) -> str:
    """Return the day or period in words, without the year that stands elsewhere."""
    written = day_and_month if year else full_date
    if first and last and first != last:
        same_month = (first.year, first.month) == (last.year, last.month)
        start = str(first.day) if same_month else written(first)
        return f"{start} tot en met {written(last)}"
    if first and runs_on and not last:
        return f"vanaf {written(first)}"
    if first or last:
        return written(first or last or date.min)
    return capital(in_words or UNKNOWN_DAY)


def _in_time(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sort by day; what has no day stays behind the row it was written after."""
    days, latest = [], ""
    for row in rows:
        latest = row["datum"] or latest
        days.append(latest)
    order = sorted(range(len(rows)), key=lambda index: days[index])
    return [rows[index] for index in order]


def factors(factoren: Sequence[Factor], strengths: Sequence[SterkeKant] = ()) -> dict[str, Any]:
    """Return `wat_helpt` and `wat_hindert` (texts with their source) and `factoren_per_domein`."""
    per_domain: dict[str, dict[str, Any]] = {}
    for factor in sorted(factoren, key=_domain_order):
        domain = per_domain.setdefault(factor.domein, {"domein": factor.domein, "helpt": [], "hindert": []})
        side = "helpt" if factor.richting is Richting.STIMULEREND else "hindert"
        domain[side].append(_point(factor))
    return {
        "wat_helpt": [*map(_point, strengths), *_points(factoren, Richting.STIMULEREND)],
        "wat_hindert": _points(factoren, Richting.BELEMMEREND),
        "factoren_per_domein": list(per_domain.values()),
    }


def _points(factoren: Sequence[Factor], richting: Richting) -> list[dict[str, Any]]:
    return [_point(factor) for factor in factoren if factor.richting is richting]


def _point(found: Factor | SterkeKant) -> dict[str, Any]:
    """Return the text and where it comes from; the day is not said twice."""
    whose = _WHOSE.get(found.van) if isinstance(found, SterkeKant) else None
    day = found.datum
    said = day is not None and day_and_month(day).replace(NBSP, " ") in (found.bron or "").replace(NBSP, " ")
    source = joined(whose, found.bron, full_date(day) if day and not said else None)
    return {"tekst": found.omschrijving, "bron": source}


def _domain_order(factor: Factor) -> int:
    return list(Domein).index(factor.domein)
