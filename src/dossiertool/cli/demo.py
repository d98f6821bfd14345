"""`dossiertool demo`: a fictional school from end to end."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import JSON, VANDAAG
from dossiertool.cli.show import compact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossiertool.actions.demo import Day

Item = TypeVar("Item")


@click.command(cls=DutchCommand)
@click.argument("folder", metavar="[MAP]", type=click.Path(path_type=Path), default=Path("demo"))
@JSON
@VANDAAG
def demo(folder: Path, as_json: bool, vandaag: date | None) -> None:
    """Speel een schooldag na met verzonnen dossiers.

    Alles komt in een nieuwe map MAP: de dossiers, hun Word-documenten en een kluis. Noemt u geen MAP, dan
    heet de map demo. Buiten die map schrijft dossiertool niets.
    """
    from dossiertool.actions.demo import DAY, play  # noqa: PLC0415

    day = play(folder, _progress, today=vandaag or DAY)
    if as_json:
        click.echo(compact(_as_dict(day)))
    else:
        _tell(day)


def _progress(label: str, items: Iterable[Item]) -> Iterator[Item]:
    """Show a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(list(items), label=f"{label:<12}", file=sys.stderr) as bar:
        yield from bar


def _as_dict(day: Day) -> dict[str, object]:
    return {
        "map": str(day.places.folder),
        "zaken": [
            {"zaak": one.voorbeeld, "nummer": one.nummer, "bevindingen": len(one.bevindingen)}
            for one in day.cases
        ],
        "documenten": day.documents,
        "bewaard": day.kept,
    }


def _tell(day: Day) -> None:
    from dossiertool.cli.show import counts  # noqa: PLC0415

    places = day.places
    groups = day.groepsplannen
    click.secho("Een schooldag met verzonnen dossiers", bold=True)
    click.echo(f"\nGelezen: {len(day.cases) - groups} dossiers en {groups} groepsplannen.")
    click.echo("\nGecontroleerd op vorm, stappen, afsluiten en taal:\n")
    click.secho(f"  {'voorbeeld':<20}{'nummer':<12}{'fouten':>7}{'waarschuwingen':>16}", bold=True)
    for played in day.cases:
        fouten, waarschuwingen, _ = counts(played.bevindingen)
        click.echo(f"  {played.voorbeeld:<20}{played.nummer:<12}{fouten:>7}{waarschuwingen:>16}")
    most = ", ".join(f"{klasse.replace('_', ' ')} {count}" for klasse, count in day.most_found())
    click.echo(f"\n  Bevindingen per soort: {most}.")
    click.echo(f"\nIngevuld: {day.documents} Word-documenten.")
    for number in day.without:
        click.echo(f"Geen document voor {number}: alle behoeften zijn afgesloten.")
    click.echo(f"Versleuteld bewaard: {day.kept}. Alles is teruggelezen en was gelijk. In de kluis staat nu:\n")
    for row in day.rows:
        click.echo(f"  {row.stored.number}  versie {row.stored.version}")
    click.secho("\nWat waar staat", bold=True)
    width = len(str(places.documents)) + 3
    for path, what in (
        (places.cases, "de dossiers, leesbaar; in het echt staan ze alleen in de kluis"),
        (places.documents, "de Word-documenten, om te openen en te printen"),
        (places.vault, "de kluis: onleesbaar zonder sleutel"),
        (
            places.key_file.parent,
            "sleutelbestand, wachtzin en herstelsleutel; in het echt elk op een andere plek",
        ),
    ):
        click.echo(f"  {path!s:<{width}}{what}")
    tool = _called()
    first = places.cases / "D-4M7T-58.dossier.yaml"
    keys = f"--kluis {places.vault} --sleutel {places.key_file} --wachtzin-bestand {places.passphrase_file}"
    click.secho("\nProbeer nu", bold=True)
    click.echo(f"  {tool} controleer {first}")
    click.echo(f"  {tool} vul handelingsplan {first} -o plan.docx")
    click.echo(f"  {tool} kluis lijst --toon-namen {keys}")


def _called() -> str:
    """Return how to call this program from here: by name when it can be found, else as it was called."""
    name = str(click.get_current_context().find_root().info_name)
    return name if shutil.which(name) or " " in name else sys.argv[0]
