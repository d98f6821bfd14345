"""Takes in the forms in a folder, one after another; what goes wrong with one does not stop the others.

The order makes that nothing is lost or taken in twice, wherever the program stops: the ledger says that a form
is being taken in, the case file is replaced in one step, the ledger says that it is done, the form is moved.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossiertool.actions.inbox.cases import CaseFiles
from dossiertool.actions.inbox.decide import TOLD_ONLY
from dossiertool.actions.inbox.draft import Draft
from dossiertool.actions.inbox.fit import nowhere, require_fitting
from dossiertool.actions.inbox.held import InFolder, NewFile, digest, in_vault
from dossiertool.actions.inbox.judge import as_left_out, as_reason, new_findings, objections, text_of
from dossiertool.actions.inbox.ledger import BEGUN, DONE, Entry, Ledger, alone_with
from dossiertool.actions.inbox.merge import merge
from dossiertool.actions.inbox.open import Opened, SentBack, forms_in, open_any, require_plain_file
from dossiertool.actions.inbox.outcome import Outcome, Reason, Stand
from dossiertool.actions.inbox.send_back import note_left_out, send_back
from dossiertool.actions.school import school_for
from dossiertool.dates import school_year_of
from dossiertool.errors import DossierError, HasFindings, InvalidInput, Refused
from dossiertool.files.load import case_in
from dossiertool.files.move import move_into
from dossiertool.files.names import pupil_names
from dossiertool.files.shape import shape_of
from dossiertool.files.source import read_raw
from dossiertool.files.tree import unplaced
from dossiertool.files.write import as_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from dossiertool.actions.from_vault import VaultCases
    from dossiertool.actions.inbox.held import Held
    from dossiertool.actions.inbox.merge import Merged
    from dossiertool.documents.forms.returned import Returned

DONE_FOLDER, BACK_FOLDER = "verwerkt", "terug"
_OUR_MISTAKE = "Geef de regel hierboven door aan de makers. Er staat niets in over een leerling."
_AGAIN = "Los dit op en geef de opdracht nog een keer. Het formulier ligt er nog."


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the user wants forms taken in.

    `dossiers` is the folder with the case files; a case that is not there is looked for in `vault`. Without
    that folder all cases are in the vault, where only those in `numbers` are meant (None: all that the key
    opens). `dry` only tells what would happen. With `strict` a form goes back for every remark about what it
    says, also about language.
    """

    dossiers: Path | None
    now: datetime
    school: Path | None = None
    dry: bool = False
    strict: bool = False
    vault: VaultCases | None = None
    numbers: frozenset[str] | None = None


def take_in(folder: Path, wishes: Wishes) -> Iterator[Outcome]:
    """Take in the forms in this folder, in the order of their names, and yield what became of each.

    Raises:
        InvalidInput: a folder that is not there, a ledger that cannot be read, or somebody else who takes forms
            in for these case files now.
    """
    waiting = forms_in(folder)
    cases = CaseFiles(wishes.dossiers)
    with nullcontext() if wishes.dry or not waiting else alone_with(wishes.dossiers or folder):
        inbox = _Inbox(folder, cases, wishes)
        for path in waiting:
            yield inbox.take(path)


@dataclass(slots=True)
class _Step:
    """One form and the case it goes into, as far as that has come."""

    path: Path
    content_hash: str
    opened: Opened
    held: Held
    merged: Merged | None = None
    draft: Draft | None = None


