"""`dossiertool kluis lijst`: what is in the vault, and searching it; never a name unless asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import HERSTELSLEUTEL, opens_vault
from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import Day
from dossiertool.cli.progress import Steps
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import clock, visible
from dossiertool.errors import InvalidInput, Tampered

if TYPE_CHECKING:
    from dossiertool.actions.search import Listed, Row, Wanted
    from dossiertool.cli.access import Access

_STATES = ("open", "verzegeld")
_DATES = ("bewaard", "evaluatie", "bewaren-tot")


@click.command(cls=DutchCommand)
@opens_vault
@HERSTELSLEUTEL
@click.option("--nummer", metavar="DEEL", help="Alleen nummers waarin dit voorkomt, bijvoorbeeld 4M7T.")
@click.option("--groep", metavar="GROEP", help="Alleen deze groep of klas, bijvoorbeeld 1V1.")
@click.option("--staat", type=click.Choice(_STATES), help="Alleen open of alleen verzegelde dossiers.")
@click.option("--sinds", type=Day(), help="Vanaf deze dag, die dag meegeteld.")
@click.option("--tot", "until", type=Day(), help="Tot en met deze dag.")
@click.option(
    "--datum",
    "by",
    type=click.Choice(_DATES),
    default=_DATES[0],
    help="Welke dag --sinds en --tot bedoelen: de laatste keer bewaard, de eerstvolgende evaluatie, of de dag "
    "tot wanneer het dossier wordt bewaard. Anders: bewaard.",
)
@click.option(
    "--naam", metavar="NAAM", help="Alleen leerlingen van wie de roepnaam zo begint. De lijst toont nummers."
)
@click.option("--toon-namen", is_flag=True, help="Toon ook roepnaam of klas en het aantal open behoeften.")
@click.option(
    "--json", "as_json", is_flag=True, help="Geef de lijst als JSON: één regel per dossier of groepsplan."
)
def lijst(
    access: Access,
    nummer: str | None,
    groep: str | None,
    staat: str | None,
    sinds: date | None,
    until: date | None,
    by: str,
    naam: str | None,
    toon_namen: bool,
    as_json: bool,
) -> None:
    """Toon wat er in de kluis staat, of zoek erin.

    Namen ziet u alleen als u erom vraagt. Geef meer opties om op alles tegelijk te zoeken.

    De eerste keer zoeken duurt langer. dossiertool onthoudt daarna wat voor het zoeken nodig is, versleuteld
    met uw sleutel. Dat bestand staat op deze computer en mag altijd weg.
    """
    from dossiertool.actions.search import Wanted, list_cases  # noqa: PLC0415

    if sinds and until and sinds > until:
        raise InvalidInput("De dag bij --sinds ligt na de dag bij --tot.", "Draai die twee om.")
    wanted = Wanted(nummer, groep, staat, sinds, until, by, naam)
    with access.open() as opened:
        listed = list_cases(opened, wanted=wanted, names=toon_namen, step=Steps())
    for row in listed.rows if as_json else ():
        click.echo(compact(_as_dict(row, names=toon_namen)))
    if not as_json:
        _show(access, listed, wanted)
    unreadable = [row.stored.number for row in listed.rows if not row.leesbaar]
    if listed.beschadigd or unreadable:
        named = f" ({', '.join(unreadable)})" if unreadable else ""
        raise Tampered(
            f"Beschadigd of gewijzigd, en dus niet te openen: {listed.beschadigd + len(unreadable)}{named}.",
            "Zet een reservekopie van de kluis terug. De andere dossiers kunt u gewoon ophalen.",
        )


def _show(access: Access, listed: Listed, wanted: Wanted) -> None:
    from dossiertool.actions.search import ALL  # noqa: PLC0415

    what = "Dossiers en groepsplannen" if wanted == ALL else "Gevonden"
    click.echo(f"{what} in de kluis {access.shown}: {len(listed.rows)}", err=True)
    for row in listed.rows:
        click.echo(_as_line(row))
    if not listed.rows and not listed.beschadigd and wanted == ALL:
        click.echo("tip: Bewaar er een met: dossiertool kluis bewaar BESTAND", err=True)


def _as_dict(row: Row, *, names: bool) -> dict[str, object]:
    answer: dict[str, object] = {
        "nummer": row.stored.number,
        "versie": row.stored.version,
        "bewaard": row.stored.saved_at.isoformat(),
        "staat": row.staat,
    }
    if names:
        answer |= {"naam": row.naam, "open_behoeften": row.open_behoeften, "leesbaar": row.leesbaar}
    return answer


def _as_line(row: Row) -> str:
    parts = [row.stored.number, f"versie {row.stored.version}", clock(row.stored.saved_at)]
    if row.staat != _STATES[0]:
        parts.append(row.staat)
    if row.naam:
        parts.append(row.naam)
    if row.open_behoeften is not None:
        parts.append(f"open behoeften: {row.open_behoeften}")
    if not row.leesbaar:
        parts.append("niet leesbaar")
    return visible("  ".join(parts))
