"""Says what `kluis bewaar` did with each file, and what still lies there to be read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from dossiertool.cli.main import say
from dossiertool.cli.progress import Progress
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import stop_writing, visible
from dossiertool.errors import DossierError, ExitCode, PartlyFailed, gravest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dossiertool.actions.keep import Kept


_MANY = 12  # readable files that are named one by one


class Teller:
    """Says what became of each file, one line each on stdout, why not on stderr; and of all in the end."""

    def __init__(self, paths: Sequence[Path], *, moved: bool, as_json: bool, folders: bool) -> None:
        """Count from here; of `folders` it is told how many were saved, and a part that failed is a code."""
        self._total, self._moved, self._as_json, self._folders = len(paths), moved, as_json, folders
        self._kept: list[Kept] = []
        self._codes: list[ExitCode] = []
        self._progress = Progress(len(paths))

    def tell(self, path: Path, outcome: Kept | DossierError) -> None:
        """Say one."""
        self._progress.clear()
        failed = isinstance(outcome, DossierError)
        if isinstance(outcome, DossierError):
            self._codes.append(outcome.exit_code)
            self._say_why(path, outcome)
        else:
            self._kept.append(outcome)
        try:
            if self._as_json:
                click.echo(compact(_as_dict(path, outcome)))
            elif not isinstance(outcome, DossierError):
                click.echo(_in_words(outcome))
        except BrokenPipeError:  # nobody reads on; the other files are saved all the same
            stop_writing()
        self._progress.step(worked=not failed and self._kept[-1].nieuw)

    def _say_why(self, path: Path, problem: DossierError) -> None:
        if self._folders and str(path) not in str(problem):
            click.echo(f"{visible(str(path))}:", err=True)
        say(problem)

    @contextmanager
    def stopped_halfway(self) -> Iterator[None]:
        """Say how far it came when it does not come to its end."""
        try:
            yield
        except (KeyboardInterrupt, DossierError):
            self._progress.clear()
            done = len(self._kept) + len(self._codes)
            click.echo(
                f"Gestopt na {done} van de {self._total}. Wat klaar is, staat veilig in de kluis. "
                "Geef dezelfde opdracht opnieuw voor de rest.",
                err=True,
            )
            raise

    def sum_up(self) -> ExitCode:
        """Say what still lies there to be read; return how the command ends."""
        self._progress.clear()
        if self._folders:
            new = sum(done.nieuw for done in self._kept)
            same, failed = len(self._kept) - new, len(self._codes)
            click.echo(f"Samen {self._total}: bewaard {new}, onveranderd {same}, mislukt {failed}.", err=True)
        tell_what_lies_there(self._kept, moved=self._moved)
        if self._folders and self._kept and self._codes:
            return PartlyFailed.exit_code
        codes = [*self._codes, *(PartlyFailed.exit_code for done in self._kept if done.omdat)]
        return gravest(codes)


def _as_dict(path: Path, outcome: Kept | DossierError) -> dict[str, object]:
    """Return what became of a file for programs; every key is always there."""
    if isinstance(outcome, DossierError):
        answer: dict[str, object] = dict.fromkeys(("nummer", "versie"))
        return {"doel": str(path), **answer, "nieuw": False, "verplaatst": False, "melding": str(outcome)}
    return {
        "doel": str(path),
        "nummer": outcome.nummer,
        "versie": outcome.versie,
        "nieuw": outcome.nieuw,
        "verplaatst": outcome.leesbaar is None,
        "melding": None,
    }


def _in_words(done: Kept) -> str:
    if done.nieuw:
        return f"{done.nummer}: versie {done.versie} staat in de kluis, teruggelezen en gelijk."
    return f"{done.nummer}: er is niets veranderd sinds versie {done.versie} in de kluis."


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
        if done.bijlagen:
            click.echo(
                f"{done.nummer}: wat het bestand over bijlagen zegt, is anders dan in de kluis "
                f"(aantal: {done.bijlagen}). In de kluis blijven zij zoals zij waren.",
                err=True,
            )
        if done.leesbaar is not None and (done.omdat or len(kept) <= _MANY):
            because = f": {done.omdat}" if done.omdat else ""
            name = visible(str(done.leesbaar))
            click.echo(f"Het leesbare bestand {name} staat er nog{because}.", err=True)
    if len(kept) > _MANY and (there := sum(done.leesbaar is not None for done in kept)):
        click.echo(f"Leesbare bestanden die er nog staan: {there}.", err=True)
    if kept and not moved:
        click.echo("tip: Met --verplaats haalt dossiertool een leesbaar bestand na het bewaren weg.", err=True)
    elif any(done.leesbaar is None for done in kept):
        click.echo(
            "Wat veilig in de kluis staat, is als leesbaar bestand weggehaald. In de cloud of in een "
            "reservekopie van uw computer kan het nog staan.",
            err=True,
        )
