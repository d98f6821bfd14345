"""What still lacks in a case, per document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossiertool.findings import Klasse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dossiertool.findings import Finding, Niveau


@dataclass(frozen=True, slots=True)
class Missing:
    """What still lacks in one document, said once per rule with how often."""

    document: str
    code: str
    niveau: Niveau
    melding: str
    aantal: int


def missing(findings: Iterable[Finding], titles: Mapping[str, str]) -> tuple[Missing, ...]:
    """Return the findings about steps, the same rule in the same document once, in reading order."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.klasse is Klasse.STAP:
            groups.setdefault((_title(finding.pad or "", titles), finding.code), []).append(finding)
    order = list(titles.values())
    return tuple(
        Missing(title, code, group[0].niveau, group[0].melding, len(group))
        for (title, code), group in sorted(groups.items(), key=lambda each: order.index(each[0][0]))
    )


def _title(pad: str, titles: Mapping[str, str]) -> str:
    parts = pad.split(".")
    for end in range(len(parts), 0, -1):
        if ".".join(parts[:end]) in titles:
            return titles[".".join(parts[:end])]
    return titles[""]
