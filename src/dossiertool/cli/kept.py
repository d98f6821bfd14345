"""Says what `kluis bewaar` did with each file, and what still lies there to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dossiertool.cli.show import compact
from dossiertool.cli.terminal import visible

if TYPE_CHECKING:
    from pathlib import Path

    from dossiertool.actions.keep import Kept


def tell_what_is_kept(path: Path, done: Kept, *, as_json: bool) -> None:
    """Say which version of this file is in the vault."""
    if as_json:
        answer = {
            "doel": str(path),
            "nummer": done.nummer,
            "versie": done.versie,
            "nieuw": done.nieuw,
            "verplaatst": done.leesbaar is None,
        }
        click.echo(compact(answer))
    elif done.nieuw:
        click.echo(f"{done.nummer}: versie {done.versie} staat in de kluis, teruggelezen en gelijk.")
    else:
        click.echo(f"{done.nummer}: er is niets veranderd sinds versie {done.versie} in de kluis.")


def tell_what_lies_there(kept: list[Kept], *, moved: bool) -> None:
    """Say which readable files still lie there, and how to be rid of them."""
    for done in kept:
        if done.teruggezet:
            views = "1 zienswijze" if done.teruggezet == 1 else f"{done.teruggezet} zienswijzen"
            click.echo(
                f"{done.nummer}: {views} uit de vorige versie stond niet meer zo in het bestand. "
                "In de kluis blijft die naast de nieuwe staan: een zienswijze wordt aangevuld, niet vervangen.",
                err=True,
            )
        if done.leesbaar is not None:
            because = f": {done.omdat}" if done.omdat else ""
            name = visible(str(done.leesbaar))
            click.echo(f"Het leesbare bestand {name} staat er nog{because}.", err=True)
    if kept and not moved:
        click.echo("tip: Met --verplaats haalt dossiertool een leesbaar bestand na het bewaren weg.", err=True)
    elif any(done.leesbaar is None for done in kept):
        click.echo(
            "Wat veilig in de kluis staat, is leesbaar weggehaald. In de cloud of in een reservekopie van uw "
            "computer kan het nog staan.",
            err=True,
        )
