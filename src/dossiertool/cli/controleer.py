"""`dossiertool controleer`: all checks of one or more targets."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossiertool.cli.access import opens_vault
from dossiertool.cli.main import DutchCommand, Failures
from dossiertool.cli.options import SCHOOL, VANDAAG, WERKERS
from dossiertool.cli.show import compact, in_words, show_findings, summary
from dossiertool.cli.terminal import one_line, visible
from dossiertool.errors import DossierError, gravest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dossiertool.actions.report import Report, Wishes
    from dossiertool.cli.access import Access
    from dossiertool.errors import ExitCode, Place
    from dossiertool.findings import Niveau
    from dossiertool.text.weigh import Weighed


@click.command(cls=DutchCommand)
@click.argument("doelen", metavar="DOEL...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON: één regel per doel.")
@click.option("--streng", is_flag=True, help="Behandel waarschuwingen en tips als fouten: eindig met code 1.")
@click.option("--profiel", metavar="NAAM", help="Toon alleen de regels van dit profiel: hgw.")
@click.option("--regel", "regels", metavar="CODE", multiple=True, help="Toon alleen deze regel; mag vaker.")
@click.option("--hoe-aanvaarden", is_flag=True, help="Zeg per bevinding hoe u die in het bestand aanvaardt.")
@click.option("--uitleg", is_flag=True, help="Zeg bij elk woord waarom het een bevinding is, of waarom niet.")
@WERKERS
@click.option(
    "--word",
    "uit",
    type=click.Path(path_type=Path),
    metavar="UIT.docx",
    help="Maak van één Word-document een kopie met opmerkingen bij de woorden.",
)
@SCHOOL
@VANDAAG
@opens_vault
@click.pass_context
def controleer(
    ctx: click.Context,
    access: Access,
    doelen: tuple[str, ...],
    as_json: bool,
    streng: bool,
    profiel: str | None,
    regels: tuple[str, ...],
    hoe_aanvaarden: bool,
    uitleg: bool,
    werkers: int,
    uit: Path | None,
    school: Path | None,
    vandaag: date | None,
) -> None:
    """Controleer dossiers, groepsplannen en teksten.

    DOEL is een dossier of groepsplan (.yaml of .json), een schoolbestand (school.yaml), een Word-document
    (.docx) of een tekst (.txt of .md). In een .jsonl-bestand staat op elke regel één tekst, of één tekst met
    de behoeften die daarbij horen. Met - controleert u tekst die een andere opdracht doorgeeft. Met
    kluis:NUMMER controleert u een dossier dat in de kluis staat, met kluis: alle dossiers die u kunt openen.

    Met --word UIT.docx krijgt u uw Word-document terug met opmerkingen in de kantlijn. De tekst zelf blijft
    zoals zij is.

    Staat school.yaml in de map van het dossier of een map hoger? Dan gelden de keuzes van uw school. Voor
    een tekst met - is dat de map waarin u werkt.

    De opdracht eindigt met code 0 als er geen fouten zijn, met 1 als er fouten zijn, en met 2 als een
    doel niet kan worden gelezen. Uit de kluis: met 3 als een dossier er niet is, met 4 als het beschadigd is.
    """
    from dossiertool.actions.check import exit_code  # noqa: PLC0415
    from dossiertool.actions.check_many import check_all  # noqa: PLC0415
    from dossiertool.actions.report import Wishes  # noqa: PLC0415

    codes = None
    if profiel or regels:  # a plain text is checked without loading one rule
        from dossiertool.actions.rules import chosen_codes, codes_near  # noqa: PLC0415

        codes = chosen_codes(profiel, regels, own=partial(codes_near, doelen, school))
    wishes = Wishes(vandaag, school, codes, hoe_aanvaarden, doelen, uitleg)
    if uit is not None:
        ctx.exit(_word(doelen, uit, wishes, as_json=as_json, strict=streng))
    failures = Failures(doelen)
    ends: list[ExitCode] = []
    totals: Counter[Niveau] = Counter()
    with access.cases(doelen) as vault:
        for doel, report in check_all(doelen, wishes, workers=werkers, typed=_typed, vault=vault):
            if report is None:
                ends.append(_lines(Path(doel), wishes, as_json=as_json, strict=streng))
            elif isinstance(report, DossierError):
                failures(report)
                ends.append(report.exit_code)
            else:
                ends.append(exit_code(report.bevindingen, strict=streng))
                totals.update(finding.niveau for finding in report.bevindingen)
                (_print_json if as_json else _print)(report)
                if report.plaatsen and report.bevindingen and failures.single and not as_json:
                    click.echo(_IN_WORD, err=True)
    if not failures.single and not as_json:
        count = "1 doel" if len(ends) == 1 else f"{len(ends)} doelen"
        click.secho(f"Samen, {count}: {in_words(totals)}", bold=True, err=True)
    ctx.exit(gravest(ends))


_IN_WORD = "tip: Met --word UIT.docx staat dit als opmerkingen in een kopie van uw document."


def _word(doelen: tuple[str, ...], uit: Path, wishes: Wishes, *, as_json: bool, strict: bool) -> ExitCode:
    """Check a Word document, write the copy with comments, and show what was found."""
    from dossiertool.actions.check import exit_code  # noqa: PLC0415
    from dossiertool.actions.word import comment_word  # noqa: PLC0415

    report = comment_word(doelen, uit, wishes)
    if as_json:
        _print_json(report, uit=str(uit))
    else:
        _print(report)
        click.echo(f"Geschreven: {visible(str(uit))}")
    return exit_code(report.bevindingen, strict=strict)


def _typed() -> bytes:
    """Return what comes in on stdin; who types it there is told how to end."""
    from dossiertool.files.source import MAX_BYTES  # noqa: PLC0415

    if sys.stdin is None:  # closed by whoever started us
        return b""
    if sys.stdin.isatty():
        click.echo("Typ de tekst. Klaar? Enter en dan Ctrl+D (op Windows: Ctrl+Z en Enter).", err=True)
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _lines(path: Path, wishes: Wishes, *, as_json: bool, strict: bool) -> ExitCode:
    """Check a file with one text per line, perhaps with its needs, and show each line as it is done."""
    from dossiertool.actions.check import exit_code  # noqa: PLC0415
    from dossiertool.actions.loose_text import check_lines, weigh_lines  # noqa: PLC0415
    from dossiertool.actions.needs_in_text import holds_needs  # noqa: PLC0415
    from dossiertool.actions.school import own_words_for  # noqa: PLC0415

    if holds_needs(path):
        from dossiertool.cli.needs import show_needs  # noqa: PLC0415

        return show_needs(path, school=wishes.school, as_json=as_json, strict=strict)
    own = own_words_for(path, wishes.school)
    seen = weigh_lines(path, own) if wishes.uitleg else None
    codes = set()
    checked = marked = 0
    for item, all_found in check_lines(path, own):
        found = [finding for finding in all_found if wishes.show(finding)]
        here = None if seen is None else [one for one in next(seen) if wishes.show(one[0])]
        checked += 1
        marked += bool(found)
        codes.add(exit_code(found, strict=strict))
        if as_json:
            answer: dict[str, Any] = {"id": item, "bevindingen": [finding.as_dict() for finding in found]}
            click.echo(compact(answer | _uitleg(here)))
        elif found or here is not None:
            click.secho(visible(f"{path}, {item}"), bold=True)
            show_findings(found, seen=here)
            if here is not None:
                from dossiertool.cli.uitleg import show_passed  # noqa: PLC0415  loads the model

                show_passed(here)
    if not as_json:
        click.secho(f"{visible(str(path))}: {marked} van de {checked} teksten met een bevinding", bold=True)
    return gravest(tuple(codes))


def _uitleg(seen: Sequence[tuple[Weighed, Place | None]] | None) -> dict[str, Any]:
    """Return the key `uitleg` of `--json`, only when it was asked for."""
    return {} if seen is None else {"uitleg": [each.as_dict() for each, _ in seen]}


def _print_json(report: Report, **more: str) -> None:
    answer: dict[str, Any] = {
        "doel": report.doel,
        "bevindingen": [finding.as_dict() for finding in report.bevindingen],
    }
    if report.alineas is not None:
        answer["alineas"] = report.alineas
    if report.aanvaard:
        answer["aanvaard"] = [by.model_dump(mode="json") for _, by in report.aanvaard]
    click.echo(compact(answer | _uitleg(report.uitleg) | more))


def _print(report: Report) -> None:
    name = visible(report.doel) if report.doel != "-" else "invoer"
    number = f" ({report.nummer})" if report.nummer and report.nummer not in report.doel else ""
    click.secho(f"{name}{number}: {summary(report.bevindingen)}", bold=True)
    show_findings(
        report.bevindingen,
        titles=report.titels,
        paragraphs=report.alineas,
        places=report.plaatsen,
        prints=report.zinnen,
        seen=report.uitleg,
    )
    for finding, by in report.aanvaard:
        said = f"door {one_line(by.wie)}, {by.datum:%d-%m-%Y}: {one_line(by.reden)}"
        click.echo(f"    aanvaard {finding.code}  {finding.pad}  {said}")
    if report.uitleg is not None:
        from dossiertool.cli.uitleg import show_passed  # noqa: PLC0415  as above

        show_passed(report.uitleg, titles=report.titels, places=report.plaatsen)
    if report.bevindingen and not report.titels and report.alineas is None:
        click.echo("tip: Verbeter eerst deze fouten. Daarna volgen de stappen en de taal.", err=True)
