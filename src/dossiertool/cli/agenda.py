"""`dossiertool agenda`: what is due in one or many cases, per person."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import Access, opens_vault
from dossiertool.cli.layout import day, plain, row
from dossiertool.cli.main import DutchCommand, Failures
from dossiertool.cli.options import SCHOOL, VANDAAG
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import one_line
from dossiertool.errors import ExitCode, InvalidInput, gravest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossiertool.actions.look import Orphan
    from dossiertool.views.item import Item


FURTHEST = 3660  # ten years: longer than any file


@click.command(cls=DutchCommand)
@click.argument("doelen", metavar="DOEL...", nargs=-1, required=True)
@click.option(
    "--dagen",
    type=int,
    default=30,
    metavar="N",
    help="Kijk zoveel dagen vooruit (anders 30). Wat te laat is, staat er altijd bij.",
)
@click.option("--wie", metavar="NAAM", help="Alleen wat deze persoon te doen heeft.")
@click.option(
    "--zonder-regie",
    is_flag=True,
    help="Noem de open dossiers zonder regiehouder, of met een regiehouder die weg is.",
)
@click.option(
    "--ics",
    type=click.Path(path_type=Path),
    metavar="UIT.ics",
    help="Zet de afspraken ook in een bestand voor uw eigen agenda. Er staan geen namen in.",
)
@click.option("--toon-namen", is_flag=True, help="Noem leerlingen en ouders bij hun naam.")
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON: één regel per afspraak.")
@SCHOOL
@VANDAAG
@opens_vault
@click.pass_context
def agenda(
    ctx: click.Context,
    access: Access,
    doelen: tuple[str, ...],
    dagen: int,
    wie: str | None,
    zonder_regie: bool,
    ics: Path | None,
    toon_namen: bool,
    as_json: bool,
    school: Path | None,
    vandaag: date | None,
) -> None:
    """Laat zien wat er te doen is, en wat te laat is.

    DOEL is een dossier, een groepsplan, een schoolbestand of een map. In een map leest dossiertool alle
    dossiers en groepsplannen, ook die in de mappen daaronder. Met kluis:NUMMER kijkt u in een dossier dat in
    de kluis staat, met kluis: in alles wat u kunt openen.

    Per persoon staat eerst wat te laat is. Een dossier heet bij zijn nummer, niet bij de leerling.

    De opdracht eindigt met code 1 als er iets te laat is.
    """
    from dossiertool.actions import look  # noqa: PLC0415

    if not 0 <= dagen <= FURTHEST:
        raise InvalidInput(f"Kies bij --dagen een getal van 0 tot {FURTHEST}.", "Bijvoorbeeld: --dagen 60")
    if zonder_regie and (ics or wie):
        raise InvalidInput(
            "Met --zonder-regie krijgt u dossiers en geen afspraken.", "Laat --ics en --wie dan weg."
        )
    today = vandaag or date.today()  # noqa: DTZ011  the school's own calendar day is meant
    failures = Failures(doelen)
    if zonder_regie:
        with access.cases(doelen) as vault:
            orphans = look.without_regie(doelen, today=today, school=school, problem=failures, vault=vault)
        _show_orphans(orphans, as_json=as_json)
        ctx.exit(gravest([*failures.codes, ExitCode.FINDINGS if orphans else ExitCode.OK]))
    with access.cases(doelen) as vault:
        items = look.agenda_in(
            doelen,
            today=today,
            days=dagen,
            school=school,
            person=wie,
            names=toon_namen,
            problem=failures,
            vault=vault,
        )
    if ics is not None:
        look.write_calendar(items, ics, today=today)
        click.echo(f"Geschreven: {ics}", err=True)
    if as_json:
        for item in items:
            click.echo(compact(item.as_dict()))
    else:
        _show(items, today, dagen)
    late = any(item.te_laat for item in items)
    ctx.exit(gravest([*failures.codes, ExitCode.FINDINGS if late else ExitCode.OK]))


def _show(items: Sequence[Item], today: date, days: int) -> None:
    from dossiertool.views.item import Soort, per_person  # noqa: PLC0415

    click.secho(f"Agenda op {day(today)}, {days} dagen vooruit: {_counted(items)}", bold=True)
    urgent = [item for item in items if item.dringend]
    if urgent:
        click.secho("\nDringend", bold=True, fg="red")
        for item in urgent:
            _show_item(item, who=True)
    for name, own in per_person(item for item in items if not item.dringend).items():
        click.secho(f"\n{one_line(name) or 'Nog niemand genoemd'}: {_counted(own)}", bold=True)
        for item in own:
            _show_item(item)
    kinds = {item.soort for item in items}
    if Soort.MAATREGEL in kinds:
        click.echo("tip: Is een maatregel gedaan? Noem haar kenmerk bij een regel in het logboek.", err=True)
    if Soort.AFBOUW in kinds:
        click.echo(
            "tip: Is een stap gezet? Schrijf in het logboek een regel van de soort uitvoering.", err=True
        )
    if any(not item.wie for item in items):
        click.echo("tip: Welke dossiers geen regiehouder hebben, ziet u met --zonder-regie.", err=True)


def _show_item(item: Item, *, who: bool = False) -> None:
    owner = f" ({', '.join(item.wie)})" if who and item.wie else ""
    pupil = f"{item.naam}: " if item.naam else ""
    line = row(
        ("te laat" if item.te_laat else "", 9),
        (day(item.datum), 19),
        (item.nummer, 11),
        rest=f"{pupil}{item.wat}{owner}",
        indent=2,
    )
    click.echo(line.replace("te laat", click.style("te laat", fg="red"), 1) if item.te_laat else line)


def _counted(items: Sequence[Item]) -> str:
    count, late = len(items), sum(item.te_laat for item in items)
    said = f"{count} {'afspraak' if count == 1 else 'afspraken'}" if count else "niets te doen"
    return f"{said}, {late} te laat" if late else said


def _show_orphans(orphans: Sequence[Orphan], *, as_json: bool) -> None:
    if as_json:
        for orphan in orphans:
            click.echo(compact(plain(orphan)))
        return
    count = len(orphans)
    said = "1 open dossier" if count == 1 else f"{count or 'Geen'} open dossiers"
    click.secho(f"{said} zonder regiehouder", bold=True)
    for orphan in orphans:
        deputy = f"; vervanger: {orphan.vervanger}" if orphan.vervanger else ""
        click.echo(row((orphan.nummer, 11), rest=f"{orphan.reden}{deputy} ({orphan.bron})", indent=2))
