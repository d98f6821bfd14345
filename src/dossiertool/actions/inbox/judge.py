"""Judges a case with the answers of a form in it: whether it fits the model, and what is new to remark."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dossiertool.actions.inbox.decide import Uitkomst
from dossiertool.actions.inbox.outcome import Reason
from dossiertool.checks.check import check_dossier
from dossiertool.files.change import in_model_order, with_values
from dossiertool.files.load import case_in
from dossiertool.files.skeleton import HOW, Item, file_skeleton
from dossiertool.files.write import dump_json
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from dossiertool.actions.inbox.decide import Change, Spot
    from dossiertool.actions.inbox.draft import Draft
    from dossiertool.files.load import CaseFile
    from dossiertool.model.case import Case
    from dossiertool.model.schoolbestand import Schoolbestand

_MEND = "Vul dit aan of verbeter het, en stuur het formulier opnieuw."
_NEVER = frozenset({Klasse.STRUCTUUR, Klasse.PRIVACY})
"""Classes of findings of level fout that keep a form out, when they are about what the form itself says."""


def text_of(draft: Draft, file: CaseFile | None, path: Path) -> str:
    """Return what the case file will say; comments and what did not change stay as they are.

    Raises:
        InvalidInput: the file is written in a way in which nothing can be changed in place.
        HasFindings: what the form says does not fit the model.
    """
    if file is None:
        uri = resource("schemas", "groepsplan.schema.json").as_uri()
        return file_skeleton("groepsplan", Item(in_model_order(draft.tree, draft.shape), HOW), schema_uri=uri)
    if file.is_json:
        return dump_json(case_in(json.dumps(draft.tree), path).case)
    return with_values(file.text, draft.tree, draft.shape, str(path))


def new_findings(
    before: Case | None,
    after: Case,
    *,
    today: date,
    school: Schoolbestand | None,
    names: frozenset[str],
) -> list[Finding]:
    """Return the findings that the case did not have before, in reading order."""
    known = set()
    if before is not None:
        known = {_key(each) for each in check_dossier(before, today=today, school=school, names=names)}
    found = check_dossier(after, today=today, school=school, names=names)
    return [each for each in found if _key(each) not in known]


def objections(findings: Iterable[Finding], spots: Mapping[str, Spot], *, strict: bool = False) -> list[Reason]:
    """Return the findings that keep a form out, as reasons with their place on the form.

    That are faults of form and privacy in what the form says; with `strict` every finding about it. What is
    missing elsewhere in the case is no fault of whoever filled in the form.
    """
    return [
        as_reason(each, spots)
        for each in findings
        if _is_about(each.pad or "", spots)
        and (strict or (each.niveau is Niveau.FOUT and each.klasse in _NEVER))
    ]


def as_reason(finding: Finding, spots: Mapping[str, Spot]) -> Reason:
    """Return a finding as a reason to send a form back; never with the words that it marks."""
    pad = finding.pad or ""
    spot = spots.get(pad) or spots.get(pad.rpartition(".")[0])
    label = spot.label if spot else _last_name(pad)
    return Reason(
        finding.melding,
        finding.suggestie or _MEND,
        label,
        spot.pad if spot else None,
        spot.paragraph if spot else None,
    )


def as_left_out(change: Change, spots: Mapping[str, Spot]) -> Reason:
    """Return an answer that stayed out of the dossier as a remark for whoever takes the forms in."""
    spot = spots.get(change.pad)
    wat = (
        "Dit antwoord staat niet in het dossier: daar is dit intussen ook veranderd."
        if change.uitkomst is Uitkomst.DOSSIER
        else "Deze rij is weg uit het formulier, en staat nog in het dossier."
    )
    return Reason(
        wat, "Verander het dossier als dat nodig is.", change.label, spot.pad if spot else None,
        spot.paragraph if spot else None,
    )  # fmt: skip


def _is_about(pad: str, spots: Mapping[str, Spot]) -> bool:
    return any(pad == each or pad.startswith(f"{each}.") for each in spots)


def _last_name(pad: str) -> str:
    """Return the last name in a path as a word: `signalen.1.ouders_gesproken_op` → Ouders gesproken op."""
    names = [step for step in pad.split(".") if not step.isdecimal()]
    return names[-1].replace("_", " ").capitalize() if names else ""


def _key(finding: Finding) -> tuple[Any, ...]:
    return finding.code, finding.pad, finding.start, finding.tekst, finding.melding
