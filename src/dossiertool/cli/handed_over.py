"""What the commands share that hand something out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.show import compact
from dossiertool.cli.terminal import visible

if TYPE_CHECKING:
    from dossiertool.actions.hand_over import Written

DOOR = click.option("--door", required=True, metavar="NAAM", help="Wie dit namens de school geeft.")
UIT = click.option(
    "-o",
    "uit",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Maak dit bestand; zonder -o staat het nummer van het dossier in de naam.",
)


def tell(written: Written, doel: str, *, as_json: bool) -> None:
    """Say what was written and where."""
    handed = written.handed
    if handed.weggelaten:
        click.echo(f"Over anderen, en daarom weggelaten: {handed.weggelaten} keer.", err=True)
    if as_json:
        answer = {"doel": doel, "soort": handed.soort, "nummer": handed.nummer, "uit": str(written.uit)}
        answer |= {} if written.pdf is None else {"pdf": str(written.pdf)}
        click.echo(compact(answer))
        return
    for path in filter(None, (written.uit, written.pdf)):
        click.echo(f"Geschreven: {visible(str(path))}")
