"""Makes a document of every case that is named: what is there already stays, what fails stops nothing else."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from dossiertool.actions.bulk.job import Job, Outcome, Stand
from dossiertool.actions.bulk.manifest import Line, digest, open_manifest, pdf_name
from dossiertool.actions.bulk.order import Made, Order, make, make_of
from dossiertool.actions.bulk.place import Place, Standing
from dossiertool.actions.near import names_near
from dossiertool.actions.spread import spread, stopped
from dossiertool.actions.targets import VaultTarget
from dossiertool.documents.choose import OUT_OF_SCHOOL
from dossiertool.errors import DossierError, InvalidInput, NotFound
from dossiertool.files.write import CannotWrite, make_folder, sweep
from dossiertool.workroom import workroom

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

    from dossiertool.actions.targets import Target
    from dossiertool.documents.pdf.office import Office

_AT_ONCE = 4  # cases that a process gets at a time
_TOGETHER = 8  # documents that get their names together
_TOGETHER_PDF = 25  # documents in one call of LibreOffice


def outcomes(job: Job) -> Iterator[Outcome]:
    """Yield what became of each case, in the order of `job.doelen`.

    Raises:
        InvalidInput: another process is at work in the folder.
        CannotWrite: the folder cannot be written or the disk is full; what stands there stays.
    """
    make_folder(job.folder)
    with ExitStack() as stack:
        place = Place(job.folder, stack.enter_context(open_manifest(job.folder)))
        sweep(job.folder)
        desk = _Desk(job, place)
        entries = [desk.looked_at(target) for target in job.doelen]
        room = stack.enter_context(workroom())
        if job.office is not None:
            from dossiertool.documents.pdf.office import Office  # noqa: PLC0415

            desk.office = Office(room, job.office)
        names = names_near("", job.vault) if job.vault and job.soort == OUT_OF_SCHOOL else frozenset()
        order = Order(job.soort, job.template, job.today, room.folder, job.school, names)
        made = stack.enter_context(closing(_made(job, order, [each for each in entries if each.known is None])))
        waiting = iter(entries)
        while batch := list(islice(waiting, _TOGETHER if desk.office is None else _TOGETHER_PDF)):
            yield from desk.finished(batch, made)


def _made(job: Job, order: Order, entries: Sequence[_Entry]) -> Generator[Made | DossierError]:
    """Yield the document of each entry; other processes get paths, and never a key or what a vault holds."""
    if job.vault is None:
        yield from spread(
            partial(make, order),
            [entry.target.name for entry in entries],
            workers=job.workers,
            at_once=_AT_ONCE,
            lost=stopped,
        )
        return
    job.vault.expect([each.target.number for each in entries if isinstance(each.target, VaultTarget)])
    for entry in entries:
        yield make_of(order, entry.target)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One case: what its document is made of, and what became of it if there is nothing to do."""

    target: Target
    bron: str = ""
    known: Outcome | None = None


@dataclass(frozen=True, slots=True)
class _Ready:
    """A document that may get its name, its line in the manifest, and what will have become of its case."""

    line: Line
    word: bytes
    pdf: bytes | None
    outcome: Outcome


