"""Findings that somebody accepted with a reason: they stay visible and no longer count (`aanvaard[]`)."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from dossiertool.checks.rule import Rule
from dossiertool.findings import Finding, Klasse, Niveau
from dossiertool.model.walk import texts
from dossiertool.text.tokens import sentences, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiertool.model.aanvaard import Aanvaarding
    from dossiertool.model.case import Case

RULE = Rule(
    code="AANV-01",
    klasse=Klasse.STRUCTUUR,
    niveau=Niveau.WAARSCHUWING,
    titel="Een aanvaarde bevinding bestaat nog",
    waarom="De zin is veranderd of weg. Dan geldt het oude besluit niet meer.",
    beter="Haal deze aanvaarding weg. Is er een nieuwe bevinding? Beslis daar opnieuw over.",
    bron="Eigen regel van dossiertool",
    fout="Een aanvaarding van FEIT-01 in een zin die intussen is herschreven.",
    goed="Alleen aanvaardingen van zinnen die er nog staan.",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings that count, and those that were accepted with who did so."""

    findings: list[Finding]
    accepted: list[tuple[Finding, Aanvaarding]]


def fingerprint(text: str, finding: Finding) -> str | None:
    """Return twelve characters that stand for the sentence a finding marks; None when it marks no words.

    Spaces do not count, so that a text may be wrapped anew.
    """
    if finding.start is None or finding.eind is None:
        return None
    tokens = tokenize(text)
    for sentence in sentences(text, tokens):
        first, last = tokens[sentence.first], tokens[sentence.stop - 1]
        if first.start <= finding.start < last.end:
            said = " ".join(text[first.start : last.end].split())
            return sha256(said.encode()).hexdigest()[:12]
    return None


def sort_out(case: Case, findings: Iterable[Finding]) -> Outcome:
    """Set accepted findings apart, and add one for each acceptance that matches nothing any more."""
    said = {part.pad: part.text for part in texts(case)} if case.aanvaard else {}
    open_ones = list(case.aanvaard)
    used: set[int] = set()
    counting: list[Finding] = []
    accepted: list[tuple[Finding, Aanvaarding]] = []
    for finding in findings:
        at = next((i for i, one in enumerate(open_ones) if _covers(one, finding, said)), None)
        if at is None:
            counting.append(finding)
        else:
            used.add(at)
            accepted.append((finding, open_ones[at]))
    for i, one in enumerate(open_ones):
        if i not in used:
            counting.append(
                RULE.finding(
                    f"aanvaard.{i}", f"Op de plaats die hier staat, is geen {one.code} meer te vinden."
                )
            )
    return Outcome(counting, accepted)


def _covers(one: Aanvaarding, finding: Finding, said: dict[str, str]) -> bool:
    if (one.code, one.pad) != (finding.code, finding.pad):
        return False
    return one.zin == fingerprint(said.get(one.pad, ""), finding)
