"""Which part of a case still asks for work: what is replaced or closed stays as it was written.

Every rule about the six steps looks through these, so that it says nothing about a step that a case has
not reached, and nothing about what has ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.model.groepsplan import Groepsplan
from dossiertool.model.kinds import Planstatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dossiertool.model.behoefte import Behoefte
    from dossiertool.model.case import Case
    from dossiertool.model.doel import Doel
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.factor import Factor
    from dossiertool.model.handelingsplan import Handelingsplan
    from dossiertool.model.maatregel import Maatregel
    from dossiertool.model.ot_aanmelding import OTAanmelding
    from dossiertool.model.signaal import Signaal

_ENDED = (Planstatus.VERVANGEN, Planstatus.AFGESLOTEN)
_ADULT = 18


def open_needs(dossier: Dossier) -> Iterator[tuple[str, Behoefte]]:
    """Yield each need that somebody still has to look after, with its field path."""
    for i, need in enumerate(dossier.behoeften):
        if need.is_open:
            yield f"behoeften.{i}", need


def plans_in_use(dossier: Dossier) -> Iterator[tuple[str, Handelingsplan]]:
    """Yield each plan that is neither replaced nor closed, with its field path."""
    for i, plan in enumerate(dossier.plannen):
        if plan.is_in_use:
            yield f"plannen.{i}", plan


def open_forms(dossier: Dossier) -> Iterator[tuple[str, OTAanmelding]]:
    """Yield each registration with the ondersteuningsteam that has not ended, with its field path."""
    for i, form in enumerate(dossier.aanmeldingen):
        if form.status not in _ENDED and not are_closed(dossier, form.behoeften):
            yield f"aanmeldingen.{i}", form


def open_signals(dossier: Dossier) -> Iterator[tuple[str, Signaal]]:
    """Yield each signal but those that only led to needs that are closed, with its field path."""
    for i, signal in enumerate(dossier.signalen):
        if not are_closed(dossier, signal.behoeften):
            yield f"signalen.{i}", signal


def measures(case: Case) -> Iterator[tuple[str, Maatregel]]:
    """Yield each measure that people (are going to) work with: of open needs, plans in use, evaluations."""
    if isinstance(case, Groepsplan):
        yield from _numbered("maatregelen", case.maatregelen)
        return
    for pad, need in open_needs(case):
        yield from _numbered(f"{pad}.maatregelen", need.maatregelen)
    for pad, plan in plans_in_use(case):
        yield from _numbered(f"{pad}.maatregelen", plan.maatregelen)
    for i, evaluatie in enumerate(case.evaluaties):
        if evaluatie.status not in _ENDED:
            yield from _numbered(f"evaluaties.{i}.nieuwe_maatregelen", evaluatie.nieuwe_maatregelen)


def goals(case: Case) -> Iterator[tuple[str, Doel, date]]:
    """Yield each goal of a plan in use or a groepsplan, with its field path and the last day of the plan."""
    if isinstance(case, Groepsplan):
        for i, goal in enumerate(case.doelen):
            yield f"doelen.{i}", goal, case.periode_tot
        for i, group in enumerate(case.subgroepen):
            for j, goal in enumerate(group.doelen):
                yield f"subgroepen.{i}.doelen.{j}", goal, case.periode_tot
        return
    for pad, plan in plans_in_use(case):
        for i, goal in enumerate(plan.doelen):
            yield f"{pad}.doelen.{i}", goal, plan.einddatum


def factors(dossier: Dossier) -> list[Factor]:
    """Return every factor of the dossier, wherever it was written down."""
    found = [*dossier.factoren]
    found += [factor for signal in dossier.signalen for factor in signal.factoren]
    found += [factor for picture in dossier.beelden for factor in picture.factoren]
    found += [factor for form in dossier.aanmeldingen for factor in form.factoren]
    return found


def are_closed(dossier: Dossier, kenmerken: Sequence[str]) -> bool:
    """Tell whether these are needs of the dossier and all of them are closed; of no needs that is not so."""
    needs = [dossier.behoefte(kenmerk) for kenmerk in kenmerken]
    return bool(needs) and all(need is not None and not need.is_open for need in needs)


def is_at_rest(dossier: Dossier) -> bool:
    """Tell whether there were needs and all of them are closed."""
    return are_closed(dossier, [need.kenmerk for need in dossier.behoeften])


def has_reached_step_2(dossier: Dossier) -> bool:
    """Tell whether people are at, or past, understanding what is going on: a picture, a form or a plan."""
    started = bool(dossier.beelden) or any(plans_in_use(dossier)) or any(open_forms(dossier))
    return started and not is_at_rest(dossier)


def is_adult(dossier: Dossier, day: date) -> bool:
    """Tell whether the pupil is eighteen or older on that day; parents are then asked nothing by default."""
    age = dossier.leerling.age_on(day)
    return age is not None and age >= _ADULT


def _numbered(pad: str, found: Sequence[Maatregel]) -> Iterator[tuple[str, Maatregel]]:
    for i, measure in enumerate(found):
        yield f"{pad}.{i}", measure
