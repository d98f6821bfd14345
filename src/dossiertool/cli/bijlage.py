"""`dossiertool kluis bijlage`: files beside a dossier in the vault."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossiertool.cli.access import HERSTELSLEUTEL, opens_vault
from dossiertool.cli.main import DutchGroup
from dossiertool.cli.options import JSON, VANDAAG
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import one_line, visible
from dossiertool.errors import InvalidInput

if TYPE_CHECKING:
    from dossiertool.actions.attach import Attached
    from dossiertool.cli.access import Access

_NUMMER = click.argument("nummer", metavar="NUMMER")
_BIJLAGE = click.argument("bijlage", metavar="BIJLAGE")
_SHORT = 8  # signs of a code on the screen
_KIB, _MIB = 1024, 1024**2


@click.group("bijlage", cls=DutchGroup)
def bijlage_() -> None:
    """Bewaar bestanden bij een dossier.

    Het mag een PDF, een Word-document (.docx) of een plaatje (.png, .jpg) zijn, tot 20 MB. BIJLAGE is de
    code uit de lijst (de eerste tekens zijn genoeg) of de naam.
    """


@bijlage_.command()
@_NUMMER
@click.argument("bestand", metavar="BESTAND", type=click.Path(path_type=Path))
@click.option("--naam", metavar="NAAM", help="Noem de bijlage anders dan het bestand.")
@opens_vault
@VANDAAG
@JSON
def voeg(
    nummer: str, bestand: Path, naam: str | None, access: Access, vandaag: date | None, as_json: bool
) -> None:
    """Voeg een bestand toe aan een dossier.

    Het dossier krijgt een nieuwe versie.
    """
    from dossiertool.actions.attach import attach  # noqa: PLC0415

    with access.open() as opened:
        today = vandaag or date.today()  # noqa: DTZ011  the day at school
        done = attach(opened, nummer.upper(), bestand, now=_now(), today=today, name=naam)
    if as_json:
        click.echo(compact(_as_dict(done)))
    else:
        click.echo(
            f"{done.nummer}: bijlage {done.bijlage.id[:_SHORT]} staat in de kluis, teruggelezen en gelijk "
            f"(versie {done.versie})."
        )
    click.echo(f"Het leesbare bestand {visible(str(bestand))} staat er nog.", err=True)


@bijlage_.command()
@_NUMMER
@_BIJLAGE
@click.option(
    "-o",
    "uit",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Schrijf de bijlage naar dit nieuwe bestand; bij een map krijgt zij daarin haar eigen naam.",
)
@opens_vault
@HERSTELSLEUTEL
@JSON
def haal(nummer: str, bijlage: str, uit: Path | None, access: Access, as_json: bool) -> None:
    """Haal een bijlage op, als leesbaar bestand.

    Dat komt in het logboek.
    """
    from dossiertool.actions.attach import fetch_attachment  # noqa: PLC0415

    if uit is None:
        raise InvalidInput(
            "De bijlage komt leesbaar op uw computer. Zeg daarom zelf in welk bestand.",
            "Typ erachter: -o BESTAND, of -o MAP voor haar eigen naam in die map.",
        )
    with access.open() as opened:
        out = fetch_attachment(opened, nummer.upper(), bijlage, uit, now=_now())
    if as_json:
        click.echo(compact({"nummer": nummer.upper(), "uit": str(out)}))
    else:
        click.echo(visible(f"Geschreven: {out}"))
    click.echo("tip: Dit bestand is niet versleuteld. Haal het weg als u klaar bent.", err=True)


@bijlage_.command()
@_NUMMER
@opens_vault
@HERSTELSLEUTEL
@JSON
def lijst(nummer: str, access: Access, as_json: bool) -> None:
    """Toon de bijlagen van een dossier.

    Dat u keek, komt in het logboek.
    """
    from dossiertool.actions.attach import attachments_of  # noqa: PLC0415

    nummer = nummer.upper()
    with access.open() as opened:
        found = attachments_of(opened, nummer, now=_now())
    for one in found:
        if as_json:
            click.echo(compact(_as_dict(one)))
        else:
            click.echo(_as_line(one))
    if not as_json:
        click.echo(f"Bijlagen bij {nummer}: {len(found)}", err=True)


@bijlage_.command()
@_NUMMER
@_BIJLAGE
@opens_vault
@JSON
def weg(nummer: str, bijlage: str, access: Access, as_json: bool) -> None:
    """Noem een bijlage niet meer in het dossier.

    In oudere versies blijft zij staan.
    """
    from dossiertool.actions.attach import detach  # noqa: PLC0415

    with access.open() as opened:
        done = detach(opened, nummer.upper(), bijlage, now=_now())
    if as_json:
        click.echo(compact(_as_dict(done)))
    else:
        click.echo(f"{done.nummer}: versie {done.versie} noemt bijlage {done.bijlage.id[:_SHORT]} niet meer.")
    click.echo(
        "In oudere versies van het dossier staat zij nog. Pas als het dossier wordt vernietigd, is zij weg.",
        err=True,
    )


def _as_dict(one: Attached) -> dict[str, Any]:
    return {"nummer": one.nummer, "versie": one.versie, **one.bijlage.model_dump(mode="json")}


def _as_line(one: Attached) -> str:
    held = one.bijlage
    kind = held.mediatype.name.lower()
    parts = (
        held.id[:_SHORT],
        f"{held.datum:%d-%m-%Y}",
        kind,
        _size(held.lengte),
        held.naam,
        f"door {held.door}",
    )
    return "  ".join(map(one_line, parts))


def _size(size: int) -> str:
    """Return a number of bytes as people say it."""
    if size < _MIB:
        return f"{max(1, round(size / _KIB))} kB"
    return f"{size / _MIB:.1f} MB".replace(".", ",")


def _now() -> datetime:
    return datetime.now(UTC)
