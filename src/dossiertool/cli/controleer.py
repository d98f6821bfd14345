"""`dossiertool controleer`: all checks of one or more targets."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossiertool.cli.main import DutchCommand, say
from dossiertool.cli.options import VANDAAG
from dossiertool.cli.show import compact, show_findings, summary
from dossiertool.cli.terminal import visible
from dossiertool.errors import DossierError, gravest

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.actions.check import Report
    from dossiertool.errors import ExitCode
    from dossiertool.findings import Finding


@click.command(cls=DutchCommand)
@click.argument("doelen", metavar="DOEL...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON: één regel per doel.")
@click.option("--streng", is_flag=True, help="Behandel waarschuwingen en tips als fouten: eindig met code 1.")
@VANDAAG
@click.pass_context
def controleer(
    ctx: click.Context, doelen: tuple[str, ...], as_json: bool, streng: bool, vandaag: date | None
) -> None:
    """Controleer dossiers, groepsplannen en teksten.

    DOEL is een dossier of groepsplan (.yaml of .json) of een tekst (.txt of .md). In een .jsonl-bestand
    staat op elke regel één tekst. Met - controleert u tekst die een andere opdracht doorgeeft.

    De opdracht eindigt met code 0 als er geen fouten zijn, met 1 als er fouten zijn, en met 2 als een
    doel niet kan worden gelezen.
    """
    from dossiertool.actions import check  # noqa: PLC0415

    codes: list[ExitCode] = []
    found: list[Finding] = []
    for doel in doelen:
        try:
            if Path(doel).suffix.lower() == check.LINES:
                codes.append(_lines(Path(doel), as_json=as_json, strict=streng))
                continue
            report = check.check_target(doel, stdin=_typed() if doel == "-" else None, today=vandaag)
        except DossierError as problem:
            if len(doelen) == 1:
                raise
            say(problem)
            codes.append(problem.exit_code)
            continue
        codes.append(check.exit_code(report.bevindingen, strict=streng))
        found += report.bevindingen
        (_print_json if as_json else _print)(report)
    if len(doelen) > 1 and not as_json:
        click.secho(f"Samen, {len(doelen)} doelen: {summary(found)}", bold=True, err=True)
    ctx.exit(gravest(codes))


def _typed() -> bytes:
    """Return what comes in on stdin; who types it there is told how to end."""
    from dossiertool.files.source import MAX_BYTES  # noqa: PLC0415

    if sys.stdin is None:  # closed by whoever started us
        return b""
    if sys.stdin.isatty():
        click.echo("Typ de tekst. Klaar? Enter en dan Ctrl+D (op Windows: Ctrl+Z en Enter).", err=True)
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _lines(path: Path, *, as_json: bool, strict: bool) -> ExitCode:
    """Check a file with one text per line, and show each line as it is done."""
    from dossiertool.actions.check import check_lines, exit_code  # noqa: PLC0415

    codes = set()
    checked = marked = 0
    for item, found in check_lines(path):
        checked += 1
        marked += bool(found)
        codes.add(exit_code(found, strict=strict))
        if as_json:
            click.echo(compact({"id": item, "bevindingen": [finding.as_dict() for finding in found]}))
        elif found:
            click.secho(visible(f"{path}, {item}"), bold=True)
            show_findings(found)
    if not as_json:
        click.secho(f"{visible(str(path))}: {marked} van de {checked} teksten met een bevinding", bold=True)
    return gravest(tuple(codes))


def _print_json(report: Report) -> None:
    answer: dict[str, Any] = {
        "doel": report.doel,
        "bevindingen": [finding.as_dict() for finding in report.bevindingen],
    }
    if report.alineas is not None:
        answer["alineas"] = report.alineas
    click.echo(compact(answer))


def _print(report: Report) -> None:
    name = visible(report.doel) if report.doel != "-" else "invoer"
    number = f" ({report.nummer})" if report.nummer else ""
    click.secho(f"{name}{number}: {summary(report.bevindingen)}", bold=True)
    show_findings(report.bevindingen, titles=report.titels, paragraphs=report.alineas)
    if report.bevindingen and not report.titels and report.alineas is None:
        click.echo("tip: Verbeter eerst deze fouten. Daarna volgen de stappen en de taal.", err=True)
