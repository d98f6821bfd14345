"""OPS-01: when basisondersteuning turns out not to be enough, the support team is asked (R024, R159)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.evaluatie import Vervolg
from dossiertool.model.kinds import Doelbereik

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossiertool.checks.setting import Setting
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.evaluatie import Evaluatie

RULE = Rule(
    code="OPS-01",
    klasse=Klasse.STAP,
    niveau=Niveau.WAARSCHUWING,
    titel="Is de basisondersteuning niet genoeg, dan kijkt het ondersteuningsteam mee",
    waarom="Nog een keer dezelfde aanpak helpt de leerling niet verder.",
    beter=(
        "Meld de leerling aan bij het ondersteuningsteam. Een aanmelding met wat er al is gedaan maakt u met: "
        "dossiertool nieuw ot-aanmelding --uit BESTAND"
    ),
    bron=(
        "Basisondersteuning, onderwijsondersteuning en begeleidingsstructuur, punt 4 (R024); "
        "Basisondersteuning in 6 stappen, stap 6 (R159)"
    ),
    fout="Doel D1 is in twee evaluaties achter elkaar niet behaald, en er is geen aanmelding.",
    goed="Na de tweede evaluatie is de leerling aangemeld bij het ondersteuningsteam.",
)
_DEFAULT = 2


def check(dossier: Dossier, setting: Setting) -> Iterator[Finding]:
    """Yield a finding for the evaluation that makes it too often, unless a registration followed.

    Too often is what the school says in `opschaalcriteria`, else twice in a row ‘niet’ for the same goal of a
    plan or for all goals of the same need. An evaluation that itself chooses the support team is also followed.
    """
    counts = [one.niet_behaald for one in setting.school.opschaalcriteria if one.niet_behaald]
    limit = min(counts, default=_DEFAULT)
    streaks: dict[_Key, list[date]] = {}
    latest: dict[int, set[str]] = {}
    for i, evaluatie in sorted(enumerate(dossier.evaluaties), key=lambda pair: pair[1].datum):
        for key, failed in _judged(dossier, evaluatie).items():
            streak = streaks.setdefault(key, [])
            streak[:] = [*streak, evaluatie.datum] if failed else []
            for names in latest.values():
                names.discard(key[1])
            if len(streak) >= limit and not _registered(dossier, streak[0]):
                latest.setdefault(i, set()).add(key[1])
    for i, names in latest.items():
        if names:
            yield RULE.finding(
                f"evaluaties.{i}.doelen",
                f"{', '.join(sorted(names))}: {limit} evaluaties achter elkaar niet behaald.",
            )
    for i, evaluatie in enumerate(dossier.evaluaties):
        if evaluatie.vervolg is Vervolg.ONDERSTEUNINGSTEAM and not _registered(dossier, evaluatie.datum):
            yield RULE.finding(
                f"evaluaties.{i}.vervolg",
                f"Evaluatie {evaluatie.kenmerk} kiest het ondersteuningsteam, en er is nog geen aanmelding.",
            )


_Key = tuple[str | None, str]


def _judged(dossier: Dossier, evaluatie: Evaluatie) -> dict[_Key, bool]:
    """Return for each goal of the plan and each need, unless closed, whether it failed in this evaluation."""
    plan = dossier.plan(evaluatie.plan)
    if plan is None:
        return {}
    need_of = {goal.kenmerk: goal.behoefte for goal in plan.doelen}
    closed = {need.kenmerk for need in dossier.behoeften if not need.is_open}
    judged = {
        result.doel: result.doelbereik is Doelbereik.NIET
        for result in evaluatie.doelen
        if result.doelbereik is not Doelbereik.NIET_BEOORDEELD and need_of.get(result.doel) not in closed
    }
    found: dict[_Key, bool] = {(plan.kenmerk, f"doel {kenmerk}"): failed for kenmerk, failed in judged.items()}
    for need in dossier.behoeften:
        own = [failed for kenmerk, failed in judged.items() if need_of.get(kenmerk) == need.kenmerk]
        if own:
            found[None, f"behoefte {need.kenmerk}"] = all(own)
    return found


def _registered(dossier: Dossier, since: date) -> bool:
    return any(form.datum >= since for form in dossier.aanmeldingen)
