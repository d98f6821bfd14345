"""`dossiertool kluis onderhoud`: goes on with what taking access away left to do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import HERSTELSLEUTEL, opens_vault
from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import JSON
from dossiertool.cli.progress import Progress
from dossiertool.cli.show import compact
from dossiertool.errors import Tampered

if TYPE_CHECKING:
    from dossiertool.actions.rewrap import CaughtUp
    from dossiertool.cli.access import Access


@click.command(cls=DutchCommand)
@opens_vault
@HERSTELSLEUTEL
@click.option(
    "--seconden",
    type=click.IntRange(min=1),
    metavar="N",
    help="Stop na ongeveer zoveel seconden. Anders: tot alles klaar is.",
)
@JSON
def onderhoud(access: Access, seconden: int | None, as_json: bool) -> None:
    """Versleutel oudere versies opnieuw.

    Dat is nodig als iemands toegang is weggenomen; de nieuwste versie is dan al gedaan. U kunt dit altijd
    afbreken en later verdergaan: wat gedaan is, blijft gedaan.
    """
    from dossiertool.actions.rewrap import catch_up  # noqa: PLC0415

    progress: list[Progress] = []

    def step(total: int) -> None:
        if not progress:
            progress.append(Progress(total))
        progress[0].step()

    with access.open() as opened:
        done = catch_up(opened, now=datetime.now(UTC), seconds=seconden, step=step)
    for line in progress:
        line.clear()
    if as_json:
        answer = {
            "versies": done.versies,
            "dossiers_over": done.dossiers_over,
            "dossiers_van_anderen": done.dossiers_van_anderen,
            "dossiers_archivaris": done.dossiers_archivaris,
            "beschadigd": list(done.beschadigd),
        }
        click.echo(compact(answer))
    else:
        click.echo(
            f"Opnieuw versleuteld: oudere versies {done.versies}. Nog te doen: dossiers {done.dossiers_over}."
        )
    tell_left(done)
    if done.beschadigd:
        raise Tampered(
            f"Een oudere versie is beschadigd of gewijzigd en bleef zo: {', '.join(done.beschadigd)}.",
            "Kijk de kluis na met: dossiertool kluis controleer",
        )


def tell_left(done: CaughtUp) -> None:
    """Say on stderr what is still to do after access was taken away, and who does it."""
    if done.dossiers_over:
        click.echo(
            f"Oudere versies staan nog onder de oude sleutel (dossiers: {done.dossiers_over}). "
            "Ga later verder met: dossiertool kluis onderhoud",
            err=True,
        )
    if done.dossiers_van_anderen:
        click.echo(
            f"Verzegeld, of niet van u om te schrijven (dossiers: {done.dossiers_van_anderen}). "
            "Daar doet een behandelaar of de herstelsleutel dit, na heropenen.",
            err=True,
        )
    if done.dossiers_archivaris:
        click.echo(
            f"Opnieuw versleuteld, maar wat de oude sleutel opent staat nog op de server (dossiers: "
            f"{done.dossiers_archivaris}). Weghalen mag alleen een account met de rol kluis_archivaris, met: "
            "dossiertool kluis onderhoud",
            err=True,
        )
