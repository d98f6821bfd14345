"""Shows what is the matter with old needs beside a new text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dossiertool.cli.layout import paragraph
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import one_line, visible
from dossiertool.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.actions.needs_in_text import Judged
    from dossiertool.text.needs.need import Verdict

_WORDS = {
    "oud_en_niet_geevalueerd": "lang niet bekeken",
    "afgesloten_behoefte_in_nieuwe_tekst": "afgesloten, en toch weer genoemd",
    "doelen_behaald_maar_nog_open": "doel bereikt, nog open",
    "geen": "niets te doen",
}


def show_needs(path: Path, *, school: Path | None, as_json: bool, strict: bool) -> ExitCode:
    """Judge a file with needs per line, show each line as it is done; return 1 when `strict` finds a point."""
    from dossiertool.actions.needs_in_text import judge_lines  # noqa: PLC0415

    needs = points = 0
    for judged in judge_lines(path, school=school):
        needs += len(judged.needs)
        points += judged.stands_out
        if as_json:
            click.echo(compact(_as_dict(judged)))
        else:
            click.secho(visible(f"{path}, {judged.given}"), bold=True)
            for given, verdict in judged.needs:
                _show(given, verdict, judged.text)
    if not as_json:
        click.secho(f"{visible(str(path))}: {points} van de {needs} behoeften vragen aandacht", bold=True)
    return ExitCode.FINDINGS if strict and points else ExitCode.OK


def _show(given: Any, verdict: Verdict, text: str) -> None:
    words = _WORDS[verdict.uitkomst]
    colour = None if verdict.uitkomst == "geen" else "yellow"
    click.echo(f"  {one_line(str(given))}: " + click.style(words, fg=colour))
    click.echo(paragraph(verdict.reden, indent=4))
    if verdict.start is not None:
        click.echo(paragraph(f"‘{one_line(text[verdict.start : verdict.eind])}’", indent=4))


def _as_dict(judged: Judged) -> dict[str, Any]:
    return {
        "id": judged.given,
        "behoeften": [
            {"id": given, "uitkomst": v.uitkomst.value, "reden": v.reden, "start": v.start, "eind": v.eind}
            for given, v in judged.needs
        ],
    }
