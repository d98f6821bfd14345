"""`dossiertool kluis toegang`: who may read and write what."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import HERSTELSLEUTEL, opens_vault
from dossiertool.cli.main import DutchGroup
from dossiertool.cli.onderhoud import tell_left
from dossiertool.cli.options import JSON
from dossiertool.cli.progress import Steps
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import visible

if TYPE_CHECKING:
    from dossiertool.actions.rewrap import CaughtUp
    from dossiertool.actions.share import Someone
    from dossiertool.cli.access import Access

_ROLES = ("melder", "meelezer", "behandelaar", "beheerder")
_ROL = click.option(
    "--rol",
    type=click.Choice(_ROLES),
    required=True,
    help="melder: alleen een signaal geven. meelezer: lezen. behandelaar: lezen en schrijven. "
    "beheerder: ook verzegelen en vernietigen.",
)


@click.group(cls=DutchGroup)
def toegang() -> None:
    """Geef toegang tot een dossier, of neem die weg."""


@toegang.command()
@click.argument("nummer", metavar="[NUMMER]", required=False)
@opens_vault
@HERSTELSLEUTEL
@JSON
def toon(nummer: str | None, access: Access, as_json: bool) -> None:
    """Toon wie er bij een dossier kan; zonder nummer: wie er in de kluis bekend is."""
    from dossiertool.actions.share import who_has_access  # noqa: PLC0415

    with access.open() as opened:
        found = who_has_access(opened, nummer and nummer.upper())
        fingerprint = opened.vault.fingerprint
    for one in found:
        _tell(one, as_json=as_json)
    click.echo(f"Vingerafdruk van de school: {fingerprint}", err=True)


@toegang.command()
@click.argument("nummer", metavar="NUMMER")
@click.argument("wie", metavar="WIE")
@_ROL
@opens_vault
@HERSTELSLEUTEL
@JSON
def geef(nummer: str, wie: str, rol: str, access: Access, as_json: bool) -> None:
    """Geef iemand toegang tot een dossier."""
    from dossiertool.actions.share import give_access  # noqa: PLC0415

    with access.open() as opened:
        given = give_access(opened, nummer.upper(), wie, rol, now=_now())
    _tell(given, as_json=as_json)
    click.echo(visible(f"{given.naam} heeft nu toegang tot {nummer.upper()} als {given.rol}."), err=True)


@toegang.command()
@click.argument("nummer", metavar="NUMMER")
@click.argument("wie", metavar="WIE")
@opens_vault
@HERSTELSLEUTEL
@JSON
def neem(nummer: str, wie: str, access: Access, as_json: bool) -> None:
    """Neem iemands toegang tot een dossier weg: het krijgt meteen een nieuwe sleutel."""
    from dossiertool.actions.rewrap import AT_ONCE, catch_up  # noqa: PLC0415
    from dossiertool.actions.share import take_access  # noqa: PLC0415

    with access.open() as opened:
        taken = take_access(opened, nummer.upper(), wie, now=_now())
        older = catch_up(opened, now=_now(), seconds=AT_ONCE, only=[nummer.upper()])
    _tell(taken, as_json=as_json)
    click.echo(visible(f"{taken.naam} heeft geen toegang meer tot {nummer.upper()}."), err=True)
    _warn(older)


@toegang.command("laat-toe")
@click.argument("kaart", metavar="KAART", type=click.Path(path_type=Path))
@_ROL
@click.option(
    "--tot",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATUM",
    help="De laatste dag van de aanstelling (jjjj-mm-dd). Daarna gaat voor deze persoon niets meer open.",
)
@opens_vault
@HERSTELSLEUTEL
@JSON
def laat_toe(kaart: Path, rol: str, tot: datetime | None, access: Access, as_json: bool) -> None:
    """Zet een collega in de sleutellijst van de kluis. Daarvoor is de herstelsleutel nodig."""
    from dossiertool.actions.share import admit_by_card  # noqa: PLC0415

    with access.open() as opened:
        admitted = admit_by_card(opened, kaart, rol, now=_now(), until=tot.date() if tot else None)
    _tell(admitted, as_json=as_json)
    click.echo(
        "tip: Vergelijk deze lange code met de code die uw collega zag bij: dossiertool sleutel toon. Geef "
        "daarna toegang per dossier met: "
        "dossiertool kluis toegang geef NUMMER WIE --rol ROL",
        err=True,
    )


@toegang.command("trek-in")
@click.argument("wie", metavar="WIE")
@opens_vault
@HERSTELSLEUTEL
@JSON
def trek_in(wie: str, access: Access, as_json: bool) -> None:
    """Trek de sleutel van een collega in, bij alle dossiers. Daarvoor is de herstelsleutel nodig.

    Werd het afgebroken? Geef dezelfde opdracht opnieuw; zij gaat verder waar zij was.
    """
    from dossiertool.actions.rewrap import AT_ONCE, catch_up  # noqa: PLC0415
    from dossiertool.actions.share import expel_person  # noqa: PLC0415

    with access.open() as opened:
        gone, dossiers = expel_person(opened, wie, now=_now(), step=Steps())
        older = catch_up(opened, now=_now(), seconds=AT_ONCE)
    _tell(gone, as_json=as_json)
    click.echo(f"Toegang weggenomen bij dossiers: {dossiers}.", err=True)
    _warn(older)


def _tell(one: Someone, *, as_json: bool) -> None:
    if as_json:
        answer = {"naam": one.naam, "rol": one.rol, "sleutel": one.kid, "ingetrokken": one.ingetrokken}
        answer["tot"] = one.tot
        click.echo(compact(answer))
    else:
        gone = "  ingetrokken" if one.ingetrokken else f"  tot en met {one.tot}" if one.tot else ""
        click.echo(visible(f"{one.naam}  {one.rol}  {one.kid}{gone}"))


def _warn(older: CaughtUp) -> None:
    click.echo(
        "Wat deze persoon eerder kon lezen, kan gekopieerd of geprint zijn. Dat kan de kluis niet terughalen.",
        err=True,
    )
    tell_left(older)


def _now() -> datetime:
    return datetime.now(UTC)
