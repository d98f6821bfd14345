"""`dossiertool inbox`: takes in the forms that came back."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import opens_vault
from dossiertool.cli.layout import count_of, paragraph
from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import SCHOOL, VANDAAG
from dossiertool.cli.show import compact, show_findings
from dossiertool.cli.terminal import one_line, visible
from dossiertool.errors import ExitCode

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.actions.inbox.decide import Change
    from dossiertool.actions.inbox.outcome import Outcome, Stand
    from dossiertool.cli.access import Access

_FOLDER = click.Path(path_type=Path)


@click.command(cls=DutchCommand)
@click.argument("forms", metavar="MAP", type=_FOLDER)
@click.option(
    "--dossiers",
    default=".",
    show_default=False,
    metavar="MAP",
    help="De map met de dossiers en groepsplannen; anders de map waarin u werkt. Staan ze in de kluis: kluis: "
    "of kluis:NUMMER.",
)
@click.option("--droog", is_flag=True, help="Laat alleen zien wat er zou gebeuren; verander niets.")
@click.option("--streng", is_flag=True, help="Geef een formulier ook terug bij een waarschuwing of tip.")
@click.option(
    "--in-kluis",
    is_flag=True,
    help="Zoek een dossier dat niet in de map staat, in de kluis, en bewaar het daar.",
)
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON: één regel per formulier.")
@SCHOOL
@VANDAAG
@opens_vault
@click.pass_context
def inbox(
    ctx: click.Context,
    access: Access,
    forms: Path,
    dossiers: str,
    droog: bool,
    streng: bool,
    in_kluis: bool,
    as_json: bool,
    school: Path | None,
    vandaag: date | None,
) -> None:
    """Neem ingevulde formulieren in.

    MAP is de map met formulieren die terugkwamen. Dossiertool leest ze een voor een, zet de antwoorden in het
    dossier of groepsplan en zegt wat er is veranderd. Wat ouders en leerling zeggen, komt erbij en vervangt
    nooit iets. Is een antwoord in het dossier intussen ook veranderd? Dan blijft het dossier zoals het is, en
    ziet u wat het formulier zegt.

    Het formulier gaat daarna naar de map verwerkt. Klopt er iets niet, dan gaat het naar de map terug, met
    een document waarin staat wat er is. De andere formulieren gaan gewoon door; de opdracht eindigt dan met
    code 5. Kijk eerst met --droog als u wilt zien wat er gaat gebeuren.

    Staan de dossiers in de kluis? Met --dossiers kluis: wordt elk dossier daar een nieuwe versie, en staat het
    nooit leesbaar op de schijf. Met kluis:NUMMER neemt u alleen formulieren voor dat dossier in.
    """
    from dossiertool.actions.inbox.outcome import FAILED  # noqa: PLC0415
    from dossiertool.actions.inbox.take import Wishes, take_in  # noqa: PLC0415
    from dossiertool.actions.targets import EVERYTHING, in_vault, number_in  # noqa: PLC0415

    now = datetime.combine(vandaag, time()) if vandaag else datetime.now().astimezone()
    stands: Counter[Stand] = Counter()
    folder = None if in_vault(dossiers) else Path(dossiers)
    number = number_in(dossiers)
    numbers = None if number is None else frozenset((number,))
    with access.cases([EVERYTHING if in_kluis and folder else dossiers]) as vault:
        wishes = Wishes(folder, now, school, droog, streng, vault, numbers)
        for outcome in take_in(forms, wishes):
            stands[outcome.stand] += 1
            click.echo(compact(outcome.as_dict())) if as_json else _show(outcome)
    if not as_json:
        _sum_up(stands, dry=droog)
    ctx.exit(ExitCode.PARTLY_FAILED if FAILED & stands.keys() else ExitCode.OK)


def _show(outcome: Outcome) -> None:
    """Print what became of one form; this is the answer, so it may hold what the form says."""
    about = " ".join(filter(None, (outcome.soort, outcome.nummer)))
    click.secho(
        f"{one_line(outcome.bestand.name)}: {outcome.stand}{f' ({one_line(about)})' if about else ''}",
        bold=True,
    )
    for reason in outcome.redenen:
        where = f"{one_line(reason.label)}: " if reason.label else ""
        click.echo(paragraph(f"{where}{reason.wat}", indent=2, hang=2))
        if reason.advies:
            click.echo(paragraph(f"→ {reason.advies}", indent=4, hang=2))
    if made := [
        name for _, _, name in (each.rpartition(".") for each in outcome.nieuw) if not name.isdecimal()
    ]:
        click.echo(f"  Nieuw in het dossier: {', '.join(made)}")
    for change in outcome.wijzigingen:
        _show_change(change)
    for remark in outcome.opmerkingen:
        who = f"{one_line(remark.auteur)}, " if remark.auteur else ""
        click.echo(paragraph(f"naast de vakken ({who}{remark.plaats}): ‘{remark.tekst}’", indent=2, hang=2))
    if outcome.opmerkingen:
        click.echo(paragraph(_BESIDE, indent=4, hang=2))
    if outcome.bevindingen:
        show_findings(outcome.bevindingen)
    if outcome.bericht is not None:
        click.echo(f"  Geschreven: {visible(str(outcome.bericht))}")


def _show_change(change: Change) -> None:
    was, wordt = _said(change.in_words(change.was)), _said(change.in_words(change.wordt))
    arrow = f"{was} → {wordt}" if was and wordt else wordt or was
    click.echo(paragraph(f"{change.uitkomst}  {change.label}: {arrow}".rstrip(": "), indent=2, hang=2))


def _said(value: object) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return _DAY.sub(r"\3-\2-\1", str(value))


_BESIDE = "→ Wat naast de vakken staat, komt niet in het dossier. Neem het zelf over als het daarin hoort."
_DAY = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")


def _sum_up(stands: Counter[Stand], *, dry: bool) -> None:
    """Say on stderr how many forms ended how: never a name, for a file may be named after a pupil."""
    if not stands:
        click.echo("In deze map staat geen formulier.", err=True)
        return
    counts = ", ".join(f"{count} {stand}" for stand, count in stands.items())
    click.echo(f"{count_of(sum(stands.values()), 'formulier', 'formulieren')}: {counts}", err=True)
    if dry:
        click.echo("tip: Er is niets veranderd. Laat --droog weg om de formulieren in te nemen.", err=True)
