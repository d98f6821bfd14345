"""Fills one Word document from a case file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dossiertool.actions.finished import write_document
from dossiertool.actions.near import names_near
from dossiertool.actions.school import school_for
from dossiertool.actions.targets import one_target
from dossiertool.actions.templates import pointing_at_the_linter, refuse_other_name
from dossiertool.documents.choose import OUT_OF_SCHOOL, known_soort
from dossiertool.documents.fill import OF_SCHOOL, fill
from dossiertool.errors import InvalidInput
from dossiertool.files.write import refuse_existing
from dossiertool.model.case import SCHOOL_PAPERS, number_of

if TYPE_CHECKING:
    from datetime import date

    from dossiertool.actions.from_vault import VaultCases


@dataclass(frozen=True, slots=True)
class Filled:
    """A document that was written; without a number when it is about the whole school."""

    soort: str
    nummer: str | None
    uit: Path
    pdf: Path | None = None


def fill_target(
    soort: str,
    doel: str,
    *,
    out: Path | None = None,
    template: Path | None = None,
    kenmerk: str | None = None,
    pdf: bool = False,
    today: date,
    school: Path | None = None,
    vault: VaultCases | None = None,
) -> Filled:
    """Write one document of the case or school in `doel` and say where; without `out` in the current folder.

    The name of the file is made of the number of the dossier, never of a pupil. With `pdf` a PDF of the same
    name stands beside it: both are written, or none. `school` is the school file, for a document that prints
    what stands there; else `school.yaml` near the case. `vault` is there when `doel` is in it.

    Raises:
        InvalidInput: the case or the template cannot be read, the file exists or cannot be written, or
            there is no PDF, for want of a program or because it did not become a good one.
        HasFindings: the case does not fit the model.
        NotFound: the case has no such document, or is not in the vault, or not for this key.
        Tampered: the case in the vault is damaged or altered.
    """
    soort = known_soort(soort)
    if out is not None:
        refuse_other_name(out, out.name or soort)
        refuse_existing(out)
    if soort in SCHOOL_PAPERS:
        return _of_school(soort, doel, out or Path(f"{soort}.docx"), template, kenmerk, pdf=pdf, today=today)
    source = one_target(doel, vault)
    case = source.load().case
    nummer = number_of(case)
    target = out or Path("-".join(filter(None, (soort, nummer, kenmerk))) + ".docx")
    refuse_existing(target)
    settings = school_for(source.near, school) if soort in OF_SCHOOL else None
    names = names_near(doel, vault) if soort == OUT_OF_SCHOOL else ()
    with pointing_at_the_linter(template):
        content = fill(
            soort, case, kenmerk=kenmerk, template=template, today=today, school=settings, names=names
        )
    return Filled(soort, nummer, target, write_document(target, content, pdf=pdf))


def _of_school(
    soort: str, doel: str, target: Path, template: Path | None, kenmerk: str | None, *, pdf: bool, today: date
) -> Filled:
    from dossiertool.actions.school_paper import school_paper  # noqa: PLC0415  loads what only this needs

    if kenmerk is not None:
        raise InvalidInput(f"Een {soort} heeft geen kenmerk.", "Laat --kenmerk weg.")
    refuse_existing(target)
    with pointing_at_the_linter(template):
        content = school_paper(soort, doel, template=template, today=today)
    return Filled(soort, None, target, write_document(target, content, pdf=pdf))