@dataclass(slots=True)
class _Desk:
    """Where finished documents come in, get their names and go out."""

    job: Job
    place: Place
    office: Office | None = None
    taken: dict[str, str] = field(default_factory=dict)
    """The case that has each name."""

    def looked_at(self, target: Target) -> _Entry:
        """See whether anything is to be done for a case."""
        try:
            bron = self.job.made_of(target)
            line = self.place.manifest.made_of(bron)
            known = None if line is None else self._standing(target.name, line)
            if line is not None and known is not None:
                self._take(line.document, target.name)
            return _Entry(target, bron, known)
        except DossierError as problem:
            return _Entry(target, known=self._failed(target, problem))

    def finished(self, batch: Sequence[_Entry], made: Iterator[Made | DossierError]) -> list[Outcome]:
        """Give the documents of a batch their names; their lines in the manifest go first."""
        results = [entry.known or next(made) for entry in batch]
        paths = [result.path for result in results if isinstance(result, Made)]
        pdfs = self.office.to_pdf(paths) if self.office is not None and paths else [None] * len(paths)
        waiting = iter(pdfs)
        items: list[Outcome | _Ready] = []
        for entry, result in zip(batch, results, strict=True):
            if isinstance(result, Made):
                items.append(self._ready(entry, result, next(waiting)))
            else:
                items.append(result if isinstance(result, Outcome) else self._failed(entry.target, result))
        self.place.manifest.add([item.line for item in items if isinstance(item, _Ready)])
        for path in (*paths, *pdfs):
            if path is not None and not isinstance(path, DossierError):
                path.unlink(missing_ok=True)
        outcomes = [self._written(item) if isinstance(item, _Ready) else item for item in items]
        self.place.settle()
        return outcomes

    def _standing(self, doel: str, line: Line) -> Outcome | None:
        """Return what became of a case in an earlier call: its document is there, or was changed by hand."""
        wanted = {line.document: line.inhoud} | ({line.pdf_name: line.pdf} if self.job.office else {})
        outcome = self._there(doel, line.document, Stand.STOND_ER_AL)
        if all(self.place.has(name, inhoud) for name, inhoud in wanted.items()):
            return outcome
        if any(self.place.standing(name) is Standing.CHANGED for name in wanted):
            return replace(outcome, stand=Stand.BEHOUDEN)
        return None

    def _ready(self, entry: _Entry, made: Made, pdf: Path | DossierError | None) -> _Ready | Outcome:
        """Look whether a document may get its name; a PDF that failed keeps no Word document back."""
        name = self.job.document_name(made.nummer)
        word = made.path.read_bytes()
        printed = None if pdf is None or isinstance(pdf, DossierError) else pdf.read_bytes()
        try:
            self._take(name, entry.target.name)
            self.place.refuse_others_work(name, word)
            if printed is not None:
                self.place.refuse_others_work(pdf_name(name))
        except InvalidInput as problem:
            return self._failed(entry.target, problem)
        outcome = self._there(entry.target.name, name, Stand.GEMAAKT)
        if isinstance(pdf, DossierError):
            outcome = replace(outcome, stand=Stand.MISLUKT, pdf=None, fout=pdf)
        line = Line(name, entry.bron, made.inhoud, None if printed is None else digest(printed))
        return _Ready(line, word, printed, outcome)

    def _take(self, name: str, doel: str) -> None:
        """Keep a name for this case.

        Raises:
            InvalidInput: another case has it.
        """
        if (other := self.taken.setdefault(name, doel)) != doel:
            raise InvalidInput(
                f"{doel} heeft hetzelfde nummer als {other}: {self.job.number_in(name)}.",
                "Is het een kopie? Haal die weg. Zijn het er twee? Geef een van de twee een eigen nummer.",
            )

    def _written(self, ready: _Ready) -> Outcome:
        """Write a document, and its PDF."""
        line, outcome = ready.line, ready.outcome
        try:
            was = self.place.put(line.document, ready.word)
            was_printed = None if ready.pdf is None else self.place.put(line.pdf_name, ready.pdf)
        except CannotWrite:
            raise
        except InvalidInput as problem:  # somebody else was just before us
            return Outcome(outcome.doel, Stand.MISLUKT, fout=problem)
        if outcome.stand is Stand.MISLUKT:
            return outcome
        if ready.pdf is not None:
            return outcome if was_printed is None else replace(outcome, stand=Stand.VERNIEUWD)
        if was is None:
            return outcome
        if was == ready.word:
            return replace(outcome, stand=Stand.STOND_ER_AL)
        old = self.place.folder / line.pdf_name
        return replace(outcome, stand=Stand.VERNIEUWD, oude_pdf=old if old.exists() else None)

    def _there(self, doel: str, name: str, stand: Stand) -> Outcome:
        pdf = self.place.folder / pdf_name(name) if self.job.office else None
        return Outcome(doel, stand, self.job.number_in(name), self.place.folder / name, pdf)

    def _failed(self, target: Target, problem: DossierError) -> Outcome:
        passed = isinstance(problem, NotFound) and not target.named
        return Outcome(target.name, Stand.OVERGESLAGEN if passed else Stand.MISLUKT, fout=problem)
