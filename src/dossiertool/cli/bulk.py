"""`dossiertool bulk`: a document of many cases at once."""

from __future__ import annotations

import signal
from collections import Counter
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossiertool.cli.access import Access, opens_vault
from dossiertool.cli.main import DutchCommand
from dossiertool.cli.options import PDF, SCHOOL, SJABLOON, VANDAAG, WERKERS, Soort
from dossiertool.cli.progress import Progress
from dossiertool.cli.show import compact
from dossiertool.cli.terminal import stop_writing, visible
from dossiertool.errors import ExitCode, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from dossiertool.actions.bulk.job import Job, Outcome

_STOPS = ("SIGTERM", "SIGHUP")


@click.command(cls=DutchCommand)
@click.argument("soort", metavar="SOORT", type=Soort())
@click.argument("doelen", metavar="DOEL...", nargs=-1, required=True)
@click.option(
    "--naar",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Zet de documenten in deze map. Bestaat zij nog niet, dan wordt zij gemaakt.",
)
@WERKERS
@SJABLOON
@PDF
@click.option("--json", "as_json", is_flag=True, help="Geef de uitkomst als JSON: één regel per dossier.")
@SCHOOL
@VANDAAG
@opens_vault
@click.pass_context
def bulk(
    ctx: click.Context,
    access: Access,
    soort: str,
    doelen: tuple[str, ...],
    folder: Path,
    werkers: int,
    sjabloon: Path | None,
    pdf: bool,
    as_json: bool,
    school: Path | None,
    vandaag: date | None,
) -> None:
    """Maak van veel dossiers tegelijk een document.

    SOORT is handelingsplan, groepsplan, ot-aanmelding, ot-verslag, evaluatie, uitnodiging, steunpunt,
    sluitbrief of overdracht. DOEL is een dossier, een groepsplan of een map. In een map leest dossiertool alle
    dossiers of groepsplannen, ook die in de mappen daaronder. Met kluis:NUMMER of kluis: komen ze uit de kluis;
    dan werkt één proces.

    Geef dezelfde opdracht gerust opnieuw, ook als zij halverwege is afgebroken: dan maakt dossiertool alleen
    wat er nog niet is of wat is veranderd. Een document dat u zelf hebt veranderd, blijft zoals het is.

    De opdracht eindigt met code 0 als alles is gelukt, en met 5 als een deel is mislukt.
    """
    from dossiertool.actions.bulk.job import prepare  # noqa: PLC0415
    from dossiertool.actions.targets import is_many  # noqa: PLC0415

    with access.cases(doelen, writes=True) as vault:
        job = prepare(
            soort,
            doelen,
            folder,
            template=sjabloon,
            workers=werkers,
            pdf=pdf,
            today=vandaag or date.today(),  # noqa: DTZ011
            school=school,
            vault=vault,
        )
        with _stops_heard():
            end = _make(job, single=len(doelen) == 1 and not is_many(doelen[0]), as_json=as_json)
    ctx.exit(end)


def _make(job: Job, *, single: bool, as_json: bool) -> ExitCode:
    """Make everything and tell what became of each case, and in the end of all."""
    from dossiertool.actions.bulk.job import Stand  # noqa: PLC0415
    from dossiertool.actions.bulk.run import outcomes  # noqa: PLC0415
    from dossiertool.files.write import CannotWrite  # noqa: PLC0415

    teller = _Teller(job, as_json=as_json, single=single)
    try:
        for outcome in outcomes(job):
            teller.tell(outcome)
    except (KeyboardInterrupt, CannotWrite) as stop:
        teller.stopped(begun=isinstance(stop, KeyboardInterrupt))
        raise
    teller.sum_up()
    if teller.counts[Stand.MISLUKT]:
        return ExitCode.PARTLY_FAILED
    if teller.counts[Stand.OVERGESLAGEN] == len(job.doelen):
        raise NotFound(f"Geen van deze dossiers heeft een {job.soort}.", "Kies een ander document.")
    return ExitCode.OK


