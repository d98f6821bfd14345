"""`dossiertool controleer`: all checks of one or more targets."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossiertool.cli.main import DutchCommand, say
from dossiertool.cli.options import SCHOOL, VANDAAG
from dossiertool.cli.show import compact, in_words, show_findings, summary
from dossiertool.cli.terminal import one_line, visible
from dossiertool.errors import DossierError, gravest

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.actions.check import Report
    from dossiertool.errors import ExitCode
    from dossiertool.findings import Niveau


@click.command(cls=DutchCommand)
@click.argument("doelen", metavar="DOEL...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON: één regel per doel.")
@click.option("--streng", is_flag=True, help="Behandel waarschuwingen en tips als fouten: eindig met code 1.")
@click.option("--profiel", metavar="NAAM", help="Toon alleen de regels van dit profiel: hgw.")
@click.option("--regel", "regels", metavar="CODE", multiple=True, help="Toon alleen deze regel; mag vaker.")
@click.option("--hoe-aanvaarden", is_flag=True, help="Zeg per bevinding hoe u die in het bestand aanvaardt.")
@click.option(
    "--werkers",
    type=click.IntRange(1, 64),
    default=1,
    metavar="N",
    help="Controleer met zoveel processen tegelijk; de uitkomst blijft gelijk.",
)
@SCHOOL
@VANDAAG
@click.pass_context
def controleer(
    ctx: click.Context,
    doelen: tuple[str, ...],
    as_json: bool,
    streng: bool,
    profiel: str | None,
    regels: tuple[str, ...],
    hoe_aanvaarden: bool,
    werkers: int,
    school: Path | None,
    vandaag: date | None,
) -> None:
    """Controleer dossiers, groepsplannen en teksten.

    DOEL is een dossier of groepsplan (.yaml of .json), een schoolbestand (school.yaml) of een tekst (.txt of
    .md). In een .jsonl-bestand staat op elke regel één tekst. Met - controleert u tekst die een andere
    opdracht doorgeeft.

    Staat school.yaml in de map van het dossier of een map hoger? Dan gelden de keuzes van uw school.

    De opdracht eindigt met code 0 als er geen fouten zijn, met 1 als er fouten zijn, en met 2 als een
    doel niet kan worden gelezen.
    """
    from dossiertool.actions.check import Wishes, exit_code  # noqa: PLC0415
    from dossiertool.actions.check_many import check_all  # noqa: PLC0415

    codes = None
    if profiel or regels:  # a plain text is checked without loading one rule
        from dossiertool.actions.rules import chosen_codes  # noqa: PLC0415

        codes = chosen_codes(profiel, regels)
    wishes = Wishes(vandaag, school, codes, hoe_aanvaarden, doelen)
    ends: list[ExitCode] = []
    totals: Counter[Niveau] = Counter()
    for doel, report in check_all(doelen, wishes, workers=werkers, typed=_typed):
        if report is None:
            ends.append(_lines(Path(doel), as_json=as_json, strict=streng))
        elif isinstance(report, DossierError):
            if len(doelen) == 1:
                raise report
            say(report)
            ends.append(report.exit_code)
        else:
            ends.append(exit_code(report.bevindingen, strict=streng))
            totals.update(finding.niveau for finding in report.bevindingen)
            (_print_json if as_json else _print)(report)
    if len(doelen) > 1 and not as_json:
        click.secho(f"Samen, {len(doelen)} doelen: {in_words(totals)}", bold=True, err=True)
    ctx.exit(gravest(ends))


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
    from dossiertool.actions.check import exit_code  # noqa: PLC0415
    from dossiertool.actions.loose_text import check_lines  # noqa: PLC0415

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
    if report.aanvaard:
        answer["aanvaard"] = [by.model_dump(mode="json") for _, by in report.aanvaard]
    click.echo(compact(answer))


def _print(report: Report) -> None:
    name = visible(report.doel) if report.doel != "-" else "invoer"
    number = f" ({report.nummer})" if report.nummer else ""
    click.secho(f"{name}{number}: {summary(report.bevindingen)}", bold=True)
    show_findings(report.bevindingen, titles=report.titels, paragraphs=report.alineas, prints=report.zinnen)
    for finding, by in report.aanvaard:
        said = f"door {one_line(by.wie)}, {by.datum:%d-%m-%Y}: {one_line(by.reden)}"
        click.echo(f"    aanvaard {finding.code}  {finding.pad}  {said}")
    if report.bevindingen and not report.titels and report.alineas is None:
        click.echo("tip: Verbeter eerst deze fouten. Daarna volgen de stappen en de taal.", err=True)
