"""`dossiertool kluis log` and `controleer`: looking after a vault."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import HERSTELSLEUTEL, opens_vault
from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import JSON
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import clock, visible
from dossiertool.errors import Tampered

if TYPE_CHECKING:
    from dossiertool.cli.access import Access
    from dossiertool.vault.check import Report
    from dossiertool.vault.format.accepted import Acceptance


@click.command(cls=DutchCommand)
@click.argument("nummer", metavar="NUMMER")
@opens_vault
@HERSTELSLEUTEL
@JSON
def log(nummer: str, access: Access, as_json: bool) -> None:
    """Toon wie een dossier wijzigde, en daaronder wie het las."""
    from dossiertool.actions.oversee import log_lines  # noqa: PLC0415

    with access.open() as opened:
        lines = log_lines(opened, nummer.upper())
    for line in lines:
        if as_json:
            click.echo(compact(asdict(line)))
        else:
            told = [line.soort, clock(line.tijd), line.wie, line.wat, f"versie {line.versie}"]
            if line.reden is not None:
                told.append(f"akkoord van {line.akkoord}: {line.reden}")
            click.echo(visible("  ".join(told)))


@click.command(cls=DutchCommand)
@opens_vault
@HERSTELSLEUTEL
@click.option("--alles", is_flag=True, help="Ontsleutel ook elke versie die u kunt openen.")
@JSON
def controleer(access: Access, alles: bool, as_json: bool) -> None:
    """Kijk de hele kluis na op beschadiging en vervalsing."""
    from dossiertool.actions.oversee import check_vault  # noqa: PLC0415

    with access.open() as opened:
        report = check_vault(opened, everything=alles)
    tell(report, as_json=as_json)


def tell(report: Report, *, as_json: bool, **more: object) -> None:
    """Say what a look over a vault found. Raises Tampered when there are problems."""
    answer = {
        "dossiers": report.dossiers,
        "versies": report.versions,
        "bijlagen": report.attachments,
        "signalen": report.signals,
        "leesregels": report.readings,
        "ontsleuteld": report.decrypted,
        "problemen": [{"wat": what, "id": dossier or None} for what, dossier in report.problems],
        "aanvaard": [{"tijd": one.at, "wie": one.by.name, "reden": one.reason} for one in report.accepted],
        **more,
    }
    if as_json:
        click.echo(compact(answer))
    else:
        click.echo(
            f"Nagekeken: dossiers {report.dossiers}, versies {report.versions}, "
            f"bijlagen {report.attachments}, signalen {report.signals}, keren gelezen {report.readings}, "
            f"ontsleuteld {report.decrypted}."
        )
        for one in report.accepted:
            click.echo(_accepted(one))
        for what, dossier in report.problems:
            click.echo(visible(f"Beschadigd of gewijzigd: {what} {dossier}".rstrip()))
        if not report.problems:
            click.echo("Alles is in orde.", err=True)
    if report.problems:
        raise Tampered(
            f"De kluis is beschadigd of gewijzigd. Aantal problemen: {len(report.problems)}.",
            "Zet een reservekopie van de kluis terug.",
        )


def _accepted(one: Acceptance) -> str:
    return visible(f"Reservekopie teruggezet en aanvaard: {clock(one.at)}  {one.by.name}  {one.reason}")
