"""Makes Word forms of case files, to send or to print, with everything filled in that the case says already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossiertool.actions.next_plan import next_plan
from dossiertool.actions.next_steps import next_evaluation, next_registration
from dossiertool.actions.school import school_for
from dossiertool.actions.targets import VaultTarget, is_passed_over, targets_in
from dossiertool.documents.choose import as_dossier, as_groepsplan
from dossiertool.documents.forms.kinds import KINDS, form_of, known_kind
from dossiertool.documents.forms.kinds.source import Source
from dossiertool.documents.forms.sheet import as_workbook
from dossiertool.documents.forms.write_word import write_word
from dossiertool.documents.still_open import still_open
from dossiertool.errors import DossierError, InvalidInput, NotFound
from dossiertool.files.write import make_folder, refuse_existing, write_new
from dossiertool.model.case import number_of
from dossiertool.model.kinds import JaNee, Planstatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from dossiertool.actions.from_vault import VaultCases
    from dossiertool.actions.targets import Target
    from dossiertool.model.case import Case
    from dossiertool.model.dossier import Dossier
    from dossiertool.model.groepsplan import Groepsplan

CLASS = "groepsplan"


@dataclass(frozen=True, slots=True)
class Formulier:
    """A form that was written: for which case it is, and where it stands."""

    soort: str
    nummer: str
    kenmerk: str | None
    uit: Path


def make_forms(
    soort: str,
    doelen: Sequence[str],
    to: Path,
    *,
    kenmerk: str | None = None,
    school: Path | None = None,
    today: date,
    excel: bool = False,
    problem: Callable[[DossierError], None],
    vault: VaultCases | None = None,
) -> Iterator[Formulier]:
    """Write a form of each case in these files, folders and the vault to the folder `to`, and yield each.

    In a folder or the whole vault the cases of the other kind, and those in which nothing is open, are passed
    over. Names of files hold kind, number and kenmerk only.

    Args:
        soort: the kind of form, as `known_kind` takes it.
        doelen: case files, folders (searched to the bottom), and cases in the vault.
        to: the folder for the forms; it is made when it is not there.
        kenmerk: the document to go on with; without it one that is still a concept, else a new one.
        school: the school file, when it is not beside the cases.
        today: the day on the form.
        excel: write workbooks in place of Word documents; of a class only.
        problem: is told of each case that no form can be made of; the rest goes on.
        vault: is there when a target names it.

    Raises:
        InvalidInput: there is no such form, or the folder cannot be made.
        NotFound: the whole vault is meant, and this key can open nothing in it.
    """
    soort = known_kind(soort)
    if excel and soort != CLASS:
        raise InvalidInput("Alleen een groepsplan kan als Excel-werkmap.", "Laat --excel weg.")
    make_folder(to)
    targets = [each for each in targets_in(doelen, vault) if not _is_passed_by(soort, each)]
    if vault is not None:
        vault.expect([each.number for each in targets if isinstance(each, VaultTarget)])
    asked = False  # whether there was a case that a form could be made of
    for target in targets:
        try:
            case = target.load().case
        except DossierError as failure:
            if not is_passed_over(target, failure):
                asked = True
                problem(failure)
            continue
        try:
            if not target.named and _is_other_kind(soort, case):
                continue
            sources = list(sources_of(soort, case, target.near, kenmerk=kenmerk, school=school, today=today))
        except DossierError as failure:
            if not (isinstance(failure, NotFound) and not target.named and _is_finished(case)):
                asked = True
                problem(failure)
            continue
        asked = True
        for source in sources:
            try:
                yield _written(soort, source, to, today, excel=excel)
            except DossierError as failure:
                problem(failure)
    if vault is not None and (nothing := vault.nothing_read()) is not None:
        problem(nothing)
    elif not asked:
        what = "groepsplan" if soort == CLASS else "dossier met een open behoefte"
        problem(
            NotFound(
                f"Er is geen formulier gemaakt: hier staat geen {what}.",
                "Noem een ander dossier of een andere map.",
            )
        )


def sources_of(
    soort: str,
    case: Case,
    path: Path,
    *,
    kenmerk: str | None = None,
    school: Path | None = None,
    today: date,
) -> Iterator[Source[Any]]:
    """Yield what to make a form of: one document of the case, but a form per consent that waits for an answer.

    `path` is where the case stands: its school file is near it.

    Raises:
        InvalidInput: the case is of the wrong kind, or a plan follows already on the newest evaluation.
        NotFound: there is no document with that kenmerk, or no plan to evaluate.
    """
    if soort == CLASS:
        yield Source(as_groepsplan(case, kenmerk), today)
        return
    dossier = still_open(as_dossier(case))
    if soort.startswith("zienswijze"):
        if kenmerk is not None:
            raise InvalidInput("Een zienswijze heeft geen kenmerk.", "Laat --kenmerk weg.")
        yield Source(dossier, today)
    elif soort == "toestemming":
        yield from _consents(dossier, kenmerk, today)
    else:
        yield _document(soort, dossier, kenmerk, path, school, today)


def make_class_form(plan: Groepsplan, to: Path, *, today: date, excel: bool = False) -> Formulier:
    """Write the form of a groepsplan that is no file yet, as one of a class list.

    Raises:
        InvalidInput: the form exists already, or cannot be written.
    """
    make_folder(to)
    return _written(CLASS, Source(plan, today), to, today, excel=excel)


def _written(soort: str, source: Source[Any], to: Path, today: date, *, excel: bool) -> Formulier:
    nummer = number_of(source.case)
    name = "-".join(filter(None, (soort, nummer, source.kenmerk)))
    target = to / f"{name}{'.xlsx' if excel else '.docx'}"
    refuse_existing(target)
    form = form_of(soort, source)
    write_new(target, as_workbook(form) if excel else write_word(form, today=today))
    return Formulier(soort, nummer, source.kenmerk, target)


def _is_passed_by(soort: str, target: Target) -> bool:
    """Tell by its name alone whether no form of this kind is asked of a target: it is not even read."""
    by_number = isinstance(target, VaultTarget) and not target.named
    return target.is_school or (by_number and target.is_group != (soort == CLASS))


def _is_finished(case: Case) -> bool:
    """Tell whether every need of a dossier is closed: in a folder no form is asked of it."""
    needs = getattr(case, "behoeften", ())
    return bool(needs) and not any(need.is_open for need in needs)


def _is_other_kind(soort: str, case: Case) -> bool:
    return (soort == CLASS) != (case.TITEL == "Groepsplan")


def _document(
    soort: str, dossier: Dossier, kenmerk: str | None, path: Path, school: Path | None, today: date
) -> Source[Dossier]:
    documents = getattr(dossier, KINDS[soort].veld)
    if kenmerk is not None:
        found = [one for one in documents if one.kenmerk == kenmerk]
        if not found:
            raise NotFound(f"Dit dossier heeft geen {soort} met dat kenmerk.", _choice(documents))
    else:
        found = [one for one in documents if getattr(one, "status", None) is Planstatus.CONCEPT]
    if found:
        return Source(dossier, today, found[-1].kenmerk, found[-1].model_dump(mode="json"))
    start = _STARTS.get(soort)
    known = start(dossier, path, school, today) if start else {}
    return Source(dossier, today, None, known)


def _choice(documents: Sequence[Any]) -> str:
    names = ", ".join(one.kenmerk for one in documents)
    return f"Kies met --kenmerk: {names}." if names else "Laat --kenmerk weg voor een nieuw formulier."


def _first_plan(dossier: Dossier, path: Path, school: Path | None, today: date) -> dict[str, Any]:
    """Return what a new plan begins with: after the newest evaluation, else the open needs."""
    settings = school_for(path, school)
    try:
        item = next_plan(dossier, "", after=None, bij_verschil=settings.bij_verschil if settings else None)
    except NotFound:  # no need is open: the form asks everything
        return {}
    offered = {name: item.examples[name] for name in ("analyse", "aanspreekpunt") if name in item.examples}
    return {**offered, **item.plain(), "kenmerk": None}


def _first_evaluation(dossier: Dossier, path: Path, school: Path | None, today: date) -> dict[str, Any]:
    """Return what a new evaluation begins with: the newest plan."""
    return {"plan": next_evaluation(dossier, "", plan=None, today=today).plain()["plan"]}


def _first_registration(dossier: Dossier, path: Path, school: Path | None, today: date) -> dict[str, Any]:
    """Return what a new registration begins with: what was tried, and what the dossier says of open needs."""
    known: dict[str, Any] = {
        "hulpvragen": [one.model_dump(mode="json") for one in dossier.hulpvragen],
        "factoren": [one.model_dump(mode="json") for one in dossier.factoren],
        "aanspreekpunt": dossier.regiehouder and dossier.regiehouder.model_dump(mode="json"),
    }
    try:
        known |= next_registration(dossier, "", today=today).plain()
    except NotFound:  # no need is open: the form asks everything
        return known
    return {**known, "kenmerk": None, "datum": None}


_STARTS = {
    "handelingsplan": _first_plan,
    "evaluatie": _first_evaluation,
    "ot-aanmelding": _first_registration,
}


def _consents(dossier: Dossier, kenmerk: str | None, today: date) -> Iterator[Source[Dossier]]:
    """Yield each consent that waits for an answer, or the one that is named; without any, an empty one."""
    steps = [(consent.kenmerk or str(i), consent) for i, consent in enumerate(dossier.toestemmingen)]
    if kenmerk is not None:
        found = [(step, consent) for step, consent in steps if consent.kenmerk == kenmerk]
        if not found:
            raise NotFound("Dit dossier heeft geen toestemming met dat kenmerk.", "Laat --kenmerk weg.")
    else:
        found = [
            (step, consent)
            for step, consent in steps
            if consent.antwoord is JaNee.ONBEKEND and not (consent.geldig_tot and consent.geldig_tot < today)
        ]
    for step, consent in found:
        yield Source(dossier, today, step, consent.model_dump(mode="json"))
    if not found:
        yield Source(dossier, today)