class _Inbox:
    def __init__(self, folder: Path, cases: CaseFiles, wishes: Wishes) -> None:
        self._folder, self._cases, self._wishes = folder, cases, wishes
        self._home = wishes.dossiers or folder  # the ledger lies with the cases, or else with the forms
        self._ledger = Ledger(self._home)
        self._names = pupil_names(str(path) for path in self._cases.paths)

    def take(self, path: Path) -> Outcome:
        """Take in one form, or say why not."""
        opened: Opened | None = None
        try:
            require_plain_file(path)
            raw = read_raw(path)
            content_hash = digest(raw)
            if self._ledger.taken(content_hash):
                return self._put_away(Outcome(path, Stand.DUBBEL))
            opened = open_any(path, raw)
            step = self._placed(path, content_hash, opened)
            return self._settled(step)
        except SentBack as problem:
            return self._sent_back(path, opened, problem.redenen)
        except DossierError as problem:
            reason = Reason(problem.message, problem.hint or _AGAIN)
            return _about(Outcome(path, Stand.BLIJFT, redenen=(reason,)), opened)
        except Exception as problem:  # a mistake of ours in one form must not keep the others out
            wat = f"Er ging iets mis in dossiertool zelf ({_where(problem)})."
            return _about(Outcome(path, Stand.BLIJFT, redenen=(Reason(wat, _OUR_MISTAKE),)), opened)

    def _placed(self, path: Path, content_hash: str, opened: Opened) -> _Step:
        """Find the case of a form, and see that the form belongs to it."""
        returned = opened.returned
        if opened.problemen:
            raise SentBack(opened.problemen)
        held = self._held(returned.nummer)
        require_fitting(
            returned,
            held.file.case if held.file else None,
            school_for(held.near, self._wishes.school),
            self._names,
            self._ledger,
        )
        return _Step(path, content_hash, opened, held)

    def _held(self, number: str) -> Held:
        """Return the case with this number, in the folder or else in the vault; a file to be made for none."""
        vault, numbers = self._wishes.vault, self._wishes.numbers
        try:
            found = self._cases.find(number)
        except Refused as problem:
            raise SentBack([Reason(problem.message, problem.hint or "")]) from None
        if found is not None:
            return InFolder(found)
        kept = None
        if numbers is not None and number not in numbers:
            raise InvalidInput(
                "Dit formulier is voor een ander dossier dan u noemde.",
                "Laat het nummer weg: met --dossiers kluis: neemt u alle formulieren in.",
            )
        if vault is not None:
            kept = in_vault(vault, number, self._wishes.dossiers or Path(), self._wishes.now)
        if kept is None and self._wishes.dossiers is None:
            raise SentBack([nowhere(number, in_vault=True)])
        return kept or NewFile(self._home / f"{number}.groepsplan.yaml")

    def _settled(self, step: _Step) -> Outcome:
        """Merge, judge and write; the form is moved last."""
        outcome = _about(Outcome(step.path, Stand.INGENOMEN, dossier=step.held.target), step.opened)
        if self._was_written(step):
            self._note(DONE, step, step.held.was or "", ())
            return self._put_away(outcome)
        draft = step.draft = _draft_of(step)
        merged = step.merged = merge(
            step.opened.returned, draft, step.opened.known, whole=step.held.file is None
        )
        changes = tuple(merged.changes)
        if (
            all(each.uitkomst in TOLD_ONLY for each in changes)
            and not draft.nieuw
            and step.held.file is not None
        ):
            return self._put_away(replace(outcome, stand=Stand.ONGEWIJZIGD, wijzigingen=changes), step)
        try:
            text = text_of(draft, step.held.file, step.held.near)
            after = case_in(text, step.held.near).case
        except HasFindings as problem:
            raise SentBack([as_reason(each, merged.spots) for each in problem.findings]) from None
        findings = new_findings(
            step.held.file.case if step.held.file else None,
            after,
            today=self._wishes.now.date(),
            school=school_for(step.held.near, self._wishes.school),
            names=self._names,
        )
        if refused := objections(findings, merged.spots, strict=self._wishes.strict):
            raise SentBack(refused)
        outcome = replace(outcome, wijzigingen=changes, nieuw=tuple(draft.nieuw), bevindingen=tuple(findings))
        if not self._wishes.dry:
            self._write(step, text)
        return self._put_away(outcome, step)

    def _write(self, step: _Step, text: str) -> None:
        assert step.draft is not None  # noqa: S101
        new = tuple(step.draft.nieuw)
        wordt = step.held.becomes(text)
        self._note(BEGUN, step, wordt, new)
        step.held.write(text)
        if step.held.file is None:
            self._cases.added(step.opened.returned.nummer, step.held.target)
        self._note(DONE, step, wordt, new)

    def _was_written(self, step: _Step) -> bool:
        """Tell whether the case file has what this form says, from a time that the program was stopped."""
        begun = self._ledger.begun(step.content_hash)
        if begun is None or step.held.file is None:
            return False
        if step.held.was in (begun.was, begun.wordt):
            return step.held.was == begun.wordt
        draft = _draft_of(step)  # somebody changed the file since: look for what the form made
        made = [each.rpartition(".") for each in begun.nieuw]
        return any(
            draft.place(owner, kenmerk) is not None for owner, _, kenmerk in made if not kenmerk.isdecimal()
        )

    def _note(self, stand: str, step: _Step, wordt: str, new: tuple[str, ...]) -> None:
        if self._wishes.dry:
            return
        self._ledger.note(
            Entry(
                stand,
                self._wishes.now.isoformat(timespec="seconds"),
                step.opened.returned.document_id,
                step.content_hash,
                step.opened.returned.nummer,
                _within(step.held.target, self._home),
                step.held.was,
                wordt,
                new,
            )
        )

    def _put_away(self, outcome: Outcome, step: _Step | None = None) -> Outcome:
        """Move a form that was taken in; what of it stayed out of the dossier is noted beside it."""
        if self._wishes.dry:
            return outcome
        folder = self._folder / DONE_FOLDER
        left_out = [each for each in outcome.wijzigingen if each.uitkomst in TOLD_ONLY]
        noted = None
        if left_out and step is not None and step.merged is not None:
            reasons = [as_left_out(each, step.merged.spots) for each in left_out]
            noted = note_left_out(outcome.bestand, step.opened, reasons, folder)
        return outcome.moved(move_into(outcome.bestand, folder), noted)

    def _sent_back(self, path: Path, opened: Opened | None, redenen: list[Reason]) -> Outcome:
        outcome = _about(Outcome(path, Stand.TERUG, redenen=tuple(redenen)), opened)
        if self._wishes.dry:
            return outcome
        try:
            bericht = send_back(
                path, opened, redenen, self._folder / BACK_FOLDER, today=self._wishes.now.date()
            )
            return outcome.moved(move_into(path, self._folder / BACK_FOLDER), bericht)
        except DossierError as problem:
            reason = Reason(problem.message, problem.hint or _AGAIN)
            return replace(outcome, stand=Stand.BLIJFT, redenen=(*outcome.redenen, reason))


