"""`dossiertool zegel controleer`: look at seals, in the vault and of packages without it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import HERSTELSLEUTEL, opens_vault
from dossiertool.cli.main import DutchCommand, DutchGroup
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import visible
from dossiertool.errors import NotFound, Refused, Tampered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossiertool.actions.package import Checked
    from dossiertool.cli.access import Access

_SHOWN = 10


@click.group(cls=DutchGroup)
def zegel() -> None:
    """Kijk na of verzegelde dossiers nog hetzelfde zijn."""


@zegel.command(cls=DutchCommand)
@click.argument("doelen", metavar="[DOEL...]", nargs=-1)
@opens_vault
@HERSTELSLEUTEL
@click.option(
    "--vingerafdruk",
    metavar="CODE",
    help="De vingerafdruk van de school, zoals die op het zegelbewijs staat; voor een pakket.",
)
@click.option("--alles", is_flag=True, help="Ontsleutel ook elk bestand in de kluis en vergelijk de inhoud.")
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON: één regel per dossier.")
def controleer(
    doelen: tuple[str, ...], access: Access, vingerafdruk: str | None, alles: bool, as_json: bool
) -> None:
    """Kijk zegels na: wie verzegelde, wanneer, en is alles er nog.

    DOEL is een nummer in de kluis, of de map of zip van een pakket. Zonder DOEL kijkt dossiertool alle
    verzegelde dossiers in de kluis na. Voor een pakket is de kluis niet nodig.

    De opdracht eindigt met code 4 als er iets anders is dan toen het werd verzegeld.
    """
    from dossiertool.actions.package import check_package, check_seals  # noqa: PLC0415

    packages = [Path(doel) for doel in doelen if _is_package(doel)]
    numbers = [_number(doel) for doel in doelen if not _is_package(doel)]
    told = _Told(as_json=as_json)
    told.tell(check_package(path, vingerafdruk) for path in packages)
    if numbers or not doelen:
        with access.open() as opened:
            told.tell(check_seals(opened, numbers, everything=alles))
        if not told.looked:
            click.echo("Er staan geen verzegelde dossiers in de kluis.", err=True)
    if packages and vingerafdruk is None and not told.wrong:
        click.echo("tip: Vergelijk de vingerafdruk en het zegel met het zegelbewijs.", err=True)
    if told.unsealed and not told.wrong:
        raise Refused(f"Niet verzegeld: {told.unsealed}.", "Verzegel met: dossiertool verzegel NUMMER")
    if told.wrong:
        raise Tampered(
            f"Niet in orde: {told.wrong}. Hierboven staat wat er anders is.",
            "Vertrouw dit niet. Zet een reservekopie van de kluis terug, of vraag een nieuw pakket.",
        )


def _is_package(doel: str) -> bool:
    """Tell whether this is a path and not a number in the vault."""
    if any(sign in doel for sign in "/\\."):
        return True
    try:
        return Path(doel).exists()
    except (OSError, ValueError):  # no name that a file can have
        return False


def _number(doel: str) -> str:
    """Return the number that is meant. Raises NotFound: it is no number, and no package is here either."""
    from dossiertool.actions.targets import as_number  # noqa: PLC0415
    from dossiertool.vault.format.grants import is_number  # noqa: PLC0415

    number = as_number(doel)
    if not is_number(number):
        raise NotFound(
            "Hier is geen pakket met deze naam, en het is ook geen nummer van een dossier.",
            "Noem de map of zip van een pakket, of een nummer zoals D-7K3Q-92.",
        )
    return number


@dataclass(slots=True)
class _Told:
    """Says what each look found, and counts."""

    as_json: bool
    looked: int = 0
    wrong: int = 0
    unsealed: int = 0

    def tell(self, checked: Iterable[Checked]) -> None:
        for one in checked:
            self.looked += 1
            if not one.verzegeld and not one.fouten:
                self.unsealed += 1
            elif not one.klopt:
                self.wrong += 1
            lines = [compact({**asdict(one), "klopt": one.klopt})] if self.as_json else _in_words(one)
            for line in lines:
                click.echo(line if self.as_json else visible(line))


def _moment(said: str | None) -> str:
    """Return a day, or a moment in UTC, as the zegelbewijs shows it; one that cannot be read stays."""
    from dossiertool.cli.layout import day  # noqa: PLC0415

    try:
        when = datetime.fromisoformat(said or "")
    except ValueError:
        return said or ""
    return day(when.date()) + (f" {when:%H:%M}" if "T" in (said or "") else "")


def _in_words(one: Checked) -> list[str]:
    name = one.nummer or one.doel
    if not one.verzegeld and not one.fouten:
        return [f"{name}: is niet verzegeld."]
    lines = [f"{name}: {'in orde' if one.klopt else 'NIET IN ORDE'}"]
    facts = [
        ("verzegeld door", one.door),
        ("verzegeld op", one.op and f"{_moment(one.op)} (UTC, zoals opgegeven)"),
        ("ijkpunt", one.ijkpunt and str(one.ijkpunt)),
        ("zegel", one.zegel),
        ("bewaren tot", one.bewaren_tot and _moment(one.bewaren_tot)),
        ("pakket gemaakt door", one.gemaakt_door and f"{one.gemaakt_door}, {_moment(one.gemaakt_op)}"),
        ("vingerafdruk", one.vingerafdruk),
    ]
    lines += [f"  {label:<20}{value}" for label, value in facts if value]
    whole = not (one.ontbreekt or one.onbekend)
    lines.append(f"  {'volledig':<20}{'ja' if whole else 'nee'}")
    for label, names in (("ontbreekt", one.ontbreekt), ("anders", one.anders), ("hoort er niet", one.onbekend)):
        lines += [f"  {label:<20}{name}" for name in names[:_SHOWN]]
        lines += [f"  {'':<20}en nog {len(names) - _SHOWN}"] if len(names) > _SHOWN else []
    return [*lines, *(f"  {'fout':<20}{fault}" for fault in one.fouten)]
