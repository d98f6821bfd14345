"""`dossiertool kluis log`, `controleer` and `herstel`: looking after a vault."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import HERSTELSLEUTEL, opens_vault
from dossiertool.cli.main import DutchCommand
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import visible
from dossiertool.errors import InvalidInput, Tampered

if TYPE_CHECKING:
    from dossiertool.cli.access import Access
    from dossiertool.vault.check import Report

_JSON = click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON.")


@click.command(cls=DutchCommand)
@click.argument("nummer", metavar="NUMMER")
@opens_vault
@HERSTELSLEUTEL
@_JSON
def log(nummer: str, access: Access, as_json: bool) -> None:
    """Toon wie een dossier wijzigde, en daaronder wie het las."""
    from dossiertool.actions.oversee import log_lines  # noqa: PLC0415

    with access.open() as opened:
        lines = log_lines(opened, nummer.upper())
    for line in lines:
        if as_json:
            click.echo(compact(asdict(line)))
        else:
            told = (line.soort, line.tijd, line.wie, line.wat, f"versie {line.versie}")
            click.echo(visible("  ".join(told)))


@click.command(cls=DutchCommand)
@opens_vault
@HERSTELSLEUTEL
@click.option("--alles", is_flag=True, help="Ontsleutel ook elke versie die u kunt openen.")
@_JSON
def controleer(access: Access, alles: bool, as_json: bool) -> None:
    """Kijk de hele kluis na op beschadiging en vervalsing."""
    from dossiertool.actions.oversee import check_vault  # noqa: PLC0415

    with access.open() as opened:
        report = check_vault(opened, everything=alles)
    _tell(report, as_json=as_json)


@click.command(cls=DutchCommand)
@opens_vault
@click.option("--aanvaard", is_flag=True, help="Aanvaard een teruggezette reservekopie, ook al is die ouder.")
@_JSON
def herstel(access: Access, aanvaard: bool, as_json: bool) -> None:
    """Neem een teruggezette reservekopie van de kluis in gebruik."""
    from dossiertool.actions.oversee import accept_restored  # noqa: PLC0415

    if not aanvaard:
        raise InvalidInput(
            "Een oudere kluis in gebruik nemen betekent: wat daarna is bewaard, is weg.",
            "Weet u dat zeker? Typ erachter: --aanvaard",
        )
    report = accept_restored(access.folder, access.key_file, access.passphrase)
    _tell(report, as_json=as_json)
    click.echo("Deze kluis is nu in gebruik zoals zij is. Zeg het ook tegen uw collega's.", err=True)


def _tell(report: Report, *, as_json: bool) -> None:
    answer = {
        "dossiers": report.dossiers,
        "versies": report.versions,
        "leesregels": report.readings,
        "ontsleuteld": report.decrypted,
        "problemen": [{"wat": what, "id": dossier or None} for what, dossier in report.problems],
    }
    if as_json:
        click.echo(compact(answer))
    else:
        click.echo(
            f"Nagekeken: dossiers {report.dossiers}, versies {report.versions}, leesregels {report.readings}, "
            f"ontsleuteld {report.decrypted}."
        )
        for what, dossier in report.problems:
            click.echo(f"Beschadigd of gewijzigd: {what} {dossier}".rstrip())
    if report.problems:
        raise Tampered(
            f"De kluis is beschadigd of gewijzigd. Aantal problemen: {len(report.problems)}.",
            "Zet een reservekopie van de kluis terug.",
        )
