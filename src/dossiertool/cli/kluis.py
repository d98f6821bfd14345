"""`dossiertool kluis`: bewaar, haal, lijst; the rest is in `begin`, `toegang`, `toezicht`, `reservekopie`."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import HERSTELSLEUTEL, opens_vault
from dossiertool.cli.begin import begin
from dossiertool.cli.bijlage import bijlage_
from dossiertool.cli.kept import Teller
from dossiertool.cli.lijst import lijst
from dossiertool.cli.main import DutchGroup
from dossiertool.cli.onderhoud import onderhoud
from dossiertool.cli.options import JSON
from dossiertool.cli.reservekopie import herstel, reservekopie
from dossiertool.cli.show import compact
from dossiertool.cli.signaal import signaal_
from dossiertool.cli.toegang import toegang
from dossiertool.cli.toezicht import controleer, log
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from dossiertool.cli.access import Access


@click.group(cls=DutchGroup)
def kluis() -> None:
    """Bewaar dossiers versleuteld.

    Een kluis is een map met versleutelde dossiers. U opent de kluis met uw sleutelbestand en uw wachtzin.
    Met de herstelsleutel kan de school altijd alles lezen. Bewaar uw sleutelbestand buiten de kluis.
    """


for _command in (begin, lijst, toegang, bijlage_, signaal_, log, controleer, onderhoud, reservekopie, herstel):
    kluis.add_command(_command)


@kluis.command()
@click.argument("doelen", metavar="DOEL...", nargs=-1, required=True)
@opens_vault
@click.option(
    "--verplaats", is_flag=True, help="Haal het leesbare bestand weg zodra het veilig in de kluis staat."
)
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON: één regel per bestand.")
@click.pass_context
def bewaar(ctx: click.Context, doelen: tuple[str, ...], access: Access, verplaats: bool, as_json: bool) -> None:
    """Bewaar dossiers en groepsplannen in de kluis.

    DOEL is een dossier, een groepsplan of een map. In een map neemt dossiertool alle dossiers en
    groepsplannen, ook die in de mappen daaronder. Elk bestand wordt een nieuwe versie. De oude versies
    blijven in de kluis staan.

    Geef dezelfde opdracht gerust opnieuw, ook als zij halverwege is afgebroken: wat niet is veranderd,
    wordt overgeslagen. Mislukt in een map een deel, dan eindigt de opdracht met code 5.
    """
    from dossiertool.actions.keep_many import files_to_keep  # noqa: PLC0415
    from dossiertool.actions.targets import is_many  # noqa: PLC0415

    paths = files_to_keep(doelen)
    teller = Teller(paths, moved=verplaats, as_json=as_json, folders=any(map(is_many, doelen)))
    if len(paths) == 1:
        from dossiertool.actions.keep import save_case  # noqa: PLC0415

        with access.open() as opened:
            teller.tell(paths[0], save_case(opened, paths[0], now=datetime.now(UTC), move=verplaats))
    else:
        from dossiertool.actions.keep_many import keep_many  # noqa: PLC0415

        with access.open() as opened, teller.stopped_halfway():
            for path, outcome in keep_many(opened, paths, now=lambda: datetime.now(UTC), move=verplaats):
                teller.tell(path, outcome)
    ctx.exit(teller.sum_up())


@kluis.command()
@click.argument("nummer", metavar="NUMMER")
@opens_vault
@click.option(
    "-o",
    "uit",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf het leesbare dossier naar dit nieuwe bestand (.yaml of .json); alleen u mag het lezen.",
)
@click.option(
    "--versie", type=click.IntRange(min=1), metavar="N", help="Haal deze versie in plaats van de nieuwste."
)
@HERSTELSLEUTEL
@JSON
def haal(nummer: str, access: Access, uit: Path | None, versie: int | None, as_json: bool) -> None:
    """Haal een dossier of groepsplan uit de kluis, als leesbaar bestand.

    Om te kijken, na te kijken of een document te maken hoeft dat niet: typ kluis:NUMMER waar u anders een
    bestand noemt, zoals in dossiertool toon kluis:NUMMER.
    """
    from dossiertool.actions.fetch import fetch_case  # noqa: PLC0415
    from dossiertool.actions.targets import number_in  # noqa: PLC0415

    nummer = number_in(nummer) or nummer.upper()
    if uit is None:
        kind = "groepsplan" if nummer.startswith("G") else "dossier"
        shown = nummer if nummer.isascii() else "NUMMER"
        raise InvalidInput(
            "Het dossier komt leesbaar op uw computer. Zeg daarom zelf in welk bestand.",
            f"Typ erachter: -o {shown}.{kind}.yaml. Alleen kijken? dossiertool toon kluis:{shown}",
        )
    if os.path.lexists(uit):
        raise InvalidInput(f"{uit} bestaat al en blijft zoals het is.", "Kies een andere naam.")
    with access.open() as opened:
        fetch_case(opened, nummer, uit, now=datetime.now(UTC), version=versie)
    if as_json:
        click.echo(compact({"nummer": nummer, "uit": str(uit)}))
    else:
        click.echo(f"Geschreven: {uit}")
    click.echo(
        "tip: Dit bestand is niet versleuteld. Zet het na uw werk terug met: "
        f"dossiertool kluis bewaar {uit} --verplaats",
        err=True,
    )
