"""`dossiertool controleer`: all checks of one or more targets."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from dossiertool.cli.main import DutchCommand, say
from dossiertool.cli.options import VANDAAG
from dossiertool.errors import DossierError, gravest

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.actions.check import Report


@click.command(cls=DutchCommand)
@click.argument("doelen", metavar="DOEL...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Geef de bevindingen als JSON: één regel per bestand.")
@click.option("--streng", is_flag=True, help="Tel waarschuwingen en tips mee als fout (exitcode 1).")
@VANDAAG
@click.pass_context
def controleer(
    ctx: click.Context, doelen: tuple[str, ...], as_json: bool, streng: bool, vandaag: date | None
) -> None:
    """Controleer dossiers, groepsplannen en teksten.

    DOEL is een dossier of groepsplan (.yaml of .json) of een tekst (.txt of .md). In een .jsonl-bestand
    staat op elke regel een tekst. Met - in plaats van een bestandsnaam controleert u wat u typt.

    Voor programma's: exitcode 0 is zonder fouten, 1 is met fouten, 2 is een onleesbaar bestand.
    """
    from dossiertool.actions import check  # noqa: PLC0415

    codes = []
    for doel in doelen:
        stdin = sys.stdin.buffer.read() if doel == "-" else None
        try:
            report = check.check_target(doel, stdin=stdin, today=vandaag)
        except DossierError as problem:
            if len(doelen) == 1:
                raise
            say(problem)
            codes.append(problem.exit_code)
            continue
        codes.append(check.exit_code(report.findings_of_all, strict=streng))
        (_print_json if as_json else _print)(report)
    ctx.exit(gravest(codes))


def _print_json(report: Report) -> None:
    if report.items is not None:
        for item, found in report.items:
            click.echo(_compact({"id": item, "bevindingen": [f.as_dict() for f in found]}))
        return
    answer: dict[str, object] = {
        "doel": report.doel,
        "bevindingen": [finding.as_dict() for finding in report.bevindingen],
    }
    if report.alineas is not None:
        answer["alineas"] = report.alineas
    click.echo(_compact(answer))


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _print(report: Report) -> None:
    from dossiertool.cli.show import show_findings, summary  # noqa: PLC0415

    name = report.doel if report.doel != "-" else "invoer"
    number = f" ({report.nummer})" if report.nummer else ""
    click.secho(f"{name}{number}: {summary(report.findings_of_all)}", bold=True)
    show_findings(report.bevindingen, rest=report.soort)
    for item, found in report.items or ():
        if found:
            click.secho(f"  {item}", bold=True)
            show_findings(found)
