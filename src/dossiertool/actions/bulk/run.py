"""Makes a document of every case that is named: what is there already stays, what fails stops nothing else."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from dossiertool.actions.bulk.job import Job, Outcome, Stand
from dossiertool.actions.bulk.manifest import Line, digest, open_manifest, pdf_name
from dossiertool.actions.bulk.order import Made, Order, make
from dossiertool.actions.bulk.place import Place, Standing
from dossiertool.actions.spread import spread, stopped
from dossiertool.errors import DossierError, InvalidInput, NotFound
from dossiertool.files.source import read_raw
from dossiertool.files.write import CannotWrite, make_folder, sweep
from dossiertool.workroom import workroom

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

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
        entries = [desk.looked_at(doel) for doel in job.doelen]
        room = stack.enter_context(workroom())
        if job.office is not None:
            from dossiertool.documents.pdf.office import Office  # noqa: PLC0415

            desk.office = Office(room, job.office)
        made = stack.enter_context(
            closing(
                spread(
                    partial(make, Order(job.soort, job.template, job.today, room.folder, job.school)),
                    [str(entry.doel) for entry in entries if entry.known is None],
                    workers=job.workers,
                    at_once=_AT_ONCE,
                    lost=stopped,
                )
            )
        )
        waiting = iter(entries)
        while batch := list(islice(waiting, _TOGETHER if desk.office is None else _TOGETHER_PDF)):
            yield from desk.finished(batch, made)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One case: what its document is made of, and what became of it if there is nothing to do."""

    doel: Path
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
    taken: dict[str, Path] = field(default_factory=dict)
    """The case that has each name."""

    def looked_at(self, doel: Path) -> _Entry:
        """See whether anything is to be done for a case."""
        try:
            bron = self.job.made_of(doel, read_raw(doel))
            line = self.place.manifest.made_of(bron)
            known = None if line is None else self._standing(doel, line)
            if line is not None and known is not None:
                self._take(line.document, doel)
            return _Entry(doel, bron, known)
        except DossierError as problem:
            return _Entry(doel, known=self._failed(doel, problem))

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
                items.append(result if isinstance(result, Outcome) else self._failed(entry.doel, result))
        self.place.manifest.add([item.line for item in items if isinstance(item, _Ready)])
        for path in (*paths, *pdfs):
            if path is not None and not isinstance(path, DossierError):
                path.unlink(missing_ok=True)
        outcomes = [self._written(item) if isinstance(item, _Ready) else item for item in items]
        self.place.settle()
        return outcomes

    def _standing(self, doel: Path, line: Line) -> Outcome | None:
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
            self._take(name, entry.doel)
            self.place.refuse_others_work(name, word)
            if printed is not None:
                self.place.refuse_others_work(pdf_name(name))
        except InvalidInput as problem:
            return self._failed(entry.doel, problem)
        outcome = self._there(entry.doel, name, Stand.GEMAAKT)
        if isinstance(pdf, DossierError):
            outcome = replace(outcome, stand=Stand.MISLUKT, pdf=None, fout=pdf)
        line = Line(name, entry.bron, made.inhoud, None if printed is None else digest(printed))
        return _Ready(line, word, printed, outcome)

    def _take(self, name: str, doel: Path) -> None:
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
            return self._failed(outcome.doel, problem)
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

    def _there(self, doel: Path, name: str, stand: Stand) -> Outcome:
        pdf = self.place.folder / pdf_name(name) if self.job.office else None
        return Outcome(doel, stand, self.job.number_in(name), self.place.folder / name, pdf)

    def _failed(self, doel: Path, problem: DossierError) -> Outcome:
        passed = isinstance(problem, NotFound) and doel not in self.job.named
        return Outcome(doel, Stand.OVERGESLAGEN if passed else Stand.MISLUKT, fout=problem)
