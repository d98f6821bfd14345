"""Shows findings to people: per document, with place, marked words and what to do. And JSON to programs."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

import click

from dossiertool.cli.terminal import one_line
from dossiertool.findings import Niveau

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossiertool.errors import Place
    from dossiertool.findings import Finding
    from dossiertool.text.weigh import Weighed

COLOURS = {Niveau.FOUT: "red", Niveau.WAARSCHUWING: "yellow", Niveau.TIP: "cyan"}
# Signs that a terminal obeys or that turn a line around, and halves of signs; JSON may escape any sign.
_ESCAPED = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_INDEX = 3
_LONGEST_WORDS = 100  # characters of the words of a finding
_PLURAL = {Niveau.FOUT: "fouten", Niveau.WAARSCHUWING: "waarschuwingen", Niveau.TIP: "tips"}


def show_findings(
    findings: Sequence[Finding],
    *,
    titles: Mapping[str, str] | None = None,
    paragraphs: Mapping[str, str] | None = None,
    places: Mapping[str, str] | None = None,
    around: Mapping[str, str] | None = None,
    prints: Sequence[str | None] | None = None,
    seen: Sequence[tuple[Weighed, Place | None]] | None = None,
    err: bool = False,
) -> None:
    """Print the findings, per document when `titles` names the documents by their path.

    With `paragraphs` the place of a finding is that of the words themselves; with `places` it is said in
    words, by path; `around` holds the paragraphs to quote, by path. With `prints`, a fingerprint for each
    finding, it says how to accept one; with `seen`, what was considered, which words made it one. What to do
    is said the first time only: the tenth repetition helps nobody.
    """
    advised: set[str] = set()
    groups: dict[str, list[tuple[Finding, str | None]]] = {}
    for i, finding in enumerate(findings):
        title = _document(finding.pad or "", titles or {})
        groups.setdefault(title, []).append((finding, prints[i] if prints else None))
    for title, group in groups.items():
        if title:
            click.secho(f"  {title}", bold=True, err=err)
        for finding, mark in group:
            pad = finding.pad or ""
            place = one_line((places or {}).get(pad)) or _place(finding, (paragraphs or {}).get(pad))
            _show(finding, place, (around or {}).get(pad, ""), advised, err=err)
            if seen is not None:
                from dossiertool.cli.uitleg import show_grounds  # noqa: PLC0415  loads the model

                show_grounds(finding, seen, err=err)
            if prints is not None:
                zin = f", zin: {mark}" if mark else ""
                click.echo(
                    f"      aanvaarden: - {{code: {finding.code}, pad: {finding.pad}{zin}, "
                    "reden: …, wie: …, datum: …}",
                    err=err,
                )


def without_unknown_names(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings for stderr: a name that is no field of ours may be a pupil's, so it stays out."""
    from dossiertool.model.schema import field_names  # noqa: PLC0415

    return [replace(each, pad=_known_part(each.pad or "", field_names())) for each in findings]


def _known_part(pad: str, names: frozenset[str]) -> str:
    """Return the path up to the first name that the writer of the file made up."""
    return ".".join(
        takewhile(
            lambda step: step in names or (step.isdecimal() and len(step) <= _LONGEST_INDEX), pad.split(".")
        )
    )


def counts(findings: Sequence[Finding]) -> list[int]:
    """Return how many are fout, waarschuwing and tip."""
    return [sum(finding.niveau is niveau for finding in findings) for niveau in reversed(Niveau)]


def summary(findings: Sequence[Finding]) -> str:
    """Return the counts in words: `2 fouten, 1 waarschuwing`."""
    return in_words(Counter(finding.niveau for finding in findings))


def in_words(totals: Mapping[Niveau, int]) -> str:
    """Return the counts in words: `2 fouten, 1 waarschuwing`."""
    parts = [
        f"{totals[niveau]} {niveau if totals[niveau] == 1 else _PLURAL[niveau]}"
        for niveau in reversed(Niveau)
        if totals.get(niveau)
    ]
    return ", ".join(parts) or "geen bevindingen"


def compact(value: object) -> str:
    """Return the value as JSON on one line; what UTF-8 cannot hold or a terminal would obey is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)


def _place(finding: Finding, paragraph: str | None) -> str:
    """Return where in its file a finding stands: the words themselves, or the value and its path."""
    line, column = finding.regel, finding.kolom
    pad = finding.pad
    if paragraph is not None and line is not None and finding.start is not None:
        line += paragraph.count("\n", 0, finding.start)
        column = finding.start - paragraph.rfind("\n", 0, finding.start)
        pad = None
    return "  ".join(filter(None, (f"regel {line}, kolom {column}" if line else "", one_line(pad))))


def _show(finding: Finding, place: str, around: str, advised: set[str], *, err: bool) -> None:
    niveau = click.style(f"{finding.niveau} {finding.code}", fg=COLOURS[finding.niveau])
    click.echo("    " + "  ".join(filter(None, (niveau, place))), err=err)
    if one_line(around) not in ("", one_line(finding.tekst)):
        click.echo(f"      In ‘{_shortened(one_line(around))}’", err=err)
    said = f"‘{_shortened(one_line(finding.tekst))}’: " if finding.tekst else ""
    click.echo(f"      {said}{one_line(finding.melding)}", err=err)
    if finding.suggestie and finding.suggestie not in advised:
        advised.add(finding.suggestie)
        click.echo(f"      → {one_line(finding.suggestie)}", err=err)


def _shortened(said: str) -> str:
    """Return the words of a finding, of a whole sentence only where it begins and ends."""
    if len(said) <= _LONGEST_WORDS:
        return said
    begin, end = said[: _LONGEST_WORDS // 2].rpartition(" ")[0], said[-_LONGEST_WORDS // 4 :].partition(" ")[2]
    return f"{begin} … {end}"


def _document(pad: str, titles: Mapping[str, str]) -> str:
    """Return the title of the document that a field path lies in."""
    for document in sorted(titles, key=len, reverse=True):
        if not document or pad == document or pad.startswith(f"{document}."):
            return titles[document]
    return ""
