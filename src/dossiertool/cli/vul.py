"""`dossiertool vul`: one Word document from one case file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import VANDAAG, Soort
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import visible


@click.command(cls=DutchCommand)
@click.argument("soort", metavar="SOORT", type=Soort())
@click.argument("doel", metavar="DOEL")
@click.option(
    "-o",
    "uit",
    type=click.Path(path_type=Path),
    metavar="DOCUMENT.docx",
    help="Maak dit Word-bestand; zonder -o staat het nummer van het dossier in de naam.",
)
@click.option(
    "--sjabloon",
    type=click.Path(path_type=Path),
    metavar="SJABLOON.docx",
    help="Gebruik dit Word-sjabloon in plaats van het meegeleverde.",
)
@click.option(
    "--kenmerk",
    metavar="KENMERK",
    help="Kies een plan, aanmelding of evaluatie met het kenmerk, bijvoorbeeld HP1.",
)
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON.")
@VANDAAG
def vul(
    soort: str,
    doel: str,
    uit: Path | None,
    sjabloon: Path | None,
    kenmerk: str | None,
    as_json: bool,
    vandaag: date | None,
) -> None:
    """Maak een Word-document van een dossier of groepsplan.

    SOORT is handelingsplan, groepsplan, ot-aanmelding, ot-verslag of evaluatie. DOEL is een dossier of
    groepsplan.

    Zonder --kenmerk kiest dossiertool de nieuwste versie die niet is vervangen. Een Word-bestand dat al
    bestaat, blijft zoals het is.
    """
    from dossiertool.actions.fill import fill_target  # noqa: PLC0415

    filled = fill_target(
        soort,
        doel,
        out=uit,
        template=sjabloon,
        kenmerk=kenmerk,
        today=vandaag or date.today(),  # noqa: DTZ011
    )
    if as_json:
        answer = {"doel": doel, "soort": filled.soort, "nummer": filled.nummer, "uit": str(filled.uit)}
        click.echo(compact(answer))
    else:
        click.echo(f"Geschreven: {visible(str(filled.uit))}")
