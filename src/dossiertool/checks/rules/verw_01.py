"""VERW-01: a reference leads somewhere, and a kenmerk means one thing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dossiertool.model.dossier import Dossier
    from dossiertool.model.evaluatie import Evaluatie
    from dossiertool.model.groepsplan import Groepsplan
    from dossiertool.model.handelingsplan import Handelingsplan

RULE = Rule(
    code="VERW-01",
    klasse=Klasse.STRUCTUUR,
    niveau=Niveau.FOUT,
    titel="Een verwijzing klopt en een kenmerk komt één keer voor",
    waarom="Met een verkeerde verwijzing staat een resultaat bij het verkeerde doel, of nergens.",
    beter="Kijk het kenmerk na.",
    bron="Eigen regel van dossiertool",
    fout="doelen: [D3], terwijl het plan alleen D1 en D2 heeft.",
    goed="doelen: [D1]",
)
# A group of references: path of the field, the kenmerken in it, and the ones that exist.
_Group = tuple[str, "Iterable[str | None]", "Iterable[str | None]"]


def check(dossier: Dossier, _today: date) -> Iterator[Finding]:
    """Yield a finding for each kenmerk that is used twice or refers to nothing."""
    for field in ("signalen", "behoeften", "plannen", "aanmeldingen", "evaluaties"):
        yield from _unique(field, (item.kenmerk for item in getattr(dossier, field)))
    for i, plan in enumerate(dossier.plannen):
        yield from _unique(f"plannen.{i}.doelen", (goal.kenmerk for goal in plan.doelen))
        yield from _unique(f"plannen.{i}.maatregelen", (measure.kenmerk for measure in plan.maatregelen))
    for pad, used, known in _references(dossier):
        yield from _unknown(pad, used, known)


def check_groepsplan(plan: Groepsplan, _today: date) -> Iterator[Finding]:
    """Yield a finding for each pupil, test, subgroup or goal that is numbered twice or does not exist."""
    pupils = [str(pupil.nummer) for pupil in plan.leerlingen]
    groups = [group.kenmerk for group in plan.subgroepen]
    tests = [test.kenmerk for test in plan.toetsen]
    goals = [goal.kenmerk for goal in plan.doelen]
    goals += [goal.kenmerk for group in plan.subgroepen for goal in group.doelen]
    yield from _unique("leerlingen", pupils)
    yield from _unique("toetsen", tests)
    yield from _unique("subgroepen", groups)
    if repeated := _twice(goals):
        yield RULE.finding("doelen", f"Kenmerk {', '.join(repeated)} komt meer dan één keer voor.")
    for i, row in enumerate(plan.groepsoverzicht):
        yield from _unknown(f"groepsoverzicht.{i}.leerling", [str(row.leerling)], pupils)
        yield from _unknown(f"groepsoverzicht.{i}.scores", row.scores, tests)
    for i, group in enumerate(plan.subgroepen):
        yield from _unknown(f"subgroepen.{i}.leerlingen", map(str, group.leerlingen), pupils)
    for i, measure in enumerate(plan.maatregelen):
        yield from _unknown(f"maatregelen.{i}.subgroepen", measure.subgroepen, groups)
        yield from _unknown(f"maatregelen.{i}.doelen", measure.doelen, goals)
    for i, reference in enumerate(plan.individueel):
        yield from _unknown(f"individueel.{i}.leerlingen", map(str, reference.leerlingen), pupils)
    for i, evaluatie in enumerate(plan.evaluaties):
        yield from _unknown(f"evaluaties.{i}.doelen", (result.doel for result in evaluatie.doelen), goals)


def _references(dossier: Dossier) -> Iterator[_Group]:
    needs = [need.kenmerk for need in dossier.behoeften]
    signals = [signal.kenmerk for signal in dossier.signalen]
    for field in ("signalen", "factoren", "plannen", "aanmeldingen", "evaluaties", "logboek"):
        for i, item in enumerate(getattr(dossier, field)):
            yield f"{field}.{i}.behoeften", item.behoeften, needs
    for i, form in enumerate(dossier.aanmeldingen):
        yield f"aanmeldingen.{i}.signalen", form.signalen, signals
    for i, plan in enumerate(dossier.plannen):
        yield from _in_plan(f"plannen.{i}", plan, needs, signals, [other.kenmerk for other in dossier.plannen])
    for i, evaluatie in enumerate(dossier.evaluaties):
        yield from _in_evaluation(f"evaluaties.{i}", evaluatie, dossier)


def _in_plan(
    pad: str, plan: Handelingsplan, needs: list[str], signals: list[str], plans: list[str]
) -> Iterator[_Group]:
    goals = [goal.kenmerk for goal in plan.doelen]
    yield f"{pad}.vervangt", [plan.vervangt], plans
    if plan.analyse:
        yield f"{pad}.analyse.signalen", plan.analyse.signalen, signals
    for i, goal in enumerate(plan.doelen):
        yield f"{pad}.doelen.{i}.behoefte", [goal.behoefte], needs
    for i, measure in enumerate(plan.maatregelen):
        yield f"{pad}.maatregelen.{i}.doelen", measure.doelen, goals


def _in_evaluation(pad: str, evaluatie: Evaluatie, dossier: Dossier) -> Iterator[_Group]:
    yield f"{pad}.plan", [evaluatie.plan], [plan.kenmerk for plan in dossier.plannen]
    plan = dossier.plan(evaluatie.plan)
    if plan is None:
        return
    goals = [goal.kenmerk for goal in plan.doelen]
    measures = [measure.kenmerk for measure in plan.maatregelen]
    for i, result in enumerate(evaluatie.doelen):
        yield f"{pad}.doelen.{i}.doel", [result.doel], goals
    for i, outcome in enumerate(evaluatie.maatregelen):
        yield f"{pad}.maatregelen.{i}.maatregel", [outcome.maatregel], measures


def _unique(pad: str, kenmerken: Iterable[str | None]) -> Iterator[Finding]:
    seen: set[str] = set()
    for i, kenmerk in enumerate(kenmerken):
        if kenmerk in seen:
            yield RULE.finding(f"{pad}.{i}", f"Kenmerk {kenmerk} komt meer dan één keer voor.")
        elif kenmerk is not None:
            seen.add(kenmerk)


def _twice(kenmerken: Iterable[str]) -> list[str]:
    return [kenmerk for kenmerk, times in Counter(kenmerken).items() if times > 1]


def _unknown(pad: str, used: Iterable[str | None], known: Iterable[str | None]) -> Iterator[Finding]:
    there = [kenmerk for kenmerk in known if kenmerk is not None]
    for kenmerk in used:
        if kenmerk is not None and kenmerk not in there:
            choice = f"Kies uit: {', '.join(there)}." if there else "Voeg het eerst toe."
            yield RULE.finding(pad, f"{kenmerk} bestaat niet.", choice)
