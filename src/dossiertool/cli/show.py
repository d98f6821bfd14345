"""Shows findings to people: grouped per document, with place, marked words and what to do."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from dossiertool.findings import Niveau

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.findings import Finding

_COLOURS = {Niveau.FOUT: "red", Niveau.WAARSCHUWING: "yellow", Niveau.TIP: "cyan"}
_DOCUMENTS = {"plannen": "Handelingsplan", "aanmeldingen": "Aanmelding", "evaluaties": "Evaluatie"}
_PLURAL = {Niveau.FOUT: "fouten", Niveau.WAARSCHUWING: "waarschuwingen", Niveau.TIP: "tips"}


def show_findings(findings: Sequence[Finding], *, rest: str = "", err: bool = False) -> None:
    """Print the findings grouped per document: a plan, an aanmelding, an evaluatie, or the `rest`.

    What to do is said the first time only: the tenth repetition helps nobody.
    """
    advised: set[str] = set()
    for title, group in groupby(findings, key=lambda finding: _document(finding.pad) or rest):
        if title:
            click.secho(f"  {title}", bold=True, err=err)
        for finding in group:
            _show(finding, advised, err=err)


def counts(findings: Sequence[Finding]) -> list[int]:
    """Return how many are fout, waarschuwing and tip."""
    return [sum(finding.niveau is niveau for finding in findings) for niveau in reversed(Niveau)]


def summary(findings: Sequence[Finding]) -> str:
    """Return the counts in words: `2 fouten, 1 waarschuwing`."""
    parts = [
        f"{count} {niveau if count == 1 else _PLURAL[niveau]}"
        for niveau, count in zip(reversed(Niveau), counts(findings), strict=True)
        if count
    ]
    return ", ".join(parts) or "geen bevindingen"


def _show(finding: Finding, advised: set[str], *, err: bool) -> None:
    niveau = click.style(f"{finding.niveau} {finding.code}", fg=_COLOURS[finding.niveau])
    place = f"regel {finding.regel}, kolom {finding.kolom}" if finding.regel else ""
    click.echo("    " + "  ".join(filter(None, (niveau, place, finding.pad))), err=err)
    said = f"‘{' '.join(finding.tekst.split())}’ " if finding.tekst else ""
    click.echo(f"      {said}{finding.melding}", err=err)
    if finding.suggestie and finding.suggestie not in advised:
        advised.add(finding.suggestie)
        click.echo(f"      → {finding.suggestie}", err=err)


def _document(pad: str | None) -> str:
    parts = (pad or "").split(".")
    if parts[0] in _DOCUMENTS and len(parts) > 1:
        return f"{_DOCUMENTS[parts[0]]} {int(parts[1]) + 1}"
    return ""
