"""VERW-01: a reference leads somewhere, and a kenmerk means one thing."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.afsluiting import Heropening
from dossiertool.model.behoefte import Wijziging
from dossiertool.model.dossier import Niveauperiode
from dossiertool.model.evaluatie import Evaluatie
from dossiertool.model.factor import Factor
from dossiertool.model.handelingsplan import Handelingsplan
from dossiertool.model.logregel import Logregel
from dossiertool.model.maatregel import Maatregel
from dossiertool.model.ot_verslag import OTVerslag
from dossiertool.model.verzoek import Verzoek
from dossiertool.model.zienswijze import Zienswijze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.groepsplan import Groepsplan
    from dossiertool.model.record import Record

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
# The lists in which a kenmerk stands once.
_NUMBERED = (
    "signalen", "behoeften", "gesprekken", "plannen", "aanmeldingen", "verslagen", "evaluaties", "verzoeken",
)  # fmt: skip
# A group of references: path of the field, the kenmerken in it, and the ones that exist.
_Group = tuple[str, "Iterable[str | None]", "Iterable[str | None]"]


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for each kenmerk that is used twice or refers to nothing."""
    for field in _NUMBERED:
        yield from _unique(field, (item.kenmerk for item in getattr(dossier, field)))
    for i, plan in enumerate(dossier.plannen):
        yield from _unique(f"plannen.{i}.doelen", (goal.kenmerk for goal in plan.doelen))
        yield from _unique(f"plannen.{i}.maatregelen", (measure.kenmerk for measure in plan.maatregelen))
    for pad, used, known in _references(dossier, setting):
        yield from _unknown(pad, used, known)


def check_groepsplan(plan: Groepsplan, _setting: Setting) -> Iterator[Finding]:
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


def _references(dossier: Dossier, setting: Setting) -> Iterator[_Group]:
    """Yield every reference to something in the dossier as a whole, then those within a plan."""
    known = _known(dossier, setting)
    for pad, record in setting.contents.records:
        for field, kind in _referring_fields(type(record)):
            used = getattr(record, field)
            names = used if isinstance(used, tuple) else (used,)
            yield f"{pad}.{field}", [name for name in names if isinstance(name, str)], known[kind]
    for i, plan in enumerate(dossier.plannen):
        goals = [goal.kenmerk for goal in plan.doelen]
        for j, measure in enumerate(plan.maatregelen):
            yield f"plannen.{i}.maatregelen.{j}.doelen", measure.doelen, goals
    for i, evaluatie in enumerate(dossier.evaluaties):
        yield from _in_evaluation(f"evaluaties.{i}", evaluatie, dossier)


# Fields that refer to something by its kenmerk, and to what; in any record that has the field.
_ANYWHERE = {
    "behoefte": "behoeften",
    "behoeften": "behoeften",
    "signalen": "signalen",
    "benut_factor": "factoren",
    "helpende_factoren": "factoren",
    "toestemming": "toestemmingen",
}
_REFERRING: dict[type[Record], dict[str, str]] = {
    Handelingsplan: {**_ANYWHERE, "vervangt": "plannen", "na_evaluatie": "evaluaties"},
    Evaluatie: {**_ANYWHERE, "plan": "plannen"},
    OTVerslag: {**_ANYWHERE, "aanmelding": "aanmeldingen"},
    Niveauperiode: {"besluit": "verslagen"},
    Logregel: {**_ANYWHERE, "maatregelen": "maatregelen"},
    Zienswijze: {"over": "stukken"},
    Verzoek: {"onderdeel": "stukken"},
    Wijziging: {"signaal": "signalen"},
    Heropening: {"signaal": "signalen"},
}


@cache
def _referring_fields(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields of records of this kind that refer to something, and to what."""
    fields = _REFERRING.get(record, _ANYWHERE).items()
    return tuple((field, kind) for field, kind in fields if field in record.model_fields)


def _known(dossier: Dossier, setting: Setting) -> dict[str, list[str | None]]:
    """Return the kenmerken that can be referred to, by what they stand for."""
    fields = ("behoeften", "signalen", "plannen", "evaluaties", "aanmeldingen", "verslagen", "toestemmingen")
    known: dict[str, list[str | None]] = {
        field: [item.kenmerk for item in getattr(dossier, field)] for field in fields
    }
    known["stukken"] = [item.kenmerk for field in _NUMBERED for item in getattr(dossier, field)]
    parts = [record for _, record in setting.contents.records]
    known["factoren"] = [part.kenmerk for part in parts if isinstance(part, Factor)]
    known["maatregelen"] = [part.kenmerk for part in parts if isinstance(part, Maatregel)]
    return known


def _in_evaluation(pad: str, evaluatie: Evaluatie, dossier: Dossier) -> Iterator[_Group]:
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