def _where(problem: Exception) -> str:
    """Return the kind of a mistake and the line of the program, and nothing that it was working on."""
    frames = [""]
    trace = problem.__traceback__
    while trace is not None:
        frames.append(f" {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return type(problem).__name__ + frames[-1]


def _draft_of(step: _Step) -> Draft:
    if step.held.file is None:
        base = _new_plan(step.opened.returned)
        return Draft(unplaced(base), base, shape_of("groepsplan"))
    soort = as_plain(step.held.file.case)["soort"]
    return Draft(unplaced(step.held.file.tree), as_plain(step.held.file.case), shape_of(soort))


def _new_plan(returned: Returned) -> dict[str, Any]:
    """Return what a new groepsplan begins with: what the form does not ask."""
    first = returned.waarden.get("periode_van")
    year = {"schooljaar": school_year_of(date.fromisoformat(first))} if isinstance(first, str) else {}
    return {"soort": "groepsplan", "plannummer": returned.nummer, "school": {"naam": returned.school}, **year}


def _about(outcome: Outcome, opened: Opened | None) -> Outcome:
    """Return the outcome with what the form says about itself, and what people wrote beside its fields."""
    if opened is None:
        return outcome
    found = opened.returned
    return replace(outcome, soort=found.soort, nummer=found.nummer, opmerkingen=tuple(found.opmerkingen))


def _within(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
