"""`dossiertool sleutel`: maak, toon, wijzig, herstel."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import HERSTELSLEUTEL, opens_key, opens_vault
from dossiertool.cli.main import DutchGroup
from dossiertool.cli.onderhoud import tell_left
from dossiertool.cli.options import JSON
from dossiertool.cli.progress import Steps
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import visible

if TYPE_CHECKING:
    from dossiertool.cli.access import Access


@click.group(cls=DutchGroup)
def sleutel() -> None:
    """Maak en bekijk uw sleutel voor de kluis.

    Ieder heeft een eigen sleutelbestand met een eigen wachtzin. Geef het nooit aan een ander. Om in een kluis
    te worden toegelaten geeft u uw kaart: daarin staat niets geheims.
    """


@sleutel.command()
@opens_key
@JSON
def maak(access: Access, as_json: bool) -> None:
    """Maak uw sleutelbestand."""
    from dossiertool.actions.share import make_key  # noqa: PLC0415
    from dossiertool.errors import InvalidInput  # noqa: PLC0415

    if access.key_file.exists():
        raise InvalidInput(
            f"Er is al een sleutelbestand {access.key_file}. Het blijft zoals het is.",
            "Noem een ander met: --sleutel BESTAND",
        )
    make_key(access.key_file, access.new_passphrase)
    if as_json:
        click.echo(compact({"sleutel": str(access.key_file)}))
    else:
        click.echo(f"Geschreven: {access.key_file}")
    click.echo(
        "tip: Geef uw kaart aan de beheerder van de kluis: dossiertool sleutel toon --naam NAAM -o kaart.json",
        err=True,
    )


@sleutel.command()
@opens_key
@click.option(
    "--naam", required=True, metavar="NAAM", help="Hoe collega's u noemen. Dit staat leesbaar in de kluis."
)
@click.option(
    "-o", "uit", type=click.Path(path_type=Path), metavar="BESTAND", help="Schrijf de kaart naar dit bestand."
)
def toon(access: Access, naam: str, uit: Path | None) -> None:
    """Toon uw kaart: het openbare deel van uw sleutel."""
    from dossiertool.actions.share import card_of, kid_on  # noqa: PLC0415
    from dossiertool.files.write import write_new  # noqa: PLC0415

    card = card_of(access.key_file, access.passphrase, naam)
    if uit is None:
        click.echo(card.decode(), nl=False)
    else:
        write_new(uit, card)
        click.echo(f"Geschreven: {uit}")
    click.echo(f"Uw lange code: {kid_on(card)}", err=True)
    click.echo(
        "tip: De beheerder ziet dezelfde code. Vergelijk ze samen, bijvoorbeeld aan de telefoon.", err=True
    )


@sleutel.command()
@opens_key
@click.option(
    "--nieuwe-wachtzin-bestand",
    "new_file",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Lees de nieuwe wachtzin uit de eerste regel van dit bestand, zonder erom te vragen.",
)
@JSON
def wijzig(access: Access, new_file: Path | None, as_json: bool) -> None:
    """Kies een andere wachtzin voor uw sleutelbestand."""
    from dossiertool.actions.share import change_passphrase  # noqa: PLC0415

    new = replace(access, passphrase_file=new_file)
    change_passphrase(access.key_file, access.passphrase, new.new_passphrase)
    if as_json:
        click.echo(compact({"sleutel": str(access.key_file)}))
    click.echo(f"De wachtzin van {access.key_file} is gewijzigd.", err=True)
    click.echo("tip: Reservekopieën van het sleutelbestand gaan nog open met de oude wachtzin.", err=True)


@sleutel.command()
@click.argument("kaart", metavar="KAART", type=click.Path(path_type=Path))
@click.option(
    "--voor", "wie", required=True, metavar="WIE", help="De naam of lange code van wie de sleutel kwijt is."
)
@opens_vault
@HERSTELSLEUTEL
@JSON
def herstel(kaart: Path, wie: str, access: Access, as_json: bool) -> None:
    """Vervang een verloren sleutel door een nieuwe, bij alle dossiers. Daarvoor is de herstelsleutel nodig.

    KAART is de kaart van de nieuwe sleutel. De oude sleutel wordt ingetrokken.
    """
    from dossiertool.actions.rewrap import AT_ONCE, catch_up  # noqa: PLC0415
    from dossiertool.actions.share import replace_key  # noqa: PLC0415

    with access.open() as opened:
        new, dossiers = replace_key(opened, wie, kaart, now=datetime.now(UTC), step=Steps())
        older = catch_up(opened, now=datetime.now(UTC), seconds=AT_ONCE)
    if as_json:
        answer: dict[str, object] = {"naam": new.naam, "rol": new.rol, "sleutel": new.kid}
        click.echo(compact({**answer, "dossiers": dossiers}))
    else:
        click.echo(visible(f"{new.naam}  {new.rol}  {new.kid}"))
    click.echo(f"De nieuwe sleutel past op dossiers: {dossiers}. De oude sleutel is ingetrokken.", err=True)
    tell_left(older)
