"""`dossiertool toon`: where one case stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossiertool.cli.access import Access, opens_vault
from dossiertool.cli.layout import count_of, day, paragraph, plain, row
from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import JSON, SCHOOL, VANDAAG
from dossiertool.cli.show import COLOURS, compact
from dossiertool.cli.toon_case import show_dossier, show_group, title
from dossiertool.documents.words import words
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.actions.look import Stand
    from dossiertool.views.item import Item
    from dossiertool.views.missing import Missing
    from dossiertool.views.summary import Summary

_HISTORY = (
    "Dit is geschiedenis: u ziet ook wat is afgesloten. Gebruik het niet in nieuwe stukken. "
    "Uit de kluis komt dit bekijken in het logboek; bij een bestand wordt het nergens vastgelegd."
)
_SHOWN = 8  # moments on the screen; the agenda has them all


@click.command(cls=DutchCommand)
@click.argument("doel", metavar="DOEL")
@click.option("--samenvatting", is_flag=True, help="Alleen de afspraken en de resultaten, in het kort.")
@click.option("--afgesloten", is_flag=True, help="Laat ook de afgesloten behoeften zien.")
@JSON
@SCHOOL
@VANDAAG
@opens_vault
def toon(
    access: Access,
    doel: str,
    samenvatting: bool,
    afgesloten: bool,
    as_json: bool,
    school: Path | None,
    vandaag: date | None,
) -> None:
    """Laat zien waar een dossier of groepsplan staat.

    U ziet bij elke open behoefte de zes stappen met hun datum, de doelen met wat er is gemeten, wat er
    eerst komt en wat nog ontbreekt. DOEL is een dossier of groepsplan, of kluis:NUMMER voor een dossier dat
    in de kluis staat.
    """
    from dossiertool.actions import look  # noqa: PLC0415

    if samenvatting and afgesloten:
        raise InvalidInput(
            "In een samenvatting staan alleen open behoeften.", "Kies --samenvatting of --afgesloten."
        )
    if samenvatting:
        with access.cases([doel]) as vault:
            summary = look.summary_in(doel, vault=vault)
        if as_json:
            click.echo(compact(plain(summary)))
        else:
            _show_summary(summary)
        return
    today = vandaag or date.today()  # noqa: DTZ011  the school's own calendar day is meant
    with access.cases([doel]) as vault:
        stand = look.stand_of(doel, today=today, school=school, closed=afgesloten, vault=vault)
    if afgesloten:
        click.echo(_HISTORY, err=True)
    if as_json:
        click.echo(compact(_as_json(stand)))
    else:
        _show(stand, doel)


def _as_json(stand: Stand) -> dict[str, Any]:
    """Return the view as JSON object: the number and the class, not the name of the pupil (N13)."""
    answer: dict[str, Any] = plain(stand.view)
    answer.pop("naam", None)
    return {**answer, "momenten": [item.as_dict() for item in stand.momenten]}


def _show(stand: Stand, doel: str) -> None:
    from dossiertool.views.group import GroupOverview  # noqa: PLC0415

    if isinstance(stand.view, GroupOverview):
        show_group(stand.view)
    else:
        show_dossier(stand.view, doel)
    _show_moments(stand.momenten, doel)
    _show_missing(stand.view.ontbreekt, doel)
    if not isinstance(stand.view, GroupOverview) and stand.view.aantal_afgesloten > len(stand.view.afgesloten):
        count = count_of(stand.view.aantal_afgesloten, "behoefte is", "behoeften zijn")
        click.echo(f"tip: {count} afgesloten. U ziet ze met --afgesloten.", err=True)


def _show_moments(items: Sequence[Item], doel: str) -> None:
    title("Wat eerst komt")
    if not items:
        click.echo("  Niets in de komende drie maanden.")
    for item in items[:_SHOWN]:
        who = f" ({', '.join(item.wie)})" if item.wie else ""
        late = "te laat" if item.te_laat else ""
        click.echo(row((late, 9), (day(item.datum), 19), rest=f"{item.wat}{who}", indent=2))
    if len(items) > _SHOWN:
        click.echo(f"  En nog {len(items) - _SHOWN}: dossiertool agenda {doel} --dagen 90")


def _show_missing(missing: Sequence[Missing], doel: str) -> None:
    title("Wat nog ontbreekt")
    if not missing:
        click.echo("  Niets.")
        return
    document = ""
    for one in missing:
        if one.document != document:
            document = one.document
            click.echo(f"  {document}")
        more = f" (en nog {one.aantal - 1} keer)" if one.aantal > 1 else ""
        line = row((one.code, 12), rest=f"{one.melding}{more}", indent=4)
        click.echo(line.replace(one.code, click.style(one.code, fg=COLOURS[one.niveau]), 1))
    click.echo(f"  Waar het staat en wat u kunt doen: dossiertool controleer {doel}")


def _show_summary(summary: Summary) -> None:
    click.secho(f"{summary.nummer}  samenvatting", bold=True)
    title("Afspraken")
    if not summary.afspraken:
        click.echo("  Er loopt geen plan met afspraken.")
    for one in summary.afspraken:
        until = f"uiterlijk {day(one.uiterlijk)}" if one.uiterlijk else None
        when = "; ".join(filter(None, (one.wanneer, until)))
        text = f"{one.wie or 'Nog niemand'}: {one.wat}{f' ({when})' if when else ''}"
        click.echo(paragraph(f"- {text}", indent=2, hang=2))
    title("Resultaten")
    if not summary.resultaten:
        click.echo("  Geen doelen voor een open behoefte.")
    for result in summary.resultaten:
        when = f" op {day(result.beoordeeld_op)}" if result.beoordeeld_op else ""
        text = f"- {result.doel} ({words(result.doelbereik)}{when}): {result.omschrijving}"
        if result.gemeten_op:
            text = f"{text.rstrip('.')}. Gemeten op {day(result.gemeten_op)}: {result.meting}"
        click.echo(paragraph(text, indent=2, hang=2))