class _Teller:
    """Says what became of each case: one line each on stdout, why and what to do on stderr."""

    def __init__(self, job: Job, *, as_json: bool, single: bool) -> None:
        """Count from here."""
        self.counts: Counter[str] = Counter()
        self._job, self._as_json, self._single = job, as_json, single
        self._progress = Progress(len(job.doelen))
        self._advised: set[str] = set()

    def tell(self, outcome: Outcome) -> None:
        """Say one; the failure of a single file is that of the command."""
        from dossiertool.actions.bulk.job import Stand  # noqa: PLC0415

        if self._single and outcome.stand is Stand.MISLUKT and outcome.fout is not None:
            raise outcome.fout
        self.counts[outcome.stand] += 1
        self._progress.clear()
        try:
            click.echo(compact(as_dict(outcome, self._job.soort)) if self._as_json else _in_words(outcome))
        except BrokenPipeError:  # whoever read along has seen enough; the documents are made all the same
            stop_writing()
        if outcome.stand is Stand.MISLUKT:
            self._say_why(outcome)
        if outcome.stand is Stand.BEHOUDEN:
            self._note(f"{outcome.uit} is met de hand veranderd en blijft zoals het is.")
        if outcome.oude_pdf is not None:
            self._note(
                f"{outcome.oude_pdf} hoort bij het vorige document. Met --pdf maakt dossiertool een nieuwe."
            )
        self._progress.step(worked=outcome.stand in (Stand.GEMAAKT, Stand.VERNIEUWD))

    def stopped(self, *, begun: bool) -> None:
        """Say how far it came, of a call that does not get to the end but did begin."""
        self._progress.clear()
        done, total = self.counts.total(), len(self._job.doelen)
        far = f" na {done} van de {total}: {self._counted()}" if done else ""
        if done or begun:
            self._note(
                f"Gestopt{far}. Wat klaar is, blijft staan. Geef dezelfde opdracht opnieuw voor de rest."
            )

    def sum_up(self) -> None:
        """Say how many of each."""
        self._progress.clear()
        if not self._single:
            self._note(f"Samen {len(self._job.doelen)}: {self._counted()}.")

    def _counted(self) -> str:
        return ", ".join(f"{count} {_several(stand, count)}" for stand, count in self.counts.items())

    def _say_why(self, outcome: Outcome) -> None:
        problem = outcome.fout
        if problem is None:
            return
        said, name = str(problem), outcome.doel
        click.echo(f"fout: {visible(said if name in said else f'{name}: {said}')}", err=True)
        if problem.hint and problem.hint not in self._advised:
            self._advised.add(problem.hint)
            click.echo(f"tip: {visible(problem.hint)}", err=True)

    @staticmethod
    def _note(text: str) -> None:
        click.echo(visible(text), err=True)


def as_dict(outcome: Outcome, soort: str) -> dict[str, object]:
    """Return an outcome for programs; every key is always there."""
    return {
        "doel": outcome.doel,
        "soort": soort,
        "nummer": outcome.nummer,
        "stand": str(outcome.stand),
        "uit": None if outcome.uit is None else str(outcome.uit),
        "pdf": None if outcome.pdf is None else str(outcome.pdf),
        "melding": None if outcome.fout is None else str(outcome.fout),
    }


def _in_words(outcome: Outcome) -> str:
    files = [str(path) for path in (outcome.uit, outcome.pdf) if path is not None]
    why = f": {outcome.fout}" if outcome.stand == "overgeslagen" else ""
    return visible(f"{outcome.stand:<13}{' en '.join(files) or outcome.doel}{why}")


def _several(stand: str, count: int) -> str:
    return stand if count == 1 else stand.replace("stond er", "stonden er")


@contextmanager
def _stops_heard() -> Iterator[None]:
    """Let the signals that end a program end it as Ctrl-C does: tidily, with code 130."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    numbers = [getattr(signal, name) for name in _STOPS if hasattr(signal, name)]
    before = [signal.signal(number, stop) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
